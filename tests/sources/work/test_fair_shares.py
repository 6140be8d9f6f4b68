"""A flood from one document makes no other wait behind all of it; the costly row fails alone."""

import threading

import pytest
from django.db import connection

from sources.clock import from_now
from sources.work import queue as work
from sources.work.kinds import declared
from sources.work.models import State, Work
from sources.work.sizes import Sizes
from sources.work.turns import Turns

FLOOD = range(5_000)
LATER = range(90_000, 90_005)
BATCH = 64


@pytest.fixture
def batches(declare, settings):
    """What each batch was given, in the order they were done."""
    settings.WORK_BATCH, given = BATCH, []

    def handler(subjects):
        given.append(sorted(subjects))
        return lambda held: None

    declare(note=handler)
    return given


@pytest.fixture(autouse=True)
def nothing_learned(monkeypatch):
    monkeypatch.setattr(work, "SIZES", Sizes())


def served(turns, batches):
    for _ in range(batches):
        work.run(work.take(turns))


@pytest.mark.django_db
@pytest.mark.parametrize("worth", [0.1, 0.9])
def test_five_pieces_that_came_after_five_thousand_are_done_in_the_next_batches(batches, worth):
    Work.objects.request("note", dict.fromkeys(FLOOD, 0.5))
    served(Turns(), 10)
    Work.objects.request("note", dict.fromkeys(LATER, worth))
    served(Turns(), 2)
    late = {subject for batch in batches[10:] for subject in batch} & {*LATER}
    assert late == {*LATER}
    assert Work.objects.waiting().count() == len(FLOOD) + len(LATER) - 12 * BATCH


@pytest.mark.django_db
def test_two_floods_are_done_in_turns(batches):
    Work.objects.request("note", dict.fromkeys(range(640), 0.9))
    Work.objects.request("note", dict.fromkeys(range(1000, 1640), 0.1))
    served(Turns(), 10)
    done = [subject for batch in batches for subject in batch]
    assert len([subject for subject in done if subject >= 1000]) == 5 * BATCH


@pytest.mark.django_db
def test_within_a_turn_the_most_urgent_of_all_documents_goes_first(batches):
    Work.objects.request("note", dict.fromkeys(range(60), 0.5))
    Work.objects.request("note", dict.fromkeys(range(100, 160), 0.9))
    served(Turns(), 1)
    assert {*range(100, 160)} < {*batches[0]}


@pytest.mark.django_db
def test_what_begins_again_stands_behind_nobody_and_before_nobody(batches):
    Work.objects.request("note", dict.fromkeys(range(200), 0.5))
    Work.objects.update(state=State.DEAD)
    Work.objects.request("note", dict.fromkeys(range(1000, 1001), 0.5))
    Work.objects.ready().update(turn=700)
    assert Work.objects.retry() == 200
    turns = Work.objects.of("note", range(200)).order_by("turn").values_list("turn", flat=True)
    assert [*turns.distinct()] == [700, 701, 702, 703]


@pytest.mark.django_db
def test_what_waits_in_a_later_turn_is_not_put_back(batches):
    Work.objects.request("note", {1: 0.5, 2: 0.5})
    Work.objects.filter(subject=1).update(turn=9, state=State.DONE)
    assert Work.objects.filter(subject=1).begin_anew() == 1
    assert Work.objects.get(subject=1).turn == 9


@pytest.mark.django_db
def test_a_flood_that_has_run_dry_leaves_nothing_behind(batches):
    Work.objects.request("note", dict.fromkeys(range(200), 0.5))
    work.drain()
    Work.objects.request("note", {7000: 0.5})
    assert Work.objects.get(subject=7000).turn == 0


@pytest.mark.django_db
def test_the_next_batch_is_found_in_the_order_of_an_index(batches):
    """Of a million due rows 64 are taken in 10 ms on either database; sorted, it was 0.4 s."""
    Work.objects.request("note", dict.fromkeys(FLOOD, 0.5))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    plan = Work.objects.in_turn(declared()["note"])[:BATCH].explain()
    assert "work_waiting" in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan


@pytest.mark.django_db(transaction=True)
def test_of_a_batch_that_met_its_deadline_only_the_costly_row_fails(declare, settings):
    settings.WORK_DEADLINE_SECONDS, settings.WORK_BATCH = 0.1, 8
    settings.WORK_MAX_ATTEMPTS = 1
    given = []

    def handler(subjects):
        given.append(len(subjects))
        if 0 in subjects:
            threading.Event().wait(30)
        return lambda held: None

    declare(note=handler)
    Work.objects.request("note", {n: float(-n) for n in range(16)})
    work.drain(Turns())
    assert [row.subject for row in Work.objects.dead()] == [0]
    assert Work.objects.exclude(state=State.DONE).count() == 1
    assert given == [8, *[1] * 8, 4, 4]


@pytest.mark.django_db(transaction=True)
def test_a_lost_batch_comes_back_one_by_one_and_fresh_rows_in_half_as_many(declare, settings):
    settings.WORK_DEADLINE_SECONDS, settings.WORK_BATCH = 0.1, 8
    given = []

    def handler(subjects):
        given.append(len(subjects))
        if 0 in subjects:
            threading.Event().wait(30)
        return lambda held: None

    declare(note=handler)
    Work.objects.request("note", {n: float(-n) for n in range(24)})
    assert work.drain(Turns()) == 32
    assert given == [8, *[1] * 8, 4, 8, 4]
    assert [row.subject for row in Work.objects.exclude(state=State.DONE)] == [0]
    assert Work.objects.filter(subject=0, due_at__gt=from_now(0)).exists()


def test_a_worker_finds_how_much_it_can_do_at_once(declare):
    declare(note=len)
    kind, sizes = declared()["note"], Sizes()
    assert sizes.of(kind) == kind.most_at_once
    sizes.halve(kind, 5)
    assert sizes.of(kind) == 2
    sizes.halve(kind, 1)
    sizes.grow(kind, 1)
    assert sizes.of(kind) == 2
    for done, let in [(2, 4), (4, 8), (8, 16), (16, 32), (32, 64), (64, 64)]:
        sizes.grow(kind, done)
        assert sizes.of(kind) == let
