"""A process that does not stop is ended, and another one takes its place."""

import os
import subprocess
import sys
import threading

import pytest
from django.core.management import call_command

from sources.work import relief
from sources.work.kinds import Lane, WorkKind
from sources.work.models import Beat, State, Work

SETTING_OUT = (
    "import django, time; django.setup(); from sources.work.deadlines import last_moment\n"
)


def ended(script: str) -> "subprocess.CompletedProcess[bytes]":
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "factcheck.settings"}
    command = [sys.executable, "-c", SETTING_OUT + script]
    return subprocess.run(command, env=env, capture_output=True, check=False, timeout=120)


def test_c_code_that_no_signal_enters_ends_with_its_process():
    wedged = ended("with last_moment(0.2): sum(range(10**13))")
    assert wedged.returncode == 1
    assert b"Timeout" in wedged.stderr


def test_a_step_that_ended_in_time_ends_nothing():
    done = ended("with last_moment(0.2): pass\ntime.sleep(1)")
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("own", "deadline", "lease", "moment"), [(0.0, 60, 120, 90), (100.0, 60, 120, 110)]
)
def test_the_last_moment_is_after_the_deadline_and_before_the_lease(
    settings, own, deadline, lease, moment
):
    settings.WORK_DEADLINE_SECONDS, settings.WORK_LEASE_SECONDS = deadline, lease
    kind = WorkKind(name="note", words="", handler=len, lane=Lane("a", 1.0), deadline=own)
    assert kind.last_moment == moment


class FallenChild:
    """A child that is found fallen, and the word to stop comes with the third."""

    started = 0
    pid = 0

    def __init__(self, command, cwd):
        type(self).started += 1

    def poll(self):
        return 1

    def terminate(self):
        if self.started == 3:
            STOPPED.set()

    def wait(self, _seconds=None):
        return 1


STOPPED = threading.Event()


def test_a_child_that_fell_is_followed_by_another(monkeypatch):
    monkeypatch.setattr(relief.subprocess, "Popen", FallenChild)
    monkeypatch.setattr(relief, "EVERY_SECONDS", 0)
    relief.keep_working(STOPPED)
    assert FallenChild.started == 3


@pytest.mark.django_db(transaction=True)
def test_work_done_once_leaves_no_sign_of_life(declare):
    declare(note=lambda subjects: lambda held: None)
    Work.objects.request("note", {1: 0.0})
    call_command("work", once=True)
    assert Work.objects.get().state == State.DONE
    assert not Beat.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_who_is_watched_no_more_stops(declare, monkeypatch):
    parents = iter([7, 7, 1])
    declare(note=lambda subjects: lambda held: None)
    monkeypatch.setattr(relief.os, "getppid", lambda: next(parents))
    Work.objects.request("note", {1: 0.0})
    relief.work_watched(threading.Event())
    assert Work.objects.get().state == State.DONE
    assert next(parents, None) is None
