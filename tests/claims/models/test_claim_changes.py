"""A change of a claim: on the version seen, with its reason, as a row; or not at all."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.models import Claim, Decision
from claims.models.statement import MATCH
from claims.refusals.changing import Stale
from sources.refusals.texts import TooManyCharacters
from tests.factories import make_claim, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return make_claim()


def test_a_change_says_who_what_why_before_and_after(claim, editor):
    decision = claim.change("kind", by=editor, seen=1, why="فيها رقم", kind="figure")
    assert decision == Decision.objects.get()
    assert (decision.action, decision.by, decision.why) == ("kind", editor, "فيها رقم")
    assert (decision.before, decision.after) == ({"kind": "fact"}, {"kind": "figure"})


def test_a_change_needs_no_reason(claim, editor):
    assert claim.change("kind", by=editor, seen=1, kind="figure").why == ""


def test_a_change_is_seen_on_the_claim_in_hand_and_in_the_database(claim, editor):
    claim.change("kind", by=editor, seen=1, kind="figure")
    kept = Claim.objects.get(pk=claim.pk)
    assert (claim.kind, claim.version) == (kept.kind, kept.version) == ("figure", 2)
    assert claim.changed_at == kept.changed_at


def test_each_change_makes_the_next_version(claim, editor):
    for seen in (1, 2, 3):
        claim.change("assign", by=editor, seen=seen, editor=editor)
    assert Claim.objects.get(pk=claim.pk).version == 4


def test_a_change_tells_when_it_was(claim, editor):
    Claim.objects.update(changed_at=timezone.now() - timedelta(days=3))
    before = timezone.now() - timedelta(minutes=1)
    claim.change("assign", by=editor, seen=1, editor=editor)
    assert Claim.objects.get(pk=claim.pk).changed_at > before


def test_a_change_moves_one_claim_alone(claim, editor):
    other = make_claim()
    claim.change("kind", by=editor, seen=1, kind="figure")
    other.refresh_from_db()
    assert (other.kind, other.version) == ("fact", 1)


def test_a_row_names_people_and_claims_by_their_numbers(claim, editor, second_editor):
    original = make_claim()
    claim.change("assign", by=editor, seen=1, editor=second_editor)
    claim.change("repeat", by=editor, seen=2, repeat_of=original)
    assert [row.after for row in Decision.objects.order_by("id")] == [
        {"editor": second_editor.pk},
        {"repeat_of": original.pk},
    ]


def test_a_row_tells_times_in_a_form_that_lasts(claim, editor):
    since = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
    Claim.objects.filter(pk=claim.pk).update(new_evidence_at=since)
    claim.refresh_from_db()
    decision = claim.change("seen", by=editor, seen=1, new_evidence_at=None)
    assert decision.before == {"new_evidence_at": "2026-03-04T05:06:00+00:00"}
    assert decision.after == {"new_evidence_at": None}


def test_a_decision_about_something_beside_the_claim_says_so_itself(claim, editor):
    decision = claim.change(
        "stance", by=editor, seen=1, before={"evidence": 5}, after={"evidence": 6}
    )
    assert (decision.before, decision.after) == ({"evidence": 5}, {"evidence": 6})
    assert claim.version == 2


@pytest.mark.parametrize("seen", [0, 2, 99])
def test_who_saw_another_version_changes_nothing(claim, editor, seen):
    with pytest.raises(Stale):
        claim.change("kind", by=editor, seen=seen, kind="figure")
    kept = Claim.objects.get(pk=claim.pk)
    assert (kept.kind, kept.version) == ("fact", 1)
    assert not Decision.objects.exists()


def test_a_claim_in_an_old_tab_is_as_it_was_after_the_refusal(claim, editor, second_editor):
    tab = Claim.objects.get(pk=claim.pk)
    claim.change("assign", by=second_editor, seen=1, editor=second_editor)
    with pytest.raises(Stale):
        tab.change("assign", by=editor, seen=1, editor=editor)
    assert (tab.version, tab.editor) == (1, None)


@pytest.mark.parametrize(("length", "taken"), [(2_000, True), (2_001, False)])
def test_a_reason_may_be_as_long_as_its_field(claim, editor, length, taken):
    def change():
        claim.change("kind", by=editor, seen=1, why="س" * length, kind="figure")

    if not taken:
        with pytest.raises(TooManyCharacters, match="2,000"):
            change()
        assert Claim.objects.get(pk=claim.pk).version == 1
        return
    change()
    assert len(Decision.objects.get().why) == length


def test_a_row_that_cannot_be_written_takes_the_change_back(claim, editor):
    with pytest.raises(TypeError):
        claim.change("kind", by=editor, seen=1, after={"never": object()}, kind="figure")
    kept = Claim.objects.get(pk=claim.pk)
    assert (kept.kind, kept.version) == ("fact", 1)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"check_worthiness": 1.01}, "check_worthiness_between_0_and_1"),
        ({"check_worthiness": -0.01}, "check_worthiness_between_0_and_1"),
        ({"kind": "rumour"}, "claim_kind_is_known"),
        ({"kind": ""}, "claim_kind_is_known"),
        ({"outcome": "maybe"}, "claim_outcome_is_known"),
    ],
    ids=str,
)
def test_the_database_keeps_no_impossible_claim(claim, wrong, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**wrong)


@pytest.mark.parametrize("worth", [0.0, 1.0])
def test_the_ends_of_the_scale_are_worths(claim, worth):
    assert Claim.objects.filter(pk=claim.pk).update(check_worthiness=worth) == 1


def test_a_claim_is_no_repeat_of_itself(claim):
    with pytest.raises(IntegrityError, match="claim_never_repeats_itself"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(repeat_of=claim.pk)


def test_a_sentence_is_one_claim(claim):
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(sentence=claim.sentence, folded=" ")


def test_a_new_claim_is_at_its_first_version_and_nobodys():
    sentence = make_document(review=True).sentences.get()
    claim = Claim.objects.create(sentence=sentence, folded=" ")
    assert (claim.version, claim.editor, claim.repeat_of, claim.standing) == (1, None, None, None)
    assert (claim.outcome, claim.matched_at, claim.new_evidence_at) == ("", None, None)
    assert claim.raised_at


def test_a_claim_is_named_by_its_sentence(claim):
    assert str(claim) == claim.sentence.text


def test_the_name_of_matching_work_is_kept_by_rows_of_yesterday():
    assert MATCH == "match"
