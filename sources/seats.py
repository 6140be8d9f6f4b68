"""So many at once in one process; who finds no seat free is told so and never waits for one."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Seats:
    """A number of seats, each given back by whoever took it."""

    def __init__(self, number: int) -> None:
        self._free = threading.BoundedSemaphore(number)

    @contextmanager
    def one(self) -> Iterator[bool]:
        """Whether a seat was free; it is kept until the end of the block."""
        seated = self._free.acquire(blocking=False)
        try:
            yield seated
        finally:
            if seated:
                self._free.release()
