"""A claim for which matching found nothing is judged in a minute, by what an editor brings."""

import time

import pytest
from playwright.sync_api import expect

from claims.models import Claim, Evidence, Outcome, Verdict
from claims.models.statement import MATCH
from sources.intake.ingest import Arrival, ingest
from sources.work import queue as work
from sources.work.models import Work
from tests.browser.visitor import Visitor, at
from tests.factories import make_claim

pytestmark = pytest.mark.browser

MINUTE = 60  # seconds
WIDTHS = (360, 1366)
CLAIM = "بلغت واردات القمح 9 ملايين طن في العام الماضي."
REPORT = "نشرت وزارة الزراعة تقريرها السنوي. دخل الموانئ 4 ملايين طن حبوبا. وتصدر الأرقام لاحقا."
TELLING = "4 ملايين طن"
WORDS = {"supports": ("supported", "النشرة تؤيده."), "disputes": ("disputed", "النشرة تعارضه.")}


@pytest.fixture
def alone(transactional_db) -> Claim:
    """A claim that was matched, and nothing was found."""
    claim = make_claim(CLAIM, check_worthiness=0.9)
    make_claim("قالت الهيئة إن الرقم 7.", check_worthiness=0.5)
    Work.objects.request(MATCH, {claim.pk: 0.9})
    work.drain()
    claim.refresh_from_db()
    assert claim.outcome == Outcome.NOTHING
    return claim


def bring_report(person: Visitor, stance: str) -> None:
    person.link("Bring evidence").click()
    form = person.region("A text of your own")
    person.field("Text", within=form).fill(REPORT)
    person.field("Source", within=form).fill("وزارة الزراعة")
    person.field("The words that matter", within=form).fill(TELLING)
    person.radio(stance, within=form).check()
    assert person.faults(WIDTHS) == []
    person.button("Let it stand as evidence", within=form).click()


def see_it_beside_the_claim(person: Visitor, stance: str) -> None:
    evidence = person.region("Evidence")
    expect(evidence).to_contain_text("دخل الموانئ")
    expect(evidence).to_contain_text(person.say("brought by"))
    expect(evidence.locator("mark.quoted").first).to_be_visible()
    pressed = person.button(stance, within=evidence).first
    expect(pressed).to_have_attribute("aria-pressed", "true")
    assert person.faults(WIDTHS) == []


def judge(person: Visitor, rating: str, rationale: str) -> None:
    form = person.region("Give a verdict")
    person.radio(rating, within=form).check()
    person.field("Rationale", within=form).fill(rationale)
    person.button("Publish and next").click()
    expect(person.page.locator(".messagelist")).to_contain_text(
        person.say("The verdict is published.")
    )


@pytest.mark.parametrize("stance", WORDS)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_claim_without_any_find_is_judged_in_a_minute(sit, editor, alone, language, stance):
    person = sit(editor, language)
    began = time.monotonic()
    at(person, alone)
    bring_report(person, stance)
    see_it_beside_the_claim(person, stance)
    judge(person, *WORDS[stance])
    assert time.monotonic() - began < MINUTE
    verdict = Verdict.objects.get()
    assert [basis.stance for basis in verdict.bases.all()] == [stance]
    assert verdict.publication.by == editor
    assert Evidence.objects.get().quote == TELLING


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_sentence_of_the_archive_is_found_by_fewer_words_and_taken(sit, editor, alone, language):
    told = Arrival(REPORT.encode(), "text/plain", source_name="وزارة الزراعة")
    ingest(told)
    person = sit(editor, language)
    at(person, alone)
    person.page.keyboard.press("KeyA")
    archive = person.region("Search the archive")
    for word in ("9", "العام"):
        archive.locator(".words-asked a").filter(has_text=word).first.click()
    expect(person.field("Words", within=archive)).to_have_value(
        "بلغت واردات القمح ملايين طن في الماضي"
    )
    hit = archive.get_by_role("article").filter(has_text="دخل الموانئ")
    person.field("The words that matter", within=hit).fill(TELLING)
    assert person.faults(WIDTHS) == []
    person.button("disputes", within=hit).click()
    see_it_beside_the_claim(person, "disputes")
    assert Evidence.objects.get().brought_by == editor


def test_every_page_of_it_is_reached_by_the_keyboard_and_readable(sit, editor, alone):
    ingest(Arrival(REPORT.encode(), "text/plain", source_name="وزارة الزراعة"))
    for language in ("ar", "en"):
        person = sit(editor, language)
        at(person, alone)
        person.link("Bring evidence").click()
        for scheme in ("light", "dark"):
            person.page.emulate_media(color_scheme=scheme)
            person.page.reload()
            assert person.faint() == []
        assert person.tab_through() == []
