"""How a step is stopped: asked by a signal, and where no signal enters, with its process."""

import faulthandler
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from django.utils.translation import gettext as _

STDERR = 2


class DeadlineError(Exception):
    """A batch ran longer than WORK_DEADLINE_SECONDS."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise DeadlineError in the block after so many seconds; only a main thread can be stopped."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise DeadlineError(_("The step took longer than %(n)d seconds.") % {"n": seconds})

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def last_moment(seconds: float) -> Iterator[None]:
    """End this process after so many seconds, whatever holds it: no signal enters C code.

    The threads' places are written to stderr. What it held is taken over when its lease ends.
    """
    faulthandler.dump_traceback_later(seconds, exit=True, file=STDERR)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
