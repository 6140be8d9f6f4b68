"""The pages of readers, in both languages, without a script and without an account."""

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Request, expect

from claims.models import Verdict

pytestmark = pytest.mark.browser
HEAVIEST = 100_000  # bytes a first visit may load, everything counted


@pytest.fixture(params=["ar", "en"])
def reader(request, visit, passwords):
    """Somebody who never logs in and whose browser runs no script."""
    visitor = visit(language=request.param, java_script_enabled=False)
    choice = {"name": "django_language", "value": request.param, "url": visitor.site}
    visitor.context.add_cookies([choice])
    return visitor


def claim_of(kind: str) -> str:
    return f"/claims/{Verdict.objects.filter(kind=kind).latest('id').claim_id}/"


def addresses() -> Iterator[str]:
    yield from ("/", "/?q=nothing", "/?since=2026-01-01", "/corrections/", "/methodology/", "/log/")
    for kind in ("first", "update", "void"):
        yield claim_of(kind)
        yield f"/embed{claim_of(kind)}"


def test_every_page_is_in_order(reader):
    wrong = {}
    for address in addresses():
        answer = reader.page.goto(reader.site + address)
        assert answer is not None
        if faults := [*([answer.status] if answer.status != 200 else []), *reader.faults()]:
            wrong[address] = faults
    assert wrong == {}


def test_a_first_visit_of_any_page_is_light(chromium, live_server, passwords):
    weights = {}
    for address in addresses():
        window, loaded = chromium.new_context(), []
        page = window.new_page()
        page.on("requestfinished", partial(keep, loaded))
        page.goto(live_server.url + address, wait_until="networkidle")
        weights[address] = sum(map(weight_of, loaded))
        window.close()
    assert {address: w for address, w in weights.items() if not 0 < w <= HEAVIEST} == {}


def keep(loaded: list[Request], request: Request) -> None:
    loaded.append(request)


def weight_of(request: Request) -> int:
    """The bytes of one answer, its headers included."""
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(visit, passwords, scheme):
    visitor = visit(color_scheme=scheme)
    pale = {}
    for address in addresses():
        visitor.go(address)
        if faint := visitor.faint():
            pale[address] = faint
    assert pale == {}


def test_the_keyboard_reaches_everything(visit, passwords):
    visitor = visit()
    for address in ("/", claim_of("update")):
        visitor.go(address)
        assert visitor.tab_through() == []


def test_a_reader_finds_a_claim_and_what_became_of_its_verdict(reader):
    reader.go("/")
    reader.page.locator("#id_q").fill("السدود 48%")
    reader.button("Search").click()
    reader.page.get_by_role("link").filter(has_text="48%").click()
    expect(reader.page.locator(".verdict strong")).to_have_text(said(reader, "disputed"))
    history = reader.region("History of this verdict")
    expect(history.locator("del.rating")).to_have_text(said(reader, "speculative"))
    oldest = history.locator("article").last
    expect(oldest.get_by_text("لم نجد بعد نشرة الوزارة لنهاية نيسان.")).to_be_visible()
    reader.unfold("Beside the text before it", history.locator("article").first)
    expect(history.locator("ins:not(.rating)").first).to_be_visible()


def said(reader, word: str) -> str:
    words = reader.say(word)
    return words[0].upper() + words[1:]


def test_a_withdrawn_verdict_says_so_before_all_else(reader):
    reader.go("/corrections/")
    reader.page.get_by_role("link").filter(has_text="old pier").click()
    expect(reader.page.locator("main p").first).to_contain_text(
        reader.say(
            "We took this verdict back. Below stands what we had said, and why it does not hold."
        )
    )
    expect(reader.page.locator("script")).to_have_count(0)


def test_a_reader_changes_the_language_by_a_link(reader):
    other, name = ("en", "English") if reader.language == "ar" else ("ar", "العربية")
    reader.go("/?rating=disputed")
    reader.page.get_by_role("link", name=name, exact=True).click()
    expect(reader.page.locator("html")).to_have_attribute("lang", other)
    expect(reader.page.locator("#id_rating")).to_have_value("disputed")
    reader.page.locator("article a").first.click()
    expect(reader.page.locator("html")).to_have_attribute("lang", other)


def test_another_site_may_show_the_card_and_nothing_else(reader, visit):
    reader.go("/robots.txt")
    card, page = f"{reader.site}/embed{claim_of('update')}", f"{reader.site}{claim_of('update')}"
    reader.page.set_content(f'<iframe src="{card}"></iframe><iframe src="{page}"></iframe>')
    shown, refused = (reader.page.frame_locator("iframe").nth(n) for n in (0, 1))
    expect(shown.locator("blockquote")).to_be_visible()
    expect(refused.locator("blockquote")).to_have_count(0)
    reader.complaints.clear()
