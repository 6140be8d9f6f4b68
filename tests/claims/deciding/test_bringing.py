"""Evidence by hand: a text is handed in or a sentence picked, and stands with a person's stance."""

import pytest

from claims.deciding.bringing import Bringing, bring_sentence, bring_text
from claims.models import Claim, Decision, Evidence, Stance
from claims.models.judgement import accepted_elsewhere
from claims.models.statement import ECHO
from claims.refusals.bringing import (
    EvidenceAlready,
    LeftTheArchive,
    NoPublisher,
    NoQuote,
    NotQuoted,
    OwnSentence,
)
from claims.refusals.changing import Stale, UnknownStance
from claims.refusals.judging import RuledFurniture, WordsTakenDown
from sources.intake.doors import File
from sources.models import Document, Sentence
from sources.refusals.refusal import Refusal
from sources.refusals.texts import NoText, TooManyCharacters, TwoTexts
from tests.factories import judge, make_claim, make_document, make_evidence, make_source

pytestmark = pytest.mark.django_db

SAID = "بلغت واردات القمح 4 ملايين طن في العام الماضي."
REPORT = f"نشرت الوزارة تقريرها السنوي. {SAID} وستنشر الأرقام كاملة لاحقا."
TELLING = "4 ملايين طن"


@pytest.fixture
def claim() -> Claim:
    return make_claim("بلغت واردات القمح 9 ملايين طن.")


def said(stance="disputes", **more) -> Bringing:
    return Bringing(stance=stance, **more)


def bring(claim, editor, *, quote=TELLING, stance="disputes", why="", **given) -> Evidence:
    given = given or {"text": REPORT, "source_name": "وزارة الزراعة"}
    words = said(stance, quote=quote, why=why)
    return bring_text(claim, words, by=editor, seen=claim.version, **given)


def test_a_pasted_text_becomes_a_document_of_its_source_and_stands_as_evidence(claim, editor):
    row = bring(claim, editor, why="تقرير رسمي")
    document = Document.objects.get(pk=row.sentence.document_id)
    assert bytes(document.original) == REPORT.encode()
    assert (document.source.name, document.added_by) == ("وزارة الزراعة", editor)
    assert document.review_since is None
    assert (row.sentence.text, row.quote) == (SAID, TELLING)
    assert (row.stance, row.brought_by, row.score, row.band) == ("disputes", editor, None, "")
    assert row.is_independent()
    assert row.is_telling()


def test_bringing_is_a_decision_that_holds_places_and_no_words(claim, editor):
    row = bring(claim, editor, why="تقرير رسمي")
    decision = Decision.objects.get()
    start = SAID.index(TELLING)
    assert (decision.action, decision.by, decision.why) == ("bring", editor, "تقرير رسمي")
    assert decision.before == {"evidence": row.pk, "stance": "", "quote": [0, 0]}
    place = [start, start + len(TELLING)]
    assert decision.after == {"evidence": row.pk, "stance": "disputes", "quote": place}
    assert Claim.objects.get(pk=claim.pk).version == 2


@pytest.mark.parametrize(
    ("rating", "stance"), [("disputed", "disputes"), ("supported", "supports")]
)
def test_a_claim_without_any_find_is_judged_by_what_was_brought(claim, editor, rating, stance):
    row = bring(claim, editor, stance=stance)
    verdict = judge(claim, rating, by=editor)
    assert [(basis.evidence, basis.stance) for basis in verdict.bases.all()] == [(row, stance)]


@pytest.mark.parametrize("stance", Stance.values)
def test_the_guard_counts_what_was_brought_by_its_stance(claim, editor, stance):
    bring(claim, editor, stance=stance)
    assert accepted_elsewhere(claim).exists() is (stance in {"supports", "disputes"})


