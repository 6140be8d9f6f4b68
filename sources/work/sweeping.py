"""What every worker does once a second: show it lives, quarantine, and find work without a bell."""

import logging
import os
import socket
import subprocess
import sys
import threading
from typing import Any

from celery import bootsteps, current_app
from django.conf import settings
from django.db import close_old_connections, connection
from kombu.exceptions import OperationalError

from sources.clock import DatabaseNow
from sources.work.bell import ring
from sources.work.kinds import declared, triable
from sources.work.models import Beat, Work
from sources.work.queue import quarantine

log = logging.getLogger(__name__)
EVERY_SECONDS = 1.0


def beat() -> None:
    """Tell the database that this worker lives."""
    name = f"{socket.gethostname()}:{os.getpid()}"
    Beat.objects.update_or_create(worker=name, defaults={"seen_at": DatabaseNow()})


def bell_is_waiting() -> bool:
    """A bell nobody has heard yet: another would only pile up. Raises when the broker is away."""
    with current_app.connection_for_write() as broker:
        queue = broker.default_channel.queue_declare(
            queue=current_app.conf.task_default_queue, passive=False
        )
        return bool(queue.message_count)


def heard() -> bool:
    """Whether due work has a bell, old or new."""
    try:
        return bell_is_waiting() or ring()
    except (OSError, OperationalError):
        return False


def sweep() -> bool:
    """One round; False when due work waits and no bell can be rung."""
    beat()
    quarantine()
    return heard() if Work.objects.due().filter(triable(declared().values())).exists() else True


def work_without_bell() -> None:
    """With the broker away the same work is done by a child, which can keep its deadlines."""
    command = [sys.executable, "-m", "django", "work", "--once"]
    subprocess.run(command, cwd=settings.BASE_DIR, check=False)  # noqa: S603 - our own command


class Sweeper(threading.Thread):
    """The thread of a Celery worker that sweeps until it is told to stop."""

    def __init__(self) -> None:
        super().__init__(name="sweeper", daemon=True)
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.wait(EVERY_SECONDS):
            self.once()
        connection.close()

    def once(self) -> None:
        try:
            if not sweep():
                work_without_bell()
        except Exception:
            log.exception("sweep failed, the next one tries again")
        close_old_connections()


class SweepStep(bootsteps.StartStopStep):  # type: ignore[misc]
    """Starts the sweeper after the pool has forked, broker or no broker."""

    requires = {"celery.worker.components:Pool"}

    def start(self, parent: Any) -> None:
        self.sweeper = Sweeper()
        self.sweeper.start()

    def stop(self, parent: Any) -> None:
        self.sweeper.stopped.set()
