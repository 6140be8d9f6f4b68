"""Evidence: the machine suggests, a person says what it does to the claim, and both stay apart."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from claims.models import Claim, Decision, Evidence, Stance
from claims.models.statement import ECHO
from claims.refusals.changing import Stale, UnknownStance
from sources.refusals.texts import TooManyCharacters
from tests.factories import accept, make_claim, make_evidence, make_source

pytestmark = pytest.mark.django_db

BRIDGE = "افتتحت البلدية جسر النهر الكبير في نيسان 2021."
BRIDGE_DENIED = "لم تفتتح البلدية جسر النهر الكبير في نيسان 2021."


@pytest.fixture
def evidence() -> Evidence:
    return make_evidence(make_claim())


@pytest.mark.parametrize("stance", Stance.values)
def test_a_stance_is_kept_with_who_gave_it_and_why(evidence, editor, stance):
    evidence.decide(stance, by=editor, seen=1, why="نص صريح")
    decision = Decision.objects.get()
    assert Evidence.objects.get().stance == stance
    assert (decision.action, decision.by, decision.why) == ("stance", editor, "نص صريح")
    assert decision.before == {"evidence": evidence.pk, "stance": ""}
    assert decision.after == {"evidence": evidence.pk, "stance": stance}


def test_a_stance_moves_the_claim_to_its_next_version(evidence, editor):
    evidence.decide("supports", by=editor, seen=1)
    assert Claim.objects.get(pk=evidence.claim_id).version == 2


def test_a_stance_is_taken_back_and_the_rows_tell_both(evidence, editor):
    evidence.decide("disputes", by=editor, seen=1)
    evidence.decide("", by=editor, seen=2)
    assert Evidence.objects.get().stance == ""
    told = Decision.objects.order_by("id").values_list("before__stance", "after__stance")
    assert list(told) == [("", "disputes"), ("disputes", "")]


def test_a_stance_touches_one_row_alone(evidence, editor):
    other = make_evidence(evidence.claim)
    evidence.decide("supports", by=editor, seen=1)
    other.refresh_from_db()
    assert other.stance == ""


def test_a_stance_leaves_what_the_machine_found_meanwhile(evidence, editor):
    Evidence.objects.update(score=0.3, band="perhaps", voice=4)
    evidence.decide("supports", by=editor, seen=1)
    kept = Evidence.objects.get()
    assert (kept.score, kept.band, kept.voice, kept.stance) == (0.3, "perhaps", 4, "supports")


UNKNOWN = {
    "en": "This stance is not one of supports, disputes, context, irrelevant.",
    "ar": "هذا الموقف ليس من المواقف الأربعة: يؤيد، يعارض، سياق، لا صلة له.",
}


@pytest.mark.parametrize("language", UNKNOWN)
@pytest.mark.parametrize("stance", ["neutral", "SUPPORTS", "supports ", "supported", "؟"])
def test_another_word_is_no_stance_and_the_refusal_names_the_four(
    evidence, editor, stance, language
):
    with translation.override(language), pytest.raises(UnknownStance) as refusal:
        evidence.decide(stance, by=editor, seen=1)
    with translation.override(language):
        assert str(refusal.value) == UNKNOWN[language]
    assert Evidence.objects.get().stance == ""
    assert not Decision.objects.exists()


def test_a_stance_on_an_old_version_writes_nothing(evidence, editor):
    with pytest.raises(Stale):
        evidence.decide("supports", by=editor, seen=0)
    assert Evidence.objects.get().stance == ""
    assert not Decision.objects.exists()


def test_a_reason_too_long_writes_nothing(evidence, editor):
    with pytest.raises(TooManyCharacters, match="2,000"):
        evidence.decide("supports", by=editor, seen=1, why="س" * 2_001)
    assert Evidence.objects.get().stance == ""


def test_a_suggestion_that_a_new_search_dropped_is_told_not_judged(evidence, editor):
    Evidence.objects.all().delete()
    with pytest.raises(Stale):
        evidence.decide("supports", by=editor, seen=1)
    assert evidence.stance == ""
    assert not Decision.objects.exists()
    assert Claim.objects.get(pk=evidence.claim_id).version == 1


@pytest.fixture
def judged_each_way(editor) -> dict[str, Evidence]:
    claim = make_claim()
    rows = {stance: make_evidence(claim) for stance in ["", *Stance.values]}
    for stance, row in rows.items():
        if stance:
            accept(row, by=editor, stance=stance)
    return rows


def test_what_nobody_judged_is_suggested(judged_each_way):
    assert list(Evidence.objects.suggested()) == [judged_each_way[""]]


def test_what_bears_on_the_claim_is_accepted(judged_each_way):
    accepted = {judged_each_way["supports"], judged_each_way["disputes"]}
    assert set(Evidence.objects.accepted()) == accepted


def test_readers_see_what_bears_on_the_claim_and_its_context(judged_each_way):
    shown = {judged_each_way[stance] for stance in ("supports", "disputes", "context")}
    assert set(Evidence.objects.shown_to_readers()) == shown


def test_independent_evidence_is_another_sources():
    ours = make_source()
    claim = make_claim(source=ours)
    make_evidence(claim, source=ours)
    theirs = make_evidence(claim, source=make_source())
    assert list(Evidence.objects.independent()) == [theirs]


@pytest.mark.parametrize(
    ("same_source", "voice", "independent"),
    [
        (False, ECHO + 1, True),
        (False, 7, True),
        (False, ECHO, False),
        (True, ECHO + 1, False),
        (True, ECHO, False),
    ],
)
def test_a_row_is_independent_that_says_more_and_comes_from_elsewhere(
    same_source, voice, independent
):
    ours = make_source()
    claim = make_claim(source=ours)
    row = make_evidence(claim, source=ours if same_source else make_source(), voice=voice)
    assert row.is_independent() is independent


def test_what_a_person_brings_has_a_voice_of_its_own(evidence):
    assert (evidence.voice, evidence.is_independent()) == (1, True)


def test_the_strongest_evidence_comes_first_and_of_equals_the_older():
    claim = make_claim()
    low, older, newer, top = (make_evidence(claim, score=score) for score in (0.1, 0.5, 0.5, 0.9))
    for rows in (Evidence.objects.for_claim_page(), Evidence.objects.all()):
        assert list(rows) == [top, older, newer, low]


def test_the_page_of_a_claim_reads_its_evidence_in_one_query(django_assert_num_queries):
    claim = make_claim(BRIDGE)
    for _ in range(3):
        make_evidence(claim, BRIDGE_DENIED)
    with django_assert_num_queries(1):
        rows = list(Evidence.objects.for_claim_page())
        shown = {(r.sentence.document.source.name, r.suggested_stance) for r in rows}
        apart = {row.is_independent() for row in rows}
    assert {stance for _name, stance in shown} == {"disputes"}
    assert apart == {True}


def test_the_page_of_a_claim_reads_no_heavy_texts():
    row = make_evidence(make_claim()) and Evidence.objects.for_claim_page().get()
    assert {"body", "original"} <= row.sentence.document.get_deferred_fields()
    assert {"body", "original"} <= row.claim.sentence.document.get_deferred_fields()
    assert {"folded", "reasons"} <= row.claim.get_deferred_fields()


def test_the_machines_suggestion_is_no_stance():
    row = make_evidence(make_claim(BRIDGE), BRIDGE_DENIED)
    assert (row.stance, row.suggested_stance) == ("", "disputes")
    with translation.override("en"):
        assert row.get_suggested_stance_display() == "disputes"
    with translation.override("ar"):
        assert row.get_suggested_stance_display() == "يعارض"


def test_where_nothing_is_suggested_nothing_is_said():
    row = make_evidence(make_claim("هطلت أمطار."), "افتتح المعرض.")
    assert (row.suggested_stance, row.get_suggested_stance_display()) == ("", "")


def test_the_explanation_is_the_comparison_and_the_likenesses():
    row = make_evidence(make_claim(BRIDGE), BRIDGE_DENIED, parts={"characters": 0.7})
    told = row.explanation
    assert told["parts"] == {"characters": 0.7}
    assert told["shared"]
    assert {name: value for name, value in told.items() if name != "parts"} == (
        row.compared.to_json()
    )


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"score": 1.01}, "evidence_score_between_0_and_1"),
        ({"score": -0.01}, "evidence_score_between_0_and_1"),
        ({"stance": "neutral"}, "evidence_stance_is_known"),
    ],
    ids=str,
)
def test_the_database_keeps_no_impossible_evidence(evidence, wrong, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Evidence.objects.update(**wrong)


def test_a_sentence_is_evidence_for_a_claim_once(evidence):
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(claim=evidence.claim, sentence=evidence.sentence, score=0.5)
