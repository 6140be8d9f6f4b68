"""How many requests were answered and how fast, counted over every web process of this host.

Each process adds to a file of its own that it maps into memory and locks, so that nobody waits for
anybody; whoever tells of them adds all files up. The kernel frees the lock of a process that ends,
and the next one counts on in its file: sums only ever grow.
"""

import fcntl
import mmap
import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Final

from django.conf import settings

# Who is answered: editors at the desk, programs, readers; files of style and script; and programs
# that asked to be kept waiting for news, which would hide how fast the others are.
DOORS: Final = ("desk", "api", "readers", "static", "waiting")
STATUSES: Final = ("1xx", "2xx", "3xx", "4xx", "5xx")
# Seconds, upper bounds. A page is meant to take a tenth; five seconds is when a waiting database is
# given up; above that only what reads a text may take so long.
BOUNDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
# A door's cells: one a status, one a bucket (the last is above all bounds), microseconds in sum.
WIDTH: Final = len(STATUSES) + len(BOUNDS) + 2
SIZE: Final = mmap.PAGESIZE
# Changes whenever a cell gets another meaning: an older file is then left alone.
FORMAT: Final = "requests-1"
MICRO: Final = 1_000_000


class DoorRow:
    """The cells of one door, as one process or all of them counted."""

    def __init__(self, cells: "Sequence[int]", door: str) -> None:
        first = DOORS.index(door) * WIDTH
        self.statuses = list(cells[first : first + len(STATUSES)])
        self.buckets = list(cells[first + len(STATUSES) : first + WIDTH - 1])
        self.seconds = cells[first + WIDTH - 1] / MICRO


class RequestCounts:
    """The file in which this process counts; its memory alone where no file can be had."""

    def __init__(self, folder: Path) -> None:
        self.lock = Lock()
        try:
            self.file = free_file(folder)
            self.memory = mmap.mmap(self.file, SIZE)
        except OSError:
            self.memory = mmap.mmap(-1, SIZE)
        self.cells = memoryview(self.memory).cast("Q")

    def note(self, door: str, status: int, seconds: float) -> None:
        """One more request."""
        first = DOORS.index(door) * WIDTH
        bucket = first + len(STATUSES) + bisect_left(BOUNDS, seconds)
        with self.lock:
            self.cells[first + min(max(status // 100, 1), 5) - 1] += 1
            self.cells[bucket] += 1
            self.cells[first + WIDTH - 1] += round(seconds * MICRO)


def free_file(folder: Path) -> int:
    """The first file that no living process counts in, locked."""
    folder.mkdir(parents=True, exist_ok=True)
    tried = (locked(folder / str(number)) for number in count())
    return next(file for file in tried if file is not None)


def locked(path: Path) -> int | None:
    """The open file, or None where another process counts in it.

    Its blocks are taken at once: a page of memory whose disk is full would end the process.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.posix_fallocate(file, 0, SIZE)
    except BlockingIOError:
        os.close(file)
        return None
    except OSError:
        os.close(file)
        raise
    return file


def folder() -> Path:
    return Path(settings.RUN_DIR, FORMAT)


@cache
def counts_of(_process: int, where: Path) -> RequestCounts:
    return RequestCounts(where)


CLAIMING: Final = Lock()


def counts() -> RequestCounts:
    """Those of this process: a fork has others, and two threads the same."""
    with CLAIMING:
        return counts_of(os.getpid(), folder())


def files() -> Iterator[bytes]:
    """What each process counted; none where nobody has counted yet."""
    try:
        paths = list(folder().iterdir())
    except OSError:
        return
    for path in paths:
        told = path.read_bytes()
        if len(told) == SIZE:
            yield told


def totals() -> dict[str, DoorRow]:
    """What was answered at each door since this host began to count."""
    used = len(DOORS) * WIDTH
    summed = [0] * used
    for told in files():
        cells = memoryview(told).cast("Q")
        summed = [a + b for a, b in zip(summed, cells[:used], strict=True)]
    return {door: DoorRow(summed, door) for door in DOORS}
