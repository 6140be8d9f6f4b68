"""Claims that somebody took and left return to the queue, with a decision that says so."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.deciding.abandoning import (
    ABANDON,
    abandoned,
    give_back,
    look_after,
    return_claims,
)
from claims.deciding.charge import take
from claims.deciding.planning import prioritise
from claims.deciding.undoing import undo
from claims.models import Claim, Decision, Newsroom
from claims.refusals.undoing import Overtaken
from sources.work.models import State, Work
from sources.work.queue import run
from sources.work.queue import take as take_work
from tests.factories import decisions_of, judge, make_claim

pytestmark = pytest.mark.django_db

HOURS = 24
MINUTE = timedelta(minutes=1)


def newsroom(hours: int | None = HOURS) -> Newsroom:
    return Newsroom.objects.create(name_ar="مرصد الوادي", hours_in_hand=hours)


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


@pytest.fixture
def moment(monkeypatch):
    """Lets decisions be made in the past."""

    def ago(how_long: timedelta) -> None:
        monkeypatch.setattr(timezone, "now", lambda: real() - how_long)

    real = timezone.now
    return ago


@pytest.fixture
def left(editor, moment):
    """A claim that the editor took so long ago."""

    def taken(how_long: timedelta) -> Claim:
        claim = make_claim("ارتفع سعر الخبز ضعفين.")
        moment(how_long)
        take(claim, by=editor, seen=1)
        moment(timedelta())
        return claim

    return taken


def sweep() -> None:
    return_claims([1])({1})


@pytest.mark.parametrize(("short_of", "returns"), [(-MINUTE, True), (MINUTE, False)])
def test_a_claim_returns_when_nothing_was_decided_for_so_long(left, short_of, returns):
    newsroom()
    claim = left(timedelta(hours=HOURS) - short_of)
    sweep()
    assert (again(claim).editor is None) is returns


def test_the_decision_says_that_the_clock_did_it_and_from_whom(left, editor):
    newsroom()
    claim = left(timedelta(hours=HOURS, minutes=1))
    sweep()
    row = Decision.objects.latest("id")
    assert (row.action, row.by, row.before) == ("return", None, {"editor": editor.pk})
    assert row.after == {"editor": None, "hours": HOURS}
    assert again(claim).version == 3
    assert str(row)


def test_any_decision_about_it_keeps_it_in_hand(left, second_editor):
    newsroom()
    claim = left(timedelta(hours=HOURS * 2))
    prioritise(again(claim), by=second_editor, seen=2, priority="urgent")
    sweep()
    assert again(claim).editor is not None


@pytest.mark.parametrize("publish", [True, False], ids=["published", "draft"])
def test_what_was_judged_stays_with_who_judged_it(left, moment, editor, publish):
    newsroom()
    claim = left(timedelta(hours=HOURS * 2))
    moment(timedelta(hours=HOURS * 2))
    judge(claim, "speculative", by=editor, publish=publish)
    moment(timedelta())
    sweep()
    assert again(claim).editor == editor


def test_without_a_limit_everybody_keeps_what_they_took(left, editor):
    newsroom(hours=None)
    claim = left(timedelta(days=300))
    sweep()
    assert again(claim).editor == editor
    assert not Work.objects.exists()


def test_a_claim_that_somebody_moves_at_that_moment_is_left_alone(left, editor):
    newsroom()
    claim = left(timedelta(hours=HOURS * 2))
    seen_before = again(claim)
    prioritise(again(claim), by=editor, seen=2, priority="low")
    give_back(seen_before, HOURS)
    assert again(claim).editor == editor
    assert decisions_of(claim) == ["assign", "priority"]


def test_who_let_it_lie_does_not_undo_having_taken_it(left, editor):
    newsroom()
    claim = left(timedelta(hours=HOURS * 2))
    sweep()
    with pytest.raises(Overtaken):
        undo(again(claim), by=editor, seen=3)


def test_furniture_and_free_claims_are_no_concern_of_the_clock(left):
    make_claim()
    claim = left(timedelta(days=9))
    claim.sentence.is_furniture = True
    claim.sentence.save()
    assert not abandoned(1).exists()


def test_it_is_one_kind_of_work_that_comes_again(left):
    """The row runs as any other, and its next time is a row of its own."""
    look_after(newsroom())
    claim = left(timedelta(hours=HOURS * 2))
    batch = take_work()
    assert batch is not None
    run(batch)
    assert again(claim).editor is None
    (row,) = Work.objects.filter(kind=ABANDON)
    assert row.state == State.READY
    assert row.due_at > timezone.now() + timedelta(minutes=9)


def test_running_twice_returns_once(left):
    newsroom()
    claim = left(timedelta(hours=HOURS * 2))
    sweep()
    sweep()
    assert decisions_of(claim) == ["assign", "return"]
    assert Work.objects.filter(kind=ABANDON).count() == 1


def test_looking_begins_with_the_limit_and_not_without_one():
    rows = Work.objects.filter(kind=ABANDON)
    room = newsroom(hours=None)
    look_after(room)
    assert not rows.exists()
    room.hours_in_hand = 1
    look_after(room)
    look_after(room)
    assert rows.count() == 1


@pytest.mark.parametrize("hours", [0, 365 * 24 + 1])
def test_the_database_refuses_a_limit_that_is_none(hours):
    with pytest.raises(IntegrityError), transaction.atomic():
        newsroom(hours)


@pytest.mark.parametrize("action", ["return", "release"])
def test_only_the_clock_decides_without_a_person(editor, action):
    by = editor if action == "return" else None
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(claim=make_claim(), action=action, by=by)
