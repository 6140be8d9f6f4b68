"""A child that is stopped from outside is ended; one that works is left alone."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from sources.work import standing_still
from sources.work.life import process_here
from sources.work.models import Beat
from sources.work.standing_still import Watchdog, end, stands_still, wait_for

pytestmark = pytest.mark.django_db
PATIENCE = 15


@pytest.fixture
def child():
    """A process of ours that does nothing for long."""
    sleeps = [sys.executable, "-c", "import time; print(flush=True); time.sleep(600)"]
    with subprocess.Popen(sleeps, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        yield process
        process.kill()


def still(process, *, asked: int = signal.SIGSTOP) -> None:
    """Stop it, or let it go on, and wait until the kernel says so."""
    process.send_signal(asked)
    while stands_still(process.pid) is not (asked == signal.SIGSTOP):
        time.sleep(0.01)


@pytest.fixture
def clock(monkeypatch, settings):
    """`clock(14.9)`: so many seconds after the first look."""
    settings.WORKER_SILENT_SECONDS = PATIENCE
    now = [0.0]
    monkeypatch.setattr(standing_still.time, "monotonic", lambda: now[0])
    return lambda seconds: now.__setitem__(0, seconds)


def test_the_kernel_says_who_stands_still(child):
    assert not stands_still(child.pid)
    still(child)
    assert stands_still(child.pid)
    assert not stands_still(2**30), "nobody of this number"


@pytest.mark.parametrize(("after", "ended"), [(PATIENCE - 0.1, False), (PATIENCE, True)])
def test_it_is_ended_when_a_worker_may_be_silent_no_longer(child, clock, after, ended):
    watchdog = Watchdog()
    still(child)
    assert watchdog.look([child.pid]) == []
    clock(after)
    assert watchdog.look([child.pid]) == ([child.pid] if ended else [])
    if ended:
        assert child.wait(30) == -signal.SIGKILL


def test_who_went_on_meanwhile_is_counted_anew(child, clock):
    watchdog = Watchdog()
    still(child)
    watchdog.look([child.pid])
    still(child, asked=signal.SIGCONT)
    clock(PATIENCE - 1)
    watchdog.look([child.pid])
    still(child)
    clock(PATIENCE + 1)
    assert watchdog.look([child.pid]) == []
    assert child.poll() is None


def test_who_works_is_never_ended(child, clock):
    watchdog = Watchdog()
    watchdog.look([child.pid])
    clock(100 * PATIENCE)
    assert watchdog.look([child.pid]) == []
    assert child.poll() is None


def test_its_sign_of_life_goes_with_it_and_no_other(child, settings):
    settings.WORKER_SILENT_SECONDS = 0
    Beat.objects.tell()
    other = Beat.objects.get()
    Beat.objects.create(worker=process_here(child.pid), seen_at=other.seen_at)
    still(child)
    Watchdog().look([child.pid])
    assert Beat.objects.get() == other


def test_a_child_that_is_waited_for_is_watched(child, settings):
    settings.WORKER_SILENT_SECONDS = 0
    still(child)
    wait_for(child, threading.Event(), every=0.01)
    assert child.returncode == -signal.SIGKILL


def test_a_child_that_hears_ends_when_asked(child):
    end(child)
    assert child.returncode == -signal.SIGTERM


def test_a_child_that_hears_nothing_is_ended_after_a_grace(child, monkeypatch):
    monkeypatch.setattr(standing_still, "GRACE", 0.1)
    still(child)
    end(child)
    assert child.returncode == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)
