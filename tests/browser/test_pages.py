"""Every page, in both languages and widths: speaks right, fits, and no browser complains."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from claims.models import Claim, Comment, Decision, Publication, Verdict
from sources import work
from sources.cutting import rule_furniture
from sources.models import Document, Person, Ruling, Sentence, Source, Work

pytestmark = pytest.mark.browser

LISTS = [
    "auth/group",
    "axes/accessattempt",
    "claims/claim",
    "claims/comment",
    "claims/decision",
    "claims/publication",
    "claims/verdict",
    "knox/authtoken",
    "sources/document",
    "sources/person",
    "sources/ruling",
    "sources/source",
    "sources/work",
]
RECORDS = {
    "claims/comment": Comment,
    "claims/decision": Decision,
    "claims/publication": Publication,
    "claims/verdict": Verdict,
    "sources/document": Document,
    "sources/person": Person,
    "sources/ruling": Ruling,
    "sources/source": Source,
    "sources/work": Work,
}
FRAME = [
    "/admin/",
    "/admin/sources/document/add/",
    "/admin/sources/source/add/",
    "/admin/sources/person/add/",
    "/admin/password_change/",
    "/admin/claims/",
    "/admin/claims/claim/?verdict=disputed&q=%D8%A7%D9%84%D8%B3%D8%AF",
    "/admin/claims/claim/?q=nothingofthekind",
]
MISSILE = "الصاروخ العابر للقارات"


@pytest.fixture
def matched(passwords) -> dict[str, str]:
    """The sample world with all matching done, but one step failed and one sentence was ruled."""
    work.drain()
    huda = Person.objects.get(username="huda")
    rule_furniture(Sentence.objects.standing().earliest("id"), is_furniture=True, by=huda)
    failed = Claim.objects.filter(verdicts=None).earliest("id")
    Work.objects.filter(kind="match", subject=failed.pk).update(
        state="dead", error="TimeoutError: no answer in 60 s"
    )
    return passwords


def addresses() -> Iterator[str]:
    yield from FRAME
    yield from (f"/admin/{name}/" for name in LISTS)
    for name, model in RECORDS.items():
        yield f"/admin/{name}/{model._default_manager.latest('pk').pk}/change/"
    failed = Work.objects.get(state="dead").subject
    judged = Verdict.objects.values_list("claim", flat=True).distinct()
    for pk in [failed, *judged, Claim.objects.filter(verdicts=None).latest("id").pk]:
        yield f"/admin/claims/claim/{pk}/change/"
    discussed = Comment.objects.earliest("id").verdict.claim.sentence.document_id
    yield f"/admin/sources/document/{discussed}/change/"


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


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_before_the_log_in_is_in_order(visit, transactional_db, language):
    reader = visit(language=language)
    reader.context.add_cookies([{"name": "django_language", "value": language, "url": reader.site}])
    wrong = {}
    for address, status in [("/admin/login/", 200), ("/nothing/here/", 404)]:
        answer = reader.page.goto(reader.site + address)
        assert answer is not None
        told = f"the server responded with a status of {status}"
        faults = [fault for fault in reader.faults() if told not in fault]
        if faults or answer.status != status:
            wrong[address] = [answer.status, *faults]
    assert wrong == {}


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
    editor.button("disputes").first.click()
    expect(editor.button("disputes").first).to_have_attribute("aria-pressed", "true")
    form = editor.region("Give a verdict")
    editor.radio("disputed", within=form).check()
    editor.field("Rationale", within=form).fill("لا يوجد دليل معلن.")
    editor.button("Give the verdict").click()
    editor.button("Publish").click()
    expect(editor.page.locator("h1")).to_contain_text(editor.say("disputed"))
    editor.unfold("Comment", editor.region("Verdicts"))
    editor.page.get_by_role("textbox", name=editor.say("Comment")).fill("راجعته مرتين.")
    editor.button("Comment").click()
    expect(editor.region("Verdicts")).to_contain_text("راجعته مرتين.")
