"""Every page, in both languages and widths: speaks right, fits, and no browser complains."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from claims.models import Claim, Comment, Decision, Publication, Verdict
from sources.intake.cutting import rule_furniture
from sources.intake.watching.due import POLL
from sources.intake.watching.reasons import in_words
from sources.intake.watching.refusals import NoFeed
from sources.models import Document, Ruling, Sentence, Source, Watch
from sources.people.models import Person
from sources.work import queue as work
from sources.work.models import Work
from tests.factories import make_entry, make_watch

pytestmark = pytest.mark.browser

LISTS = [
    "auth/group",
    "axes/accessattempt",
    "claims/claim",
    "claims/comment",
    "claims/decision",
    "claims/newsroom",
    "claims/publication",
    "claims/verdict",
    "sources/document",
    "people/person",
    "sources/ruling",
    "sources/source",
    "sources/watch",
    "work/work",
]
RECORDS = {
    "claims/comment": Comment,
    "claims/decision": Decision,
    "claims/publication": Publication,
    "claims/verdict": Verdict,
    "sources/document": Document,
    "people/person": Person,
    "sources/ruling": Ruling,
    "sources/source": Source,
    "sources/watch": Watch,
    "work/work": Work,
}
FRAME = [
    "/admin/",
    "/admin/sources/document/add/",
    "/admin/sources/source/add/",
    "/admin/sources/watch/add/",
    "/admin/people/person/add/",
    "/admin/password_change/",
    "/admin/claims/",
    "/admin/review/public-name/",
    "/admin/review/access/",
    "/admin/review/webhooks/",
    "/admin/claims/claim/?verdict=disputed&q=%D8%A7%D9%84%D8%B3%D8%AF",
    "/admin/claims/claim/?q=nothingofthekind",
]
PASSWORD = "a-long-password-7"
MISSILE = "الصاروخ العابر للقارات"


@pytest.fixture
def matched(passwords) -> dict[str, str]:
    """The sample world with all matching done, but one step failed and one sentence was ruled."""
    work.drain()
    huda = Person.objects.get(username="huda")
    rule_furniture(Sentence.objects.current().earliest("id"), is_furniture=True, by=huda)
    failed = Claim.objects.filter(verdicts=None).earliest("id")
    Work.objects.filter(kind="match", subject=failed.pk).update(
        state="dead", error="TimeoutError: no answer in 60 s"
    )
    watched(huda)
    return passwords


def watched(huda: Person) -> None:
    """A watch that fails, with an entry held, one refused and one waiting."""
    why = in_words(NoFeed(url="https://river.example/rss"))
    watch = make_watch(by=huda, url="https://river.example/rss", failures=2, why=why)
    Work.objects.request(POLL, {watch.pk: 0.0}, after=900)
    make_entry(watch, document=Document.objects.latest("id"), title="ارتفع منسوب النهر")
    make_entry(watch, refused_at=timezone.now(), why=why, published_at=timezone.now())
    make_entry(watch, title="The bridge was opened")


def addresses() -> Iterator[str]:
    yield from FRAME
    yield from (f"/admin/{name}/" for name in LISTS)
    for name, model in RECORDS.items():
        yield f"/admin/{name}/{model._default_manager.latest('pk').pk}/change/"
    failed = Work.objects.get(state="dead").subject
    judged = Verdict.objects.values_list("claim", flat=True).distinct()
    for pk in [failed, *judged, Claim.objects.filter(verdicts=None).latest("id").pk]:
        yield f"/admin/claims/claim/{pk}/change/"
    yield f"/admin/review/claims/{failed}/evidence/"
    discussed = Comment.objects.earliest("id").verdict.claim.sentence.document_id
    yield f"/admin/sources/document/{discussed}/change/"
    standing = Sentence.objects.current().filter(document=discussed).order_by("start")
    cut = [*standing[:2], Claim.objects.filter(verdicts=None).latest("id").sentence]
    yield from (f"/admin/review/sentences/{sentence.pk}/cut/" for sentence in cut)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_of_the_desk_is_in_order(visit, matched, language):
    admin = visit()
    admin.log_in("admin", matched["admin"])
    admin.choose(language)
    wrong = {}
    for address in addresses():
        answer = admin.page.goto(admin.site + address)
        assert answer is not None
        if faults := [*([answer.status] if answer.status != 200 else []), *admin.faults()]:
            wrong[address] = faults
    assert wrong == {}


def speak(reader, language: str) -> None:
    """The choice of somebody who has not logged in."""
    choice = {"name": "django_language", "value": language, "url": reader.site}
    reader.context.add_cookies([choice])


def faults_beside(reader, status: int) -> list[str]:
    """What is wrong with a page, but for the console's telling its status."""
    told = f"the server responded with a status of {status}"
    return [fault for fault in reader.faults() if told not in fault]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_log_in_is_in_order(visit, transactional_db, language):
    reader = visit(language=language)
    speak(reader, language)
    reader.go("/admin/")
    expect(reader.button("Log in")).to_be_visible()
    assert reader.faults() == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_refusal_is_a_page_in_order(visit, settings, analyst, transactional_db, language):
    settings.AXES_FAILURE_LIMIT = 1
    reader = visit(language=language)
    speak(reader, language)
    reader.go("/nothing/here/")
    expect(reader.page.locator("h1")).to_have_text(reader.say("Not found"))
    assert faults_beside(reader, 404) == []

    reader.log_in(analyst.username, PASSWORD)
    reader.go("/admin/sources/document/add/")
    expect(reader.page.locator("h1")).to_have_text(reader.say("Not allowed"))
    assert faults_beside(reader, 403) == []

    reader.go("/admin/")
    reader.context.clear_cookies()
    speak(reader, language)
    reader.button("Log out").click()
    expect(reader.page.locator("h1")).to_have_text(reader.say("This page had expired"))
    assert faults_beside(reader, 403) == []

    reader.go("/admin/login/")
    reader.page.get_by_label(reader.say("Username")).fill(analyst.username)
    reader.page.get_by_label(reader.say("Password")).fill("not the password")
    reader.button("Log in").click()
    expect(reader.page.locator("h1")).to_have_text(reader.say("Too many attempts"))
    assert faults_beside(reader, 429) == []


