"""What every worker does once a second: show it lives, quarantine, and find work without a bell."""

import logging
import threading
from collections.abc import Callable, Iterable
from typing import Any

from celery import bootsteps, current_app
from django.db import close_old_connections, connection

from sources.work.bell import ring
from sources.work.kinds import declared, triable
from sources.work.models import Beat, Outage, Work
from sources.work.queue import quarantine
from sources.work.relief import EVERY_SECONDS, work_without_bell
from sources.work.standing_still import Watchdog

log = logging.getLogger(__name__)


def bell_is_waiting() -> bool:
    """A bell nobody has heard yet: another would only pile up. Raises when the broker fails.

    Asked by a write that changes nothing: a bell nobody could add, nobody will take away either.
    """
    with current_app.connection_for_write() as broker:
        bells = broker.default_channel.client
        asked = bells.linsert(current_app.conf.task_default_queue, "BEFORE", "no such bell", "")
        return bool(asked)


def heard() -> bool:
    """Whether due work has a bell, old or new; whatever the broker fails of, it has none."""
    try:
        return bell_is_waiting() or ring()
    except Exception as error:
        log.warning("the broker failed, the work is done without it: %s", error)
        return False


def sweep() -> bool:
    """One round; False when due work waits, this machine may take it, and no bell can be rung."""
    Beat.objects.tell()
    quarantine()
    idle = Outage.objects.here().standing().exists()
    due = Work.objects.due().filter(triable(declared().values())).exists()
    return idle or not due or heard()


class Sweeper(threading.Thread):
    """The thread of a Celery worker that sweeps until it is told to stop, and watches its pool."""

    def __init__(self, children: Callable[[], Iterable[int]] = tuple) -> None:
        super().__init__(name="sweeper", daemon=True)
        self.stopped = threading.Event()
        self.children = children
        self.watchdog = Watchdog()

    def run(self) -> None:
        while not self.stopped.wait(EVERY_SECONDS):
            self.once()
        connection.close()

    def once(self) -> None:
        try:
            self.watchdog.look(self.children())
            if not sweep():
                work_without_bell(self.stopped)
        except Exception:
            log.exception("sweep failed, the next one tries again")
        close_old_connections()


class SweepStep(bootsteps.StartStopStep):  # type: ignore[misc]
    """Starts the sweeper after the pool has forked, broker or no broker."""

    requires = {"celery.worker.components:Pool"}

    def start(self, parent: Any) -> None:
        self.sweeper = Sweeper(lambda: parent.pool.info["processes"])
        self.sweeper.start()

    def stop(self, parent: Any) -> None:
        self.sweeper.stopped.set()
