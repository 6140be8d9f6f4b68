"""Folders that others drop files into: each file is taken once nobody writes it any more."""

import logging
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from django.db import InterfaceError, OperationalError, close_old_connections

log = logging.getLogger(__name__)

AT_ONCE: Final = 50  # files handed over together, and given back together
LOOK_SECONDS: Final = 2.0  # between two looks; what did not change in between is whole


class Stamp(NamedTuple):
    """By what a file is seen to have changed."""

    size: int
    modified: int


class WireDrop:
    """What stood in the folders at the last look, and what was taken of it."""

    def __init__(self) -> None:
        self.seen: dict[str, Stamp] = {}
        self.taken: dict[str, Stamp] = {}

    def settled(self, files: Iterable[str]) -> Iterator[str]:
        """Those that are as they were at the last look, and were not taken so."""
        now = {name: stamp for name in files if (stamp := stamp_of(name))}
        before, self.seen = self.seen, now
        for name, stamp in now.items():
            if before.get(name) == stamp != self.taken.get(name):
                self.taken[name] = stamp
                yield name

    def hand_over(self, files: Iterable[str], take: Callable[[Iterable[str]], None]) -> None:
        """What is settled; what the database does not take now the next look finds again."""
        settled = self.settled(files)
        while names := list(islice(settled, AT_ONCE)):
            try:
                take(names)
            except (InterfaceError, OperationalError) as error:
                log.warning("the database is away, the next look tries again: %s", error)
                self.give_back(names)
                return

    def give_back(self, names: Iterable[str]) -> None:
        """These were not kept."""
        for name in names:
            del self.taken[name]


def stamp_of(name: str) -> Stamp | None:
    """None for a file that is gone already."""
    try:
        found = Path(name).stat()
    except OSError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns)


def looks(seconds: float = LOOK_SECONDS) -> Iterator[None]:
    """Once now and then until the process is told to stop."""
    stopped = threading.Event()
    names = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(name, lambda *_: stopped.set()) for name in names]
    try:
        while not stopped.is_set():
            yield
            close_old_connections()
            stopped.wait(seconds)
    finally:
        for name, handler in zip(names, before, strict=True):
            signal.signal(name, handler)