def test_the_page_to_try_the_api_works_under_the_content_security_policy(visit, transactional_db):
    reader = visit()
    reader.go("/api/v1/docs/")
    expect(reader.page.get_by_text("/api/v1/verdicts/", exact=True)).to_be_visible()
    assert reader.complaints == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(visit, matched, language):
    editor = visit()
    editor.log_in("huda", matched["huda"])
    editor.choose(language)
    claim = Claim.objects.filter(sentence__text__contains=MISSILE).earliest("id")
    for address in ["/admin/claims/claim/", f"/admin/claims/claim/{claim.pk}/change/"]:
        editor.go(address)
        assert editor.tab_through() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(visit, matched, scheme):
    admin = visit(color_scheme=scheme)
    admin.log_in("admin", matched["admin"])
    pale = {}
    for address in addresses():
        admin.go(address)
        if faint := admin.faint():
            pale[address] = faint
    assert pale == {}


def test_the_desk_works_without_javascript(visit, matched):
    editor = visit(java_script_enabled=False)
    editor.log_in("huda", matched["huda"])
    editor.link("The queue").click()
    editor.page.get_by_role("link").filter(has_text=MISSILE).first.click()
    editor.button("Take charge").click()
    expect(editor.button("Let go")).to_be_visible()
    form = editor.region("Give a verdict")
    editor.radio("disputed", within=form).check()
    editor.field("Rationale", within=form).fill("لا يوجد دليل معلن.")
    editor.field("Why (optional)").first.fill("ينفي الخبر")
    editor.field("Why (optional)").first.press("Enter")
    editor.button("disputes").first.click()
    expect(editor.button("disputes").first).to_have_attribute("aria-pressed", "true")
    expect(editor.radio("disputed", within=form)).to_be_checked()
    editor.button("Give the verdict").click()
    editor.button("Publish").click()
    expect(editor.page.locator("h1")).to_contain_text(editor.say("disputed"))
    editor.unfold("Comment", editor.region("Verdicts"))
    editor.page.get_by_role("textbox", name=editor.say("Comment")).fill("راجعته مرتين.")
    editor.button("Comment").click()
    expect(editor.region("Verdicts")).to_contain_text("راجعته مرتين.")
