"""Writes that give up soon: a reader neither waits for a write beside it nor fails by it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, ParamSpec, TypeVar

from django.db import DatabaseError, connection

MOMENT: Final = 0.3  # seconds that a write nobody asked for may wait for a lock
PAUSE: Final = 5.0  # seconds it is not tried again: each try holds up one reader for a moment
P = ParamSpec("P")
T = TypeVar("T")


class NotTakenError(Exception):
    """The database did not take a write at once; whoever wanted it keeps it for later."""


class Rest:
    """Until when this process tries no such write."""

    until = 0.0

    def begin(self) -> None:
        self.until = time.monotonic() + PAUSE

    def end(self) -> None:
        self.until = 0.0

    def lasts(self) -> bool:
        return time.monotonic() < self.until


REST: Final = Rest()


def briefly(write: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """Write, unless somebody holds the database or it takes nothing: raises NotTakenError."""
    if REST.lasts():
        raise NotTakenError
    try:
        with brief_locks(MOMENT):
            return write(*args, **named)
    except DatabaseError as error:
        REST.begin()
        raise NotTakenError from error


@contextmanager
def brief_locks(seconds: float) -> Iterator[None]:
    """Wait so long for a lock of the database, and as long as before afterwards."""
    connection.ensure_connection()
    tell(shorter(seconds))
    try:
        yield
    finally:
        with suppress(Exception):  # a connection that broke is made anew, with its own limit
            tell(usual())


def tell(statement: str) -> None:
    """Say it beside Django's cursors: no question of the page that is answered."""
    lower: Any = connection.connection
    lower.execute(statement)


def shorter(seconds: float) -> str:
    if connection.vendor == "sqlite":
        return f"PRAGMA busy_timeout = {int(1000 * seconds)}"
    return f"SET lock_timeout = {int(1000 * seconds)}"


def usual() -> str:
    """What a connection is told when it is made (factcheck/databases.py)."""
    if connection.vendor == "sqlite":
        wait = float(connection.settings_dict["OPTIONS"].get("timeout", 5.0))
        return f"PRAGMA busy_timeout = {int(1000 * wait)}"
    return "RESET lock_timeout"
