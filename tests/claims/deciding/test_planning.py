"""Priority by hand and deadlines: what goes first, until when, and who may say it again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from claims.deciding.planning import HORIZON, prioritise, remove_deadline, set_deadline
from claims.deciding.undoing import undo
from claims.models import Claim, Decision, Priority
from claims.refusals.changing import Unchanged
from claims.refusals.queueing import (
    DismissedClaim,
    NoSuchMoment,
    PastDeadline,
    UnknownPriority,
)
from claims.refusals.undoing import Overtaken
from tests.factories import decisions_of, judge, make_claim
from tests.moments import NEXT_YEAR

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.fixture
def claim() -> Claim:
    return make_claim("تراجع منسوب النهر مترين.")


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def put(claim, priority, by) -> None:
    prioritise(again(claim), by=by, seen=again(claim).version, priority=priority)


def until(claim, deadline, by) -> None:
    set_deadline(again(claim), by=by, seen=again(claim).version, deadline=deadline)


def lift(claim, by) -> None:
    remove_deadline(again(claim), by=by, seen=again(claim).version)


def in_an_hour() -> str:
    return (timezone.now() + timedelta(hours=1)).isoformat()


def test_the_priority_orders_the_queue_and_worth_orders_within_it(editor):
    dull, bright = make_claim(check_worthiness=0.0), make_claim(check_worthiness=1.0)
    put(dull, "urgent", editor)
    plain, best = make_claim(check_worthiness=0.1), make_claim(check_worthiness=0.9)
    put(bright, "low", editor)
    twin = make_claim(check_worthiness=0.9)
    assert list(Claim.objects.for_queue()) == [dull, best, twin, plain, bright]


def test_no_worth_lifts_a_claim_over_the_priority_above_its_own(editor):
    best_of_low = make_claim(check_worthiness=1.0, priority=Priority.LOW)
    worst_of_normal = make_claim(check_worthiness=0.0)
    best_of_normal = make_claim(check_worthiness=1.0)
    worst_of_urgent = make_claim(check_worthiness=0.0, priority=Priority.URGENT)
    queue = [worst_of_urgent, best_of_normal, worst_of_normal, best_of_low]
    assert list(Claim.objects.for_queue()) == queue


@pytest.mark.parametrize(("word", "value"), [("urgent", 1), ("low", -1)])
def test_a_priority_is_a_decision(claim, editor, word, value):
    put(claim, word, editor)
    decided = Decision.objects.get()
    assert (decided.action, decided.before, decided.after) == (
        "priority",
        {"priority": 0},
        {"priority": value},
    )
    assert again(claim).priority_word == word


@pytest.mark.parametrize("word", ["", "URGENT", "1", "عاجل"])
def test_a_word_that_is_no_priority_is_refused(claim, editor, word):
    with pytest.raises(UnknownPriority):
        put(claim, word, editor)


def test_the_same_priority_again_decides_nothing(claim, editor):
    with pytest.raises(Unchanged):
        put(claim, "normal", editor)
    assert decisions_of(claim) == []


def test_a_priority_is_undone_unless_somebody_changed_it_since(claim, editor, second_editor):
    put(claim, "urgent", editor)
    undo(again(claim), by=editor, seen=2)
    assert again(claim).priority == Priority.NORMAL
    put(claim, "urgent", editor)
    put(claim, "low", second_editor)
    with pytest.raises(Overtaken):
        undo(again(claim), by=editor, seen=5)


def test_a_deadline_without_a_zone_is_one_of_the_newsroom(claim, editor, settings):
    settings.TIME_ZONE = "Africa/Cairo"
    with timezone.override("Africa/Cairo"):
        until(claim, f"{NEXT_YEAR}-01-05T14:00", editor)
    assert again(claim).deadline == datetime(NEXT_YEAR, 1, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "said",
    ["", "  ", "2027-", "tomorrow", "05/01/2126", "2126-13-01", "0001-01-01T00:00+14:00", "\u0001"],
)
def test_what_is_no_moment_is_refused(claim, editor, said):
    with pytest.raises(NoSuchMoment):
        until(claim, said, editor)


def test_a_deadline_lies_ahead(claim, editor):
    moment = timezone.now()
    with pytest.raises(PastDeadline):
        until(claim, moment.isoformat(), editor)
    until(claim, (moment + timedelta(hours=1)).isoformat(), editor)
    assert again(claim).deadline > moment


def test_a_deadline_lies_within_what_anybody_plans_for(claim, editor):
    furthest = timezone.now() + HORIZON
    with pytest.raises(NoSuchMoment):
        until(claim, (furthest + timedelta(hours=1)).isoformat(), editor)
    assert decisions_of(claim) == []
    until(claim, (furthest - SECOND).isoformat(), editor)
    assert again(claim).deadline


def test_a_deadline_is_taken_away_by_a_step_of_its_own_and_both_are_undone(claim, editor):
    said = in_an_hour()
    until(claim, said, editor)
    kept = again(claim).deadline
    with pytest.raises(Unchanged):
        until(claim, said, editor)
    lift(claim, editor)
    with pytest.raises(Unchanged):
        lift(claim, editor)
    assert again(claim).deadline is None
    undo(again(claim), by=editor, seen=3)
    assert again(claim).deadline == kept
    undo(again(claim), by=editor, seen=4)
    assert again(claim).deadline is None
    assert decisions_of(claim) == ["deadline", "deadline", "undo", "undo"]


def test_a_deadline_that_somebody_moved_is_not_undone(claim, editor, second_editor):
    until(claim, in_an_hour(), editor)
    lift(claim, second_editor)
    with pytest.raises(Overtaken):
        undo(again(claim), by=editor, seen=3)


def test_what_was_dismissed_has_no_deadline_to_come(editor):
    claim = make_claim(dismissed_as="settled")
    with pytest.raises(DismissedClaim):
        until(claim, in_an_hour(), editor)
    with pytest.raises(DismissedClaim):
        lift(claim, editor)


def test_what_was_dismissed_goes_before_nothing(editor):
    claim = make_claim(dismissed_as="settled")
    with pytest.raises(DismissedClaim):
        put(claim, "urgent", editor)
    assert decisions_of(claim) == []


@pytest.mark.parametrize(("offset", "late"), [(-SECOND, True), (timedelta(hours=1), False)])
def test_a_claim_is_overdue_from_its_deadline_on(claim, offset, late):
    Claim.objects.update(deadline=timezone.now() + offset)
    assert list(Claim.objects.overdue()) == [claim] * late


def test_only_what_readers_see_meets_a_deadline(claim, editor):
    Claim.objects.update(deadline=timezone.now() - SECOND)
    draft = judge(claim, "speculative", by=editor, publish=False)
    assert Claim.objects.overdue().exists()
    assert again(claim).is_due
    draft.publish(by=editor, seen=again(claim).version)
    assert not Claim.objects.overdue().exists()
    assert not again(claim).is_due


@pytest.mark.parametrize("why", ["dismissed", "repeat"])
def test_nobody_waits_for_what_was_set_aside_or_repeats_another(claim, why):
    past = {"deadline": timezone.now() - SECOND}
    said = {"dismissed": {"dismissed_as": "settled"}, "repeat": {"repeat_of": make_claim()}}
    Claim.objects.filter(pk=claim.pk).update(**past, **said[why])
    assert not Claim.objects.overdue().exists()
    assert not again(claim).is_due
