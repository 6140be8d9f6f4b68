"""Signs of life come from the work itself, and say what it works on since when."""

import pytest

from sources.clock import from_now
from sources.work import queue as work
from sources.work import sweeping
from sources.work.life import FORGOTTEN_SECONDS
from sources.work.models import Beat, Work

pytestmark = pytest.mark.django_db


def doing() -> list[tuple[str, int | None, bool]]:
    return [(beat.kind, beat.subject, beat.since is not None) for beat in Beat.objects.all()]


def test_a_worker_tells_what_it_works_on_while_it_does(declare):
    told = []

    def handler(subjects):
        told.extend(doing())
        return lambda held: None

    declare(note=handler)
    Work.objects.request("note", {5: 0.9, 6: 0.1})
    work.drain()
    assert told == [("note", 5, True)]
    assert doing() == [("", None, False)]


def test_each_batch_is_a_new_sign_of_life(declare, settings):
    settings.WORK_BATCH = 1
    alive = []

    def handler(subjects):
        alive.append(Beat.objects.busy().count())
        Beat.objects.update(since=from_now(-9000), seen_at=from_now(-9000))
        return lambda held: None

    declare(note=handler)
    Work.objects.request("note", {5: 0.9, 6: 0.1})
    work.drain()
    assert alive == [1, 1]


def test_a_long_step_is_no_silence(declare, settings):
    declare(note=lambda subjects: lambda held: None)
    Work.objects.request("note", {5: 0.9})
    work.take()
    Beat.objects.update(seen_at=from_now(-40), since=from_now(-40))
    assert Beat.objects.alive(settings.WORKER_SILENT_SECONDS).exists()


@pytest.mark.parametrize(("past", "alive"), [(-5, True), (1, False)])
def test_whoever_works_past_the_last_moment_of_its_kind_is_not_alive(
    declare, settings, past, alive
):
    declare(note=lambda subjects: lambda held: None)
    Work.objects.request("note", {5: 0.9})
    work.take()
    last_moment = (settings.WORK_DEADLINE_SECONDS + settings.WORK_LEASE_SECONDS) / 2
    then = from_now(-last_moment - past)
    Beat.objects.update(seen_at=then, since=then)
    assert Beat.objects.alive(settings.WORKER_SILENT_SECONDS).exists() is alive


def test_whoever_finds_nothing_to_do_tells_nothing_by_it(declare):
    declare(note=lambda subjects: lambda held: None)
    work.drain()
    assert not Beat.objects.exists()


def test_a_sweep_is_a_sign_of_life_of_one_that_waits(declare):
    declare(note=lambda subjects: lambda held: None)
    sweeping.sweep()
    sweeping.sweep()
    assert doing() == [("", None, False)]
    assert Beat.objects.here().get().host()


def test_containers_that_share_a_machine_are_as_many_workers_of_one_machine(settings, monkeypatch):
    settings.HOST_NAME = "desk"
    for container in ("3f2a", "77c0"):
        monkeypatch.setattr("socket.gethostname", lambda name=container: name)
        Beat.objects.tell()
    assert [beat.host() for beat in Beat.objects.alive(60)] == ["desk", "desk"]
    assert list(Beat.objects.ages()) == ["desk"]


def test_processes_long_gone_are_forgotten_by_whoever_is_new():
    Beat.objects.create(worker="desk:1", seen_at=from_now(-FORGOTTEN_SECONDS - 1))
    Beat.objects.create(worker="desk:2", seen_at=from_now(-FORGOTTEN_SECONDS + 60))
    Beat.objects.tell()
    assert set(Beat.objects.values_list("worker", flat=True)) == {
        "desk:2",
        Beat.objects.here().get().worker,
    }
