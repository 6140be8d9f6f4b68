"""One limit of time for a whole conversation."""

import socket
import time
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import Self


class Deadline:
    """So many seconds for everything; then whatever is still being waited for breaks off.

    Time-outs of sockets begin anew with every byte, so a server could dribble for ever: a timer
    shuts the connection down instead.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.ends = time.monotonic() + seconds
        self.watched: list[socket.socket] = []
        self.timer = Timer(seconds, self.shut)

    def __enter__(self) -> Self:
        self.timer.daemon = True
        self.timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.timer.cancel()
        for watched in self.watched:
            watched.close()

    def left(self) -> float:
        """Seconds left, never below a hundredth, so that it serves as a time-out."""
        return max(0.01, self.ends - time.monotonic())

    def is_over(self) -> bool:
        return time.monotonic() >= self.ends

    def watch(self, connected: socket.socket) -> None:
        """Keep a second handle on a connection: TLS takes the first one over."""
        self.watched.append(connected.dup())

    def shut(self) -> None:
        for watched in self.watched:
            with suppress(OSError):
                watched.shutdown(socket.SHUT_RDWR)
