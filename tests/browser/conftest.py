"""A browser before a live server: the sample world, and visitors of it."""

import json
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, sync_playwright

from claims.models import Claim
from claims.sample import world as sampling
from tests.browser.visitor import LAUNCH, Visitor, arrive
from tests.factories import make_claim
from tests.needs import need_chromium


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Playwright's loop runs in this thread; the database is used between its calls, never in."""
    path = need_chromium()
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        browser = playwright.chromium.launch(executable_path=path, args=LAUNCH)
        yield browser
        browser.close()


@pytest.fixture
def passwords(transactional_db, settings, tmp_path) -> dict[str, str]:
    """The sample world, its last article still unmatched; everyone's password."""
    settings.RUN_DIR = tmp_path
    sampling.load()
    told = json.loads((tmp_path / "accounts.json").read_text(encoding="utf-8"))
    return {name: account["password"] for name, account in told.items()}


@pytest.fixture
def visit(chromium, live_server) -> Iterator[Callable[..., Visitor]]:
    """`visit(language="en")`: somebody with a browser window, closed before the tables empty."""
    visitors: list[Visitor] = []

    def new(**options) -> Visitor:
        visitors.append(arrive(chromium, live_server.url, **options))
        return visitors[-1]

    yield new
    for visitor in visitors:
        visitor.leave()


@pytest.fixture
def sit(visit, browse) -> Callable[..., Visitor]:
    """`sit(editor, "ar")`: somebody at the desk, logged in."""

    def down(person, language: str = "en", **options) -> Visitor:
        visitor = visit(language=language, **options)
        session = browse(person).cookies[settings.SESSION_COOKIE_NAME].value
        names = {settings.SESSION_COOKIE_NAME: session, "django_language": language}
        person.language = language
        person.save(update_fields=["language"])
        visitor.context.add_cookies(
            [{"name": name, "value": value, "url": visitor.site} for name, value in names.items()]
        )
        return visitor

    return down


@pytest.fixture
def waiting(transactional_db) -> list[Claim]:
    return [
        make_claim(f"قالت الهيئة إن الرقم {n}.", check_worthiness=0.9 - n / 10) for n in range(3)
    ]
