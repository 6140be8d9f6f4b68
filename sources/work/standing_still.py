"""Children that stand still: stopped from outside, they keep no deadline of their own."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.conf import settings

from sources.work.models import Beat

STOPPED: Final = frozenset("Tt")  # by a signal, or by whoever traces it: proc(5)
GRACE: Final = 5.0  # seconds to end after being asked


def stands_still(pid: int) -> bool:
    """Whether the kernel says so; where it tells nothing of processes, none does."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return False
    return told.rpartition(") ")[2][:1] in STOPPED


class Watchdog:
    """Ends the children of this process that stand still for longer than a worker may be silent.

    What such a child held is taken over when its lease ends; its sign of life goes with it.
    """

    def __init__(self) -> None:
        self.since: dict[int, float] = {}

    def look(self, children: Iterable[int]) -> list[int]:
        """End those whose time is up, and say which; asked again and again."""
        now = time.monotonic()
        self.since = {pid: self.since.get(pid, now) for pid in children if stands_still(pid)}
        patience = settings.WORKER_SILENT_SECONDS
        ended = [pid for pid, since in self.since.items() if now - since >= patience]
        for pid in ended:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            Beat.objects.bury(pid)
        return ended


def wait_for(child: "subprocess.Popen[bytes]", stopped: threading.Event, *, every: float) -> None:
    """Until a child has ended, or this process is told to stop; one that stands still is ended."""
    watchdog = Watchdog()
    while child.poll() is None and not stopped.wait(every):
        watchdog.look([child.pid])


def end(child: "subprocess.Popen[bytes]") -> None:
    """Ask a child to end, and end it if it does not: who stands still hears nothing."""
    child.terminate()
    try:
        child.wait(None if not stands_still(child.pid) else GRACE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
