"""A machine that fails gives its work back as it was, and leaves the work to the others."""

import errno

import pytest

from sources.clock import DatabaseNow, from_now
from sources.host import Fault
from sources.index import IndexDamagedError, IndexUnusableError
from sources.work import queue as work
from sources.work import sweeping
from sources.work.life import OUTAGE_SECONDS
from sources.work.models import Beat, Outage, State, Work

pytestmark = pytest.mark.django_db

FAULTS = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EMFILE, "Too many open files"),
    OSError(errno.EROFS, "Read-only file system"),
    MemoryError(),
    ImportError("cannot import name"),
    IndexDamagedError("footer mismatch"),
    IndexUnusableError("An index writer was killed."),
]


@pytest.fixture
def machine(settings, declare):
    """A machine that does notes, and fails of whatever it is told to fail of."""
    settings.HOST_NAME = "rafah"
    ills: dict[str, Exception] = {}

    def handler(subjects):
        if ill := ills.get(settings.HOST_NAME):
            raise ill
        return lambda held: None

    declare(note=handler)
    return ills


def ask(number: int = 1) -> None:
    Work.objects.request("note", dict.fromkeys(range(1, number + 1), 0.0))


def rows() -> set[tuple[str, int]]:
    return set(Work.objects.values_list("state", "attempts"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_fault_of_the_machine_leaves_the_work_as_it_was(machine, fault):
    machine["rafah"] = fault
    ask()
    assert work.drain() == 1
    assert rows() == {(State.READY, 0)}
    assert Work.objects.due().count() == 1
    assert work.take() is None


def test_a_full_disk_makes_no_claim_dead(machine, settings):
    machine["rafah"] = FAULTS[0]
    ask(120)
    for _ in range(10):
        work.drain()
        Outage.objects.update(until=from_now(-1))
        Work.objects.update(due_at=from_now(-1))
    assert rows() == {(State.READY, 0)}
    settings.HOST_NAME = "saida"
    assert work.drain() == 120
    assert rows() == {(State.DONE, 1)}


def test_the_others_go_on_at_once(machine, settings):
    machine["rafah"] = FAULTS[0]
    ask(3)
    work.drain()
    settings.HOST_NAME = "saida"
    assert work.drain() == 3
    assert rows() == {(State.DONE, 1)}
    assert Outage.objects.get().host == "rafah"


def test_a_machine_tries_again_after_a_while_and_is_back_once_work_succeeds(machine):
    machine["rafah"] = FAULTS[0]
    ask()
    work.drain()
    began = Outage.objects.get().since
    Outage.objects.update(until=from_now(-1))
    work.drain()
    assert Outage.objects.standing().get().since == began
    machine.clear()
    Outage.objects.update(until=from_now(-1))
    Work.objects.update(due_at=from_now(-1))
    assert work.drain() == 1
    assert not Outage.objects.exists()


def test_what_failed_twice_waits_longer_than_a_machine_and_comes_alone(machine):
    """A text that uses up the memory of every machine may not hold the others up."""
    machine["rafah"] = MemoryError()
    ask(2)
    for _ in range(2):
        work.drain()
        assert Outage.objects.filter(until__gt=DatabaseNow()).exists()
        Outage.objects.update(until=from_now(-1))
    second = Work.objects.get(due_at__gt=from_now(OUTAGE_SECONDS))
    machine.clear()
    assert work.take().subjects == [3 - second.subject]
    Work.objects.request("note", {7: 0.0, 8: 0.0})
    assert work.take().subjects == [7, 8]


def test_a_worker_too_late_gives_nothing_back(machine):
    ask()
    late = work.take()
    Work.objects.update(lease_until=from_now(-1))
    assert work.take().subjects == late.subjects
    work.step_out(late, Fault.SPACE, FAULTS[0])
    assert rows() == {(State.RUNNING, 2)}


def test_a_machine_out_of_work_starts_no_child_for_it(machine, monkeypatch):
    monkeypatch.setattr(sweeping, "heard", lambda: False)
    ask()
    assert not sweeping.sweep()
    Outage.objects.begin(Fault.SPACE)
    assert sweeping.sweep()


def test_only_machines_that_live_are_told_of(settings):
    settings.HOST_NAME = "rafah"
    Outage.objects.begin(Fault.MEMORY)
    assert Outage.objects.all().of_the_living() == []
    Beat.objects.create(worker="rafah:12", seen_at=DatabaseNow())
    assert [str(outage.host) for outage in Outage.objects.all().of_the_living()] == ["rafah"]
    assert "memory" in Outage.objects.get().fault


def test_an_outage_is_one_row_a_machine():
    Outage.objects.begin(Fault.SPACE)
    Outage.objects.begin(Fault.INDEX)
    assert [outage.fault for outage in Outage.objects.all()] == [Fault.INDEX]
