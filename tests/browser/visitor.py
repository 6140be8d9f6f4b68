"""Somebody at a browser window, who finds things by what they read, and what the browser says."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    expect,
)

from claims.models import Claim
from tests.claims.desk.hands import page_of

LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 30_000  # milliseconds: a loaded machine is slow, not broken
WIDTHS = (390, 1280)
expect.set_options(timeout=PATIENCE)

LOOKING = Path(__file__).with_name("looking.js").read_text(encoding="utf-8")


class Visitor:
    """A person with a window of their own; what its console complains of is kept."""

    def __init__(self, context: BrowserContext, site: str, language: str) -> None:
        self.context = context
        self.site = site
        self.language = language
        self.complaints: list[str] = []
        self.unanswered: set[Request] = set()
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.page.on("console", self.hear)
        self.page.on("request", self.ask_for)
        self.page.on("requestfinished", self.got)
        self.page.on("requestfailed", self.got)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message: ConsoleMessage) -> None:
        """Keep errors, violations of the content security policy among them."""
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def ask_for(self, request: Request) -> None:
        self.unanswered.add(request)

    def got(self, request: Request) -> None:
        self.unanswered.discard(request)

    def leave(self) -> None:
        """Close the window, once all that it asked for was answered."""
        end = time.monotonic() + PATIENCE / 1000
        while self.unanswered and time.monotonic() < end:
            self.page.wait_for_timeout(10)
        self.context.close()

    def say(self, words: str) -> str:
        """What stands on the page for an English msgid."""
        with translation.override(self.language):
            return gettext(words)

    def go(self, path: str) -> None:
        self.page.goto(f"{self.site}{path}")

    def button(self, words: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("button", name=self.say(words), exact=True)

    def link(self, words: str) -> Locator:
        return self.page.get_by_role("link", name=self.say(words), exact=True).first

    def field(self, words: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_label(self.say(words), exact=True)

    def radio(self, words: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("radio", name=self.say(words), exact=True)

    def region(self, words: str) -> Locator:
        return self.page.get_by_role("region", name=self.say(words), exact=True)

    def unfold(self, words: str, within: Locator) -> None:
        """Open a part of the page that is folded up under these words."""
        within.locator("summary").get_by_text(self.say(words), exact=True).click()

    def log_in(self, username: str, password: str) -> None:
        self.go("/admin/")
        self.page.get_by_label(self.say("Username")).fill(username)
        self.page.get_by_label(self.say("Password")).fill(password)
        self.button("Log in").click()
        expect(self.button("Log out")).to_be_visible()

    def choose(self, language: str) -> None:
        """Speak this language from now on."""
        if language != self.language:
            name = {"ar": "العربية", "en": "English"}[language]
            self.page.get_by_role("button", name=name, exact=True).click()
            self.language = language
            expect(self.page.locator("html")).to_have_attribute("lang", language)

    def log_out(self) -> None:
        self.button("Log out").click()
        expect(self.button("Log out")).to_have_count(0)

    def ask(self, question: str) -> Any:
        """The answer of one function of looking.js about the open page."""
        return self.page.evaluate(f"{LOOKING}.{question}()")

    def faults(self, widths: tuple[int, ...] = WIDTHS) -> list[str]:
        """What is wrong with the page that is open: language, direction, width, console."""
        spoken = self.page.locator("html")
        told = (spoken.get_attribute("lang"), spoken.get_attribute("dir"))
        meant = (self.language, "rtl" if self.language == "ar" else "ltr")
        wrong = [] if told == meant else [f"says it is {told}"]
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": 900})
            wrong += [f"{width} px: {what}" for what in self.ask("stickingOut")]
        wrong += self.complaints
        self.complaints.clear()
        return wrong

    def faint(self) -> list[str]:
        """The texts of the open page that are too pale to read."""
        found: list[str] = self.ask("faint")
        return found

    def tab_through(self, most: int = 300) -> list[str]:
        """What the Tab key does not reach, and what it reaches without showing it."""
        hidden = []
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if not self.ask("reached"):
                hidden.append(self.page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
            if self.page.evaluate("document.activeElement === document.body"):
                break
        return [*self.ask("unreached"), *hidden]


def arrive(browser: Browser, site: str, *, language: str = "ar", **options: Any) -> Visitor:
    """A new visitor, whose browser remembers nothing and speaks English, as most do."""
    context = browser.new_context(
        locale="en-GB", viewport={"width": 1280, "height": 900}, **options
    )
    return Visitor(context, site, language)


def at(visitor: Visitor, claim: Claim, queue: str = "verdict=none") -> None:
    visitor.go(f"{page_of(claim)}?queue={queue.replace('=', '%3D')}")


def until(visitor: Visitor, expression: str, value: Any) -> None:
    """Wait for what the page comes to; Playwright's own waiting is against the page's policy."""
    end = time.monotonic() + PATIENCE / 1000
    while (told := visitor.page.evaluate(expression)) != value and time.monotonic() < end:
        visitor.page.wait_for_timeout(50)
    assert told == value, expression


@contextmanager
def brought_anew(visitor: Visitor) -> Iterator[None]:
    """Do one step, and wait until the part of the page that its answer brings stands there."""
    visitor.page.evaluate("document.querySelector('#claim').isOld = true")
    yield
    until(visitor, "Boolean(document.querySelector('#claim').isOld)", False)
