"""gunicorn's threads in two lanes, and a door that nobody holds open.

Who reads never waits behind those who bring something. And whoever was answered and does not hang
up is waited for beside everybody else: gunicorn's own worker waits up to two seconds for each of
them in the one loop that lets visitors in.
"""

import selectors
import socket
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, Final

from gunicorn.workers.gthread import ThreadWorker

# One more than WRITING_SLOTS: whoever finds no seat is told so at once.
CHANGING: Final = 3
# The first bytes of what changes something.
CHANGES: Final = frozenset({b"POST", b"PUT ", b"PATC", b"DELE"})
LINGER: Final = 2.0  # seconds: who hangs up before all is sent would lose the end of the answer
SILENCE: Final = 5.0  # seconds that a visitor may say nothing
CHUNK: Final = 65_536


class LanedWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A worker whose `threads` read, and which has some more for changes."""

    def init_process(self) -> None:
        self.changing = ThreadPoolExecutor(CHANGING)
        self.leaving: dict[Any, None] = {}
        super().init_process()

    def run(self) -> None:
        super().run()
        self.changing.shutdown(wait=False)

    def enqueue_req(self, conn: Any) -> None:
        """Hand a request to the threads of its lane, once it has begun to arrive."""
        try:
            lane = self.changing if is_change(conn.sock) else self.tpool
        except BlockingIOError:
            self.await_word(conn)
            return
        lane.submit(self.handle, conn).add_done_callback(partial(self.tell_done, conn))

    def await_word(self, conn: Any) -> None:
        """Wait in the loop, and not in a thread, until a visitor says something."""
        conn.sock.settimeout(0)
        conn.timeout = time.monotonic() + SILENCE
        self.pending_conns.append(conn)
        heard = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, heard)

    def tell_done(self, conn: Any, done: "Future[Any]") -> None:
        self.method_queue.defer(self.finish_request, conn, done)

    def finish_request(self, conn: Any, fs: "Future[Any]") -> None:
        """See off who was answered; all else is as gunicorn does it."""
        if fs.cancelled() or fs.exception() or fs.result():
            super().finish_request(conn, fs)
        else:
            self.see_off(conn)

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
        """Close as well on those who would not hang up."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [conn for conn in self.leaving if conn.timeout <= now]:
            self.part(conn)


def is_change(sent: socket.socket) -> bool:
    """Whether the request that arrives changes something; nothing of it is taken out.

    Raises BlockingIOError where nothing has arrived.
    """
    with suppress(ConnectionError):
        return sent.recv(4, socket.MSG_PEEK | socket.MSG_DONTWAIT) in CHANGES
    return False
