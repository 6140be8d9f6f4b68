"""Of what a failed step tells, the part that is the fault of this machine and not of the text."""

import errno
import re

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    """What can be wrong with a machine."""

    SPACE = "space", _("its disk is full")
    DISK = "disk", _("its disk fails")
    RIGHTS = "rights", _("it may not write its own files")
    OPEN_FILES = "files", _("it has too many files open")
    MEMORY = "memory", _("its memory is used up")
    INSTALLATION = "install", _("its installation is incomplete")
    INDEX = "index", _("its search index cannot be used")


class HostError(Exception):
    """Something of this machine failed; the same step may succeed on another."""


NUMBERS = {
    errno.ENOSPC: Fault.SPACE,
    errno.EDQUOT: Fault.SPACE,
    errno.EFBIG: Fault.SPACE,
    errno.EIO: Fault.DISK,
    errno.EROFS: Fault.RIGHTS,
    errno.EACCES: Fault.RIGHTS,
    errno.EMFILE: Fault.OPEN_FILES,
    errno.ENFILE: Fault.OPEN_FILES,
    errno.ENOMEM: Fault.MEMORY,
    errno.ENOENT: Fault.INSTALLATION,
    errno.EEXIST: Fault.INSTALLATION,
    errno.EISDIR: Fault.INSTALLATION,
    errno.ENOTDIR: Fault.INSTALLATION,
}
# SQLite's words (sqlite3ErrStr); a PostgreSQL is another machine.
WORDS = {
    "database or disk is full": Fault.SPACE,
    "disk I/O error": Fault.DISK,
    "attempt to write a readonly database": Fault.RIGHTS,
    "unable to open database file": Fault.OPEN_FILES,
}
KINDS = {MemoryError: Fault.MEMORY, ImportError: Fault.INSTALLATION, HostError: Fault.INDEX}
# How the index, written in Rust, tells a number of the system.
RUST = re.compile(r"os error (\d+)|Os \{ code: (\d+)")


def fault_of(error: BaseException) -> Fault | None:
    """What is wrong with this machine, if the error or one it came from says so."""
    told = [own_fault(found) for found in causes(error)]
    return next((fault for fault in reversed(told) if fault), None)


def causes(error: BaseException | None) -> list[BaseException]:
    """The error and what it was raised from, the last cause last."""
    return [error, *causes(error.__cause__)] if error else []


def own_fault(error: BaseException) -> Fault | None:
    said = str(error)
    number = error.errno if isinstance(error, OSError) else number_in(said)
    known = (fault for kind, fault in KINDS.items() if isinstance(error, kind))
    return NUMBERS.get(number or 0) or WORDS.get(said) or next(known, None)


def number_in(said: str) -> int:
    """The number of the system's error in such words, 0 if there is none."""
    found = RUST.search(said)
    return int(found[1] or found[2]) if found else 0