def test_what_the_claims_own_source_says_bears_nothing_out(editor):
    ours = make_source("صحيفة الميناء")
    claim = make_claim("بلغت واردات القمح 9 ملايين طن.", source=ours)
    row = bring(claim, editor, text=REPORT, source_name="صحيفة المِيناء")
    assert row.sentence.document.source == ours
    assert not accepted_elsewhere(claim).exists()


def test_the_claims_own_words_from_elsewhere_are_its_echo(claim, editor):
    text = {"text": claim.sentence.text, "source_name": "وكالة"}
    row = bring(claim, editor, stance="supports", quote="", **text)
    assert row.voice == ECHO
    assert not accepted_elsewhere(claim).exists()


@pytest.mark.parametrize("named", [{}, {"source_name": " \u200f"}, {"source_domain": ""}])
def test_a_text_of_nobody_is_no_other_voice(claim, editor, named):
    with pytest.raises(NoPublisher):
        bring(claim, editor, text=REPORT, **named)
    assert not Document.objects.exclude(pk=claim.sentence.document_id).exists()


@pytest.mark.parametrize(
    "named",
    [
        {"source_name": "وزارة"},
        {"source_domain": "agri.example"},
        {"url": "https://agri.example/2025"},
    ],
)
def test_a_name_a_domain_or_an_address_says_who_published_it(claim, editor, named):
    assert bring(claim, editor, text=REPORT, **named).is_independent()


def test_a_file_is_brought_as_it_is(claim, editor):
    file = File(REPORT.encode("cp1256"), "text/plain; charset=windows-1256", "تقرير.txt")
    row = bring(claim, editor, file=file, source_name="وزارة")
    assert bytes(row.sentence.document.original) == file.data
    assert row.quote == TELLING


def test_what_the_archive_holds_already_is_quoted_where_it_stands(claim, editor):
    first = bring(claim, editor)
    second = bring(make_claim("بلغت الواردات 5."), editor)
    assert first.sentence == second.sentence
    assert first != second


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"source_name": "وزارة"}, NoText),
        ({"text": REPORT, "file": File(b"x"), "source_name": "وزارة"}, TwoTexts),
        ({"text": REPORT, "source_name": "س" * 201}, TooManyCharacters),
    ],
)
def test_the_door_of_all_texts_refuses_here_as_well(claim, editor, given, refusal):
    with pytest.raises(refusal):
        bring(claim, editor, **given)
    assert not Evidence.objects.exists()


def test_a_text_larger_than_the_door_takes_is_refused(claim, editor, settings):
    settings.MAX_UPLOAD_BYTES = len(REPORT.encode()) - 1
    with pytest.raises(Refusal, match=f"{settings.MAX_UPLOAD_BYTES}"):
        bring(claim, editor)


def test_of_several_sentences_somebody_has_to_say_which(claim, editor):
    with pytest.raises(NoQuote) as refusal:
        bring(claim, editor, quote=" ")
    document = Document.objects.latest("id")
    assert refusal.value.details == {"document": document.pk}
    assert not Evidence.objects.exists()


def test_a_single_sentence_needs_no_quote(claim, editor):
    row = bring(claim, editor, quote="", text=SAID, source_name="وزارة")
    assert (row.sentence.text, row.quote) == (SAID, "")


@pytest.mark.parametrize("quote", ["5 ملايين طن", "السنوي. بلغت واردات", "4 ملايين أطنان"])
def test_words_that_no_sentence_says_are_no_quotation(claim, editor, quote):
    with pytest.raises(NotQuoted):
        bring(claim, editor, quote=quote)
    assert not Decision.objects.exists()


def test_an_article_is_quoted_before_the_furniture_around_it(claim, editor):
    document = make_document(SAID, SAID + " كما قيل.")
    document.sentences.filter(start=0).update(is_furniture=True, furniture="caption")
    sentence = bring(
        claim, editor, text=bytes(document.original).decode(), source_name=document.source.name
    ).sentence
    assert not sentence.is_furniture


