"""Work rows: nothing lost, nothing twice, nothing written by a worker that came too late."""

import threading

import pytest
from celery import current_app
from django.conf import settings
from django.db import OperationalError, transaction

from sources.clock import DatabaseNow, from_now
from sources.work import queue as work
from sources.work.bell import ring
from sources.work.kinds import Lane, WorkKind, declared
from sources.work.models import State, Work
from sources.work.turns import Turns

DECLARED = ()
ERRANDS = Lane("errands", share=1.0)


def declare(monkeypatch, **handlers):
    """Let these be all the kinds of work there are, in one lane."""
    declare_kinds(
        monkeypatch,
        *(
            WorkKind(name=name, words=name, handler=handler, lane=ERRANDS)
            for name, handler in handlers.items()
        ),
    )


def declare_kinds(monkeypatch, *kinds):
    monkeypatch.setattr(f"{__name__}.DECLARED", kinds)
    monkeypatch.setattr(settings, "WORK_KINDS", f"{__name__}.DECLARED")
    declared.cache_clear()


@pytest.fixture(autouse=True)
def forget_what_was_declared():
    yield
    declared.cache_clear()


@pytest.fixture
def handled(monkeypatch):
    """A kind of work whose handler notes what it was given and what it was allowed to write."""
    seen = {"given": [], "written": set()}

    def handler(subjects):
        seen["given"].append(sorted(subjects))
        return seen["written"].update

    declare(monkeypatch, note=handler)
    return seen


def states():
    return dict(Work.objects.values_list("subject", "state"))


def lapse():
    Work.objects.filter(state=State.RUNNING).update(lease_until=from_now(-1))


@pytest.mark.django_db
def test_due_work_is_done_in_batches_the_most_urgent_first(handled, settings):
    settings.WORK_BATCH = 2
    Work.objects.request("note", {1: 0.1, 2: 0.9, 3: 0.5})
    assert work.drain() == 3
    assert handled["given"] == [[2, 3], [1]]
    assert handled["written"] == {1, 2, 3}
    assert set(states().values()) == {State.DONE}


@pytest.mark.django_db
def test_asking_twice_for_the_same_input_is_one_piece_of_work(handled):
    Work.objects.request("note", {1: 0.0})
    Work.objects.request("note", {1: 0.0})
    Work.objects.request("note", {1: 0.0}, given="something new")
    assert work.drain() == 2


@pytest.mark.django_db
def test_work_rolled_back_with_its_subject_was_never_asked_for(handled):
    with transaction.atomic():
        Work.objects.request("note", {1: 0.0})
        transaction.set_rollback(True)
    assert work.drain() == 0


@pytest.mark.django_db
def test_a_worker_that_outlived_its_lease_writes_nothing(handled):
    Work.objects.request("note", {1: 0.0})
    late = work.take()
    effects = late.kind.handler(late.subjects)
    lapse()
    assert work.drain() == 1
    handled["written"].clear()
    work.finish(late, effects)
    assert handled["written"] == set()


@pytest.mark.django_db
def test_effects_are_never_called_for_nobody(handled):
    Work.objects.request("note", {1: 0.0})
    late = work.take()
    lapse()
    work.drain()
    called = []
    work.finish(late, called.append)
    assert called == []


@pytest.mark.django_db
def test_a_row_that_was_tried_before_comes_alone(handled):
    Work.objects.request("note", {1: 0.9, 2: 0.5, 3: 0.1})
    assert work.take().subjects == [1, 2, 3]
    lapse()
    assert work.take().subjects == [1]
    Work.objects.request("note", {4: 0.0, 5: 0.0})
    assert [work.take().subjects for _ in range(3)] == [[2], [3], [4, 5]]


@pytest.mark.django_db
def test_work_of_a_dead_worker_is_done_by_the_next_one(handled):
    Work.objects.request("note", {1: 0.0})
    work.take()
    assert work.drain() == 0
    lapse()
    assert work.drain() == 1
    assert states() == {1: State.DONE}


@pytest.mark.django_db
def test_what_kills_every_worker_is_quarantined_with_a_reason(handled, settings):
    settings.WORK_MAX_ATTEMPTS = 2
    Work.objects.request("note", {1: 0.0})
    for _ in range(2):
        work.take()
        lapse()
    assert work.take() is None
    assert work.quarantine() == 1
    row = Work.objects.get()
    assert row.state == State.DEAD
    assert row.error
    assert Work.objects.retry() == 1
    assert work.drain() == 1


@pytest.mark.django_db
def test_one_bad_subject_does_not_take_its_batch_down(monkeypatch):
    def handler(subjects):
        if 2 in subjects:
            raise ValueError("cannot be read")
        return lambda held: None

    declare(monkeypatch, note=handler)
    Work.objects.request("note", {1: 0.0, 2: 0.0, 3: 0.0})
    work.drain()
    assert states() == {1: State.DONE, 2: State.DEAD, 3: State.DONE}
    assert "cannot be read" in Work.objects.get(subject=2).error


