"""A step that no signal can stop loses its process, and nobody else waits for it."""

import os
import signal
import subprocess
import sys

import pytest

from sources.work.models import Beat, State, Work
from tests.faults.conftest import PATIENCE

pytestmark = pytest.mark.faults


@pytest.fixture
def wedging(newsroom):
    """A newsroom whose processes know one kind of work, which wedges on one subject."""
    newsroom.env |= {
        "DJANGO_SETTINGS_MODULE": "tests.faults.wedging_settings",
        "WORK_DEADLINE_SECONDS": "1",
        "WORK_LEASE_SECONDS": "5",
        "WORK_MAX_ATTEMPTS": "2",
        "WORK_BATCH": "1",
    }
    return newsroom


def command(room):
    return room.start(sys.executable, "-m", "django", "work")


def celery(room):
    room.start_broker()
    return room.start_worker()


def process_of(beat: Beat) -> int:
    return int(beat.worker.rpartition("@")[0].rpartition(":")[2])


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("start", [command, celery])
def test_what_wedges_is_given_up_and_the_rest_is_done(wedging, start):
    Work.objects.request("note", {1: 0.9, 2: 0.5, 3: 0.1})
    worker = start(wedging)
    wedging.wait(wedging.all_work_is_done, 3 * PATIENCE)  # three processes, one after the other
    done = dict(Work.objects.values_list("subject", "state"))
    assert done == {1: State.DEAD, 2: State.DONE, 3: State.DONE}
    assert Work.objects.get(subject=1).error
    assert worker.poll() is None, wedging.log()


def test_the_wedged_child_is_told_with_what_it_works_on(wedging):
    Work.objects.request("note", {1: 0.9})
    command(wedging)
    wedging.wait(Beat.objects.filter(kind="note", subject=1, since__isnull=False).exists)


def test_a_worker_whose_watcher_was_killed_ends_by_itself(wedging):
    watcher = command(wedging)
    wedging.wait(Beat.objects.exists)
    worker = process_of(Beat.objects.get())
    assert worker != watcher.pid
    os.kill(watcher.pid, signal.SIGKILL)
    watcher.wait()
    wedging.wait(lambda: not is_running(worker))


def test_told_to_stop_it_leaves_no_worker_behind(wedging):
    watcher = command(wedging)
    wedging.wait(Beat.objects.exists)
    worker = process_of(Beat.objects.get())
    watcher.terminate()
    assert watcher.wait(60) == 0, wedging.log()
    assert not is_running(worker)


def children_of(parent: int) -> set[int]:
    """The processes that one started, as the kernel tells them."""
    told = subprocess.run(["pgrep", "-P", str(parent)], capture_output=True, text=True, check=False)
    return {int(pid) for pid in told.stdout.split()}


@pytest.mark.parametrize("start", [command, celery])
def test_frozen_children_are_ended_and_others_do_their_work(wedging, start):
    wedging.env["WORKER_SILENT_SECONDS"] = "1"
    Work.objects.request("note", {2: 0.5})
    worker = start(wedging)
    wedging.wait(wedging.all_work_is_done)
    frozen = children_of(worker.pid)
    for pid in frozen:
        os.kill(pid, signal.SIGSTOP)
    Work.objects.request("note", {3: 0.5})
    wedging.wait(wedging.all_work_is_done, 3 * PATIENCE)
    assert frozen
    assert not any(map(is_running, frozen))
    assert worker.poll() is None, wedging.log()