@pytest.mark.parametrize("stance", ["", "neutral"])
def test_what_is_brought_has_a_stance(claim, editor, stance):
    with pytest.raises(UnknownStance):
        bring(claim, editor, stance=stance)
    assert Document.objects.count() == 1


def test_nothing_is_fetched_or_kept_for_a_version_that_is_gone(claim, editor):
    with pytest.raises(Stale):
        bring_text(claim, said(), by=editor, seen=7, text=REPORT, source_name="وزارة")
    assert Document.objects.count() == 1


def test_a_reason_has_the_limit_of_every_decision(claim, editor):
    with pytest.raises(TooManyCharacters, match="2,000"):
        bring(claim, editor, why="س" * 2_001)
    assert bring(claim, editor, why="س" * 2_000)


@pytest.mark.parametrize(
    ("furniture", "refusal"), [("menu", RuledFurniture), ("taken_down", WordsTakenDown)]
)
def test_nothing_is_brought_to_a_claim_that_left_its_text(claim, editor, furniture, refusal):
    Sentence.objects.filter(pk=claim.sentence_id).update(is_furniture=True, furniture=furniture)
    claim = Claim.objects.get(pk=claim.pk)
    with pytest.raises(refusal):
        bring(claim, editor)


def pick(claim, sentence, editor, **words) -> Evidence:
    return bring_sentence(claim, sentence, said(**words), by=editor, seen=claim.version)


def test_a_sentence_of_the_archive_is_picked(claim, editor):
    sentence = make_document(SAID).sentences.get()
    row = pick(claim, sentence, editor, quote="واردات القمح")
    assert (row.sentence, row.quote, row.stance) == (sentence, "واردات القمح", "disputes")
    assert row.is_brought


def test_what_the_machine_found_stays_found_when_somebody_quotes_it(claim, editor):
    found = make_evidence(claim, SAID, band="perhaps", score=0.2)
    row = pick(claim, found.sentence, editor, quote=TELLING)
    assert row.pk == found.pk
    assert (row.is_brought, row.score, row.stance, row.quote) == (False, 0.2, "disputes", TELLING)


@pytest.mark.parametrize("quote", [TELLING, ""])
def test_nobody_brings_what_somebody_brought_before(claim, editor, second_editor, quote):
    sentence = make_document(SAID).sentences.get()
    pick(claim, sentence, editor, quote=quote)
    with pytest.raises(EvidenceAlready):
        pick(claim, sentence, second_editor, stance="supports")
    kept = Evidence.objects.get()
    assert (kept.stance, kept.brought_by, kept.quote) == ("disputes", editor, quote)
    assert Decision.objects.count() == 1


def test_a_find_that_somebody_quoted_is_not_quoted_again(claim, editor, second_editor):
    found = make_evidence(claim, SAID)
    pick(claim, found.sentence, editor, quote=TELLING)
    with pytest.raises(EvidenceAlready):
        pick(claim, found.sentence, second_editor, quote="القمح")
    assert Evidence.objects.get().quote == TELLING


def test_a_claim_is_no_evidence_for_itself(claim, editor):
    with pytest.raises(OwnSentence):
        pick(claim, claim.sentence, editor)


@pytest.mark.parametrize(
    "gone",
    [{"retired_at": "2026-01-01T00:00Z"}, {"is_furniture": True, "furniture": "taken_down"}],
    ids=str,
)
def test_what_left_the_archive_is_not_picked(claim, editor, gone):
    Sentence.objects.filter(pk=make_document(SAID).sentences.get().pk).update(**gone)
    with pytest.raises(LeftTheArchive):
        pick(claim, Sentence.objects.latest("id"), editor)


def test_a_refused_bringing_leaves_no_row(claim, editor):
    sentence = make_document(SAID).sentences.get()
    with pytest.raises(NotQuoted):
        pick(claim, sentence, editor, quote="لا يقولها أحد")
    assert not Evidence.objects.exists()
    assert Claim.objects.get(pk=claim.pk).version == 1
