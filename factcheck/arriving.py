"""What has come of a request, until it is whole: gathered in the loop, so that no thread waits.

A thread that reads a socket belongs to whoever sends slowly. The loop that lets visitors in keeps
what comes, the long in a file, and a thread is given the whole of it.
"""

import io
import re
import socket
import time
from tempfile import SpooledTemporaryFile
from typing import Any, Final

from gunicorn.http.errors import LimitRequestHeaders
from gunicorn.http.unreader import Unreader

SILENCE: Final = 5.0  # seconds that a visitor may say nothing
HEAD_SECONDS: Final = 10.0  # from the first byte until the end of the head
SLOWEST: Final = 4_096  # bytes a second of a body; slower ones never end
HEAD: Final = 65_536  # bytes; gunicorn refuses a line of more than 8,190
LARGEST: Final = 16_000_000  # bytes of a body that are waited for (factcheck/web.py says how many)
IN_MEMORY: Final = 65_536
_END: Final = b"\r\n\r\n"
_LENGTH: Final = re.compile(rb"\r\ncontent-length[ \t]*:[ \t]*(\d{1,15})[ \t]*(?=\r\n)", re.I)
_UNTOLD: Final = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.I)
_ASKS: Final = re.compile(rb" HTTP/1\.1\r\n(?:.*\r\n)?expect[ \t]*:[ \t]*100-continue", re.I | re.S)


class Incoming:
    """One request on its way in."""

    def __init__(self, largest: int = LARGEST) -> None:
        self.largest = largest
        self.began = time.monotonic()
        self.size = 0
        self.head = bytearray()
        self.wanted: int | None = None  # bytes of head and body, once the head has ended
        # Closed with the request, by whoever answered it.
        self.kept = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115

    def add(self, data: bytes) -> None:
        self.kept.write(data)
        self.size += len(data)
        if self.wanted is None:
            self.head += data
            self.look(max(0, len(self.head) - len(data) - len(_END)))

    def receive(self, sent: socket.socket, most: int) -> bool:
        """Take in what has come; False at its end. Raises BlockingIOError where nothing has."""
        try:
            data = sent.recv(most)
        except ConnectionError:
            return False
        self.add(data)
        return bool(data)

    def look(self, start: int) -> None:
        """Whether the head has ended, and how much follows it."""
        end = self.head.find(_END, start)
        if end >= 0:
            head = bytes(self.head[: end + len(_END)])
            self.wanted = len(head) + self.length(head)
            self.head = bytearray(head)

    def length(self, head: bytes) -> int:
        """Of the body; what says no length or is too large is not waited for, nor read."""
        told = _LENGTH.findall(head)
        if len(told) != 1 or _UNTOLD.search(head) or int(told[0]) > self.largest:
            return 0
        return int(told[0])

    @property
    def is_too_long(self) -> bool:
        return self.wanted is None and self.size > HEAD

    @property
    def is_whole(self) -> bool:
        return self.is_too_long or (self.wanted is not None and self.size >= self.wanted)

    @property
    def awaits_leave(self) -> bool:
        """Whether its sender asked to be told before sending the body, and sent none of it yet."""
        begun = self.size > len(self.head)
        return bool(self.wanted and not self.is_whole and not begun and _ASKS.search(self.head))

    @property
    def until(self) -> float:
        """When it must be whole."""
        if not self.size:
            return self.began + SILENCE
        return self.began + HEAD_SECONDS + (self.wanted or 0) / SLOWEST


class Gathered(Unreader):  # type: ignore[misc]  # gunicorn has no types
    """What gunicorn reads a request from: all that came of it, and never the socket."""

    def __init__(self, incoming: Incoming) -> None:
        super().__init__()
        self.incoming = incoming
        self.incoming.kept.seek(0)

    def chunk(self, size_hint: int | None = None) -> bytes:
        read = self.incoming.kept.read(size_hint or IN_MEMORY)
        if not read and self.incoming.is_too_long:
            raise LimitRequestHeaders("limit request headers fields size")
        return read

    def end(self) -> bool:
        """Let go of the request; whether something came behind it."""
        self.buf.seek(0, io.SEEK_END)
        self.buf.write(self.incoming.kept.read())
        self.incoming.kept.close()
        return bool(self.buf.getvalue())


def rest_of(unreader: Any) -> bytes:
    """What stands behind the last request of a visitor."""
    return bytes(unreader.take_buffered())
