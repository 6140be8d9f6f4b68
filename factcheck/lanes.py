"""gunicorn's threads in two lanes, and a door that nobody holds open.

Who reads never waits behind those who bring something. Whoever sends slowly is waited for in the
one loop that lets visitors in (factcheck/arriving.py), and so is whoever was answered and does not
hang up: gunicorn's own worker gives a thread to the one and two seconds of the loop to the other.
"""

import selectors
import socket
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import local
from typing import Any, Final

from gunicorn.workers.gthread import ThreadWorker

from factcheck.arriving import LARGEST, Gathered, Incoming, rest_of
from factcheck.refused_requests import Retold, answer

# One more than WRITING_SLOTS: whoever finds no seat is told so at once.
CHANGING: Final = 3
# The first bytes of what changes something.
CHANGES: Final = frozenset({b"POST", b"PUT ", b"PATC", b"DELE"})
LINGER: Final = 2.0  # seconds: who hangs up before all is sent would lose the end of the answer
CHUNK: Final = 65_536
GO_ON: Final = b"HTTP/1.1 100 Continue\r\n\r\n"
# Requests on their way in at once, each a socket and perhaps a file, of the 1,024 that a process
# may open; and what all of them may hold. Beyond, whoever began first is told to begin again.
ARRIVING: Final = 400
SPACE: Final = 200_000_000  # bytes


class LanedWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A worker whose `threads` read, and which has some more for changes."""

    largest = LARGEST

    def init_process(self) -> None:
        self.changing = ThreadPoolExecutor(CHANGING)
        self.arriving: dict[Any, Incoming] = {}
        self.leaving: dict[Any, None] = {}
        self.told = local()
        super().init_process()

    def run(self) -> None:
        super().run()
        self.changing.shutdown(wait=False)

    def enqueue_req(self, conn: Any) -> None:
        """Let the next request of a visitor arrive; what came with the last one is part of it."""
        conn.init()
        conn.sock.settimeout(0)
        incoming = Incoming(self.largest)
        incoming.add(rest_of(conn.parser.unreader))
        self.arriving[conn] = incoming
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.take_in, conn))
        self.take_in(conn, conn.sock)

    def take_in(self, conn: Any, sent: socket.socket) -> None:
        """What has come of a request meanwhile; who hangs up half way wants no answer."""
        incoming = self.arriving[conn]
        with suppress(BlockingIOError):
            if not incoming.is_whole and not incoming.receive(sent, CHUNK):
                self.turn_away(conn)
                return
        if incoming.is_whole:
            self.hand_over(conn)
            return
        if incoming.awaits_leave:
            sent.send(GO_ON)
        self.make_room()

    def hand_over(self, conn: Any) -> None:
        """Give a whole request to the threads of its lane."""
        incoming = self.arriving.pop(conn)
        self.poller.unregister(conn.sock)
        conn.parser.unreader = Gathered(incoming)
        conn.head = bytes(incoming.head)
        lane = self.changing if is_change(conn.head) else self.tpool
        lane.submit(self.handle, conn).add_done_callback(partial(self.tell_done, conn))

    def make_room(self) -> None:
        """Turn away whoever began first, where more arrives at once than there is room for."""
        while len(self.arriving) > ARRIVING or sum(a.size for a in self.arriving.values()) > SPACE:
            self.refuse(next(iter(self.arriving)))

    def refuse(self, conn: Any) -> None:
        """Say that it came too slowly, to whoever said something."""
        incoming = self.arriving[conn]
        if incoming.size:
            with suppress(OSError):
                conn.sock.send(answer(408, bytes(incoming.head)))
        self.turn_away(conn)

    def turn_away(self, conn: Any) -> None:
        self.arriving.pop(conn).kept.close()
        self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        """Let gunicorn say what it says in the format of who asked."""
        super().handle_error(req, Retold(client, self.told.head), addr, exc)

    def handle(self, conn: Any) -> Any:
        """In a thread, which knows by what head the request began."""
        self.told.head = conn.head
        return super().handle(conn)

    def tell_done(self, conn: Any, done: "Future[Any]") -> None:
        self.method_queue.defer(self.finish_request, conn, done)

    def finish_request(self, conn: Any, fs: "Future[Any]") -> None:
        """See off who was answered; who stays and has said more already is heard at once."""
        more = conn.parser.unreader.end()
        if fs.cancelled() or fs.exception():
            super().finish_request(conn, fs)
        elif not fs.result():
            self.see_off(conn)
        elif more:
            self.enqueue_req(conn)
        else:
            super().finish_request(conn, fs)

    def see_off(self, conn: Any) -> None:
        """Send the end, and wait in the loop until the visitor hangs up."""
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self.part(conn)
            return
        conn.sock.settimeout(0)
        conn.timeout = time.monotonic() + LINGER
        self.leaving[conn] = None
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.hear, conn))

    def hear(self, conn: Any, sent: socket.socket) -> None:
        """What is still sent is not read any more; at its end they part."""
        with suppress(BlockingIOError):
            try:
                more = sent.recv(CHUNK)
            except ConnectionError:
                more = b""
            if not more:
                self.part(conn)

    def part(self, conn: Any) -> None:
        if conn in self.leaving:
            del self.leaving[conn]
            self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()

    def murder_pending(self) -> None:
        """Close as well on those who would not come to an end, or would not hang up."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [conn for conn, incoming in self.arriving.items() if incoming.until <= now]:
            self.refuse(conn)
        for conn in [conn for conn in self.leaving if conn.timeout <= now]:
            self.part(conn)


def is_change(head: bytes) -> bool:
    """Whether a request changes something."""
    return head[:4] in CHANGES
