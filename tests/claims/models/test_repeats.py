"""Repeats: what a person confirms leads to an original, never round in a circle."""

import pytest
from django.db import IntegrityError, transaction

from claims.deciding.charge import take
from claims.models import Claim, Repeat
from claims.refusals.changing import Illegal, Stale
from tests.factories import decisions_of, judge, make_claim

pytestmark = pytest.mark.django_db


def suggest(claim, original, **fields):
    return Repeat.objects.create(claim=claim, original=original, **{"score": 0.8, **fields})


def confirm(claim, original, *, by):
    claim.refresh_from_db()
    row = suggest(claim, original)
    row.confirm(by=by, seen=claim.version)
    return row


def repeat_of(claim):
    return Claim.objects.get(pk=claim.pk).repeat_of


def test_a_repeat_shows_the_verdict_of_its_original(editor):
    original, claim = make_claim(), make_claim()
    judge(original, "speculative", by=editor)
    confirm(claim, original, by=editor)
    assert repeat_of(claim) == original
    assert repeat_of(claim).standing.rating == "speculative"
    assert decisions_of(claim) == ["repeat"]


def test_a_repeat_never_leads_to_another_repeat(editor):
    original, claim, third = make_claim(), make_claim(), make_claim()
    confirm(claim, original, by=editor)
    row = suggest(third, Claim.objects.get(pk=claim.pk))
    with pytest.raises(Illegal, match="أصل"):
        row.confirm(by=editor, seen=third.version)
    row.refresh_from_db()
    assert (row.answer, repeat_of(third)) == ("", None)


def test_an_original_of_others_becomes_no_repeat_itself(editor):
    original, claim, third = make_claim(), make_claim(), make_claim()
    confirm(claim, original, by=editor)
    original.refresh_from_db()
    row = suggest(original, third)
    with pytest.raises(Illegal, match="أصل"):
        row.confirm(by=editor, seen=original.version)
    assert repeat_of(original) is None


def test_what_was_suggested_of_a_repeat_is_suggested_of_its_original(editor):
    original, claim, later = make_claim(), make_claim(), make_claim()
    suggest(later, claim)
    confirm(claim, original, by=editor)
    assert set(Repeat.objects.filter(claim=later).values_list("original", flat=True)) == {
        original.pk
    }


def test_a_repeat_is_answered_on_the_version_somebody_saw(editor, second_editor):
    original, claim = make_claim(), make_claim()
    row = suggest(claim, original)
    take(claim, by=second_editor, seen=claim.version)
    claim.refresh_from_db()
    with pytest.raises(Stale):
        row.confirm(by=editor, seen=claim.version - 1)
    row.refresh_from_db()
    assert row.answer == ""


def test_a_rejected_suggestion_leaves_the_claim_alone(editor):
    original, claim = make_claim(), make_claim()
    row = suggest(claim, original)
    row.reject(by=editor, seen=claim.version, why="رقمان مختلفان")
    assert repeat_of(claim) is None
    assert row.answer == "rejected"
    decision = claim.decisions.get()
    assert (decision.action, decision.why) == ("no_repeat", "رقمان مختلفان")
    assert decision.before == decision.after == {"original": original.pk}


def test_rejecting_another_suggestion_keeps_the_confirmed_one(editor):
    original, other, claim = make_claim(), make_claim(), make_claim()
    confirm(claim, original, by=editor)
    claim.refresh_from_db()
    suggest(claim, other).reject(by=editor, seen=claim.version)
    assert repeat_of(claim) == original


@pytest.mark.parametrize("wrong", [{"score": 1.01}, {"score": -0.01}, {"answer": "maybe"}], ids=str)
def test_the_database_keeps_no_impossible_suggestion(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        suggest(make_claim(), make_claim(), **wrong)


def test_the_database_keeps_a_pair_once_and_never_a_claim_with_itself():
    claim, original = make_claim(), make_claim()
    suggest(claim, original)
    for pair in [(claim, original), (claim, claim)]:
        with pytest.raises(IntegrityError), transaction.atomic():
            suggest(*pair)


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_the_ends_of_the_scale_are_scores(score):
    assert suggest(make_claim(), make_claim(), score=score).pk
