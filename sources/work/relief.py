"""Who works may fall, ended inside C code by its last moment; who only watches starts the next."""

import os
import subprocess
import sys
import threading

from django.conf import settings
from django.db import close_old_connections

from sources.work.models import Beat
from sources.work.queue import drain, quarantine
from sources.work.standing_still import end, wait_for

EVERY_SECONDS = 1.0


def command(how: str) -> list[str]:
    """A process of its own that works: `--once`, or `--watched` until its parent is gone."""
    return [sys.executable, "-m", "django", "work", how]


def work_once() -> int:
    """All that is due now; how many rows that were."""
    Beat.objects.tell()
    quarantine()
    done = drain()
    close_old_connections()
    return done


def work_watched(stopped: threading.Event) -> None:
    """Work until told to stop, or until nobody watches any more."""
    watcher = os.getppid()
    while not stopped.is_set() and os.getppid() == watcher:
        stopped.wait(0 if work_once() else EVERY_SECONDS)


def keep_working(stopped: threading.Event) -> None:
    """Let a child work, and another whenever one falls, until told to stop."""
    while not stopped.is_set():
        child = subprocess.Popen(command("--watched"), cwd=settings.BASE_DIR)  # noqa: S603 - ours
        wait_for(child, stopped, every=EVERY_SECONDS)
        end(child)
        stopped.wait(EVERY_SECONDS)


def work_without_bell(stopped: threading.Event) -> None:
    """With the broker away the same work is done by a child, which can keep its deadlines."""
    child = subprocess.Popen(command("--once"), cwd=settings.BASE_DIR)  # noqa: S603 - ours
    wait_for(child, stopped, every=EVERY_SECONDS)
    end(child)