@pytest.mark.django_db(transaction=True)
def test_a_passing_fault_is_tried_again_later(monkeypatch):
    def handler(subjects):
        raise OperationalError("the database is busy")

    declare(monkeypatch, note=handler)
    Work.objects.request("note", {1: 0.0})
    assert work.drain() == 1
    row = Work.objects.get()
    assert (row.state, row.attempts) == (State.READY, 1)
    assert Work.objects.filter(due_at__gt=DatabaseNow()).exists()


def test_a_peer_that_stays_away_is_asked_ever_more_rarely():
    kind = WorkKind(name="note", words="note", handler=len, lane=ERRANDS)
    assert [kind.pause_after(attempts) for attempts in range(1, 8)] == [2, 6, 18, 54, 60, 60, 60]


@pytest.mark.django_db(transaction=True)
def test_a_step_past_its_deadline_is_stopped_and_given_back(monkeypatch, settings):
    settings.WORK_DEADLINE_SECONDS = 0.05

    def handler(subjects):
        threading.Event().wait(30)
        return lambda held: None

    declare(monkeypatch, note=handler)
    Work.objects.request("note", {1: 0.0})
    work.drain()
    assert "DeadlineError" in Work.objects.get().error


@pytest.mark.django_db
def test_effects_that_fail_leave_nothing_half_written(monkeypatch):
    def handler(subjects):
        def effects(held):
            Work.objects.request("trace", dict.fromkeys(held, 0.0))
            raise ValueError("half way")

        return effects

    declare(monkeypatch, note=handler)
    Work.objects.request("note", {1: 0.0})
    work.drain()
    assert not Work.objects.filter(kind="trace").exists()
    assert states() == {1: State.DEAD}


@pytest.mark.django_db
def test_a_bell_that_is_not_heard_changes_nothing(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(current_app.conf, "broker_url", f"redis+socket://{tmp_path}/none.sock")
    assert ring() is False


def flooded_lanes(monkeypatch, seconds):
    """Two lanes whose handlers take so many seconds a batch, by a clock of their own."""
    clock, served = [0.0], []

    def handler(name):
        def handle(subjects):
            clock[0] += seconds[name]
            served.append(name)
            return lambda held: None

        return handle

    monkeypatch.setattr(work.time, "monotonic", lambda: clock[0])
    declare_kinds(
        monkeypatch,
        WorkKind(name="news", words="", handler=handler("news"), lane=Lane("a", 4.0), batch=1),
        WorkKind(name="feeds", words="", handler=handler("feeds"), lane=Lane("b", 1.0), batch=1),
    )
    return served


@pytest.mark.django_db
def test_a_flood_in_one_lane_never_starves_another(monkeypatch):
    served = flooded_lanes(monkeypatch, {"news": 1.0, "feeds": 1.0})
    Work.objects.request("news", dict.fromkeys(range(40), 1.0))
    Work.objects.request("feeds", dict.fromkeys(range(5), -1.0))
    assert work.drain(Turns()) == 45
    assert served[:25].count("feeds") == 5


@pytest.mark.django_db
def test_lanes_share_the_time_of_a_worker_however_long_their_batches_take(monkeypatch):
    served = flooded_lanes(monkeypatch, {"news": 1.0, "feeds": 10.0})
    Work.objects.request("news", dict.fromkeys(range(100), 0.0))
    Work.objects.request("feeds", dict.fromkeys(range(100), 0.0))
    work.drain(Turns())
    assert served[:82].count("feeds") == 2


def test_a_lane_without_work_saves_nothing_up():
    idle, busy, turns = Lane("idle", 1.0), Lane("busy", 1.0), Turns()
    for _ in range(100):
        turns.charge(busy, 1.0)
    turns.charge(idle, 2.0)
    assert turns.in_turn([idle, busy]) == [busy, idle]


@pytest.mark.django_db
def test_work_may_be_asked_for_later(handled):
    Work.objects.request("note", {1: 0.0}, after=3600)
    assert work.drain() == 0
    Work.objects.update(due_at=from_now(0))
    assert work.drain() == 1


@pytest.mark.django_db
def test_a_kind_may_have_tries_of_its_own(monkeypatch):
    def handler(subjects):
        raise TimeoutError("nobody answers")

    declare_kinds(
        monkeypatch,
        WorkKind(name="send", words="", handler=handler, lane=ERRANDS, tries=3, pauses=(0.0,)),
    )
    Work.objects.request("send", {1: 0.0})
    assert work.drain() == 3
    assert Work.objects.get().state == State.DEAD
