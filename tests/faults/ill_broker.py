"""A broker that answers every command with one error, in the protocol of Redis (RESP).

LOADING and MISCONF cannot be had from a real server for as long as a test needs them.
"""

import socketserver
import threading
from pathlib import Path
from typing import Final

ERRORS: Final = {
    "LOADING": "LOADING Valkey is loading the dataset in memory",
    "MISCONF": "MISCONF Valkey is configured to save RDB snapshots, but it's currently unable to "
    "persist to disk. Commands that may modify the data set are disabled.",
}
# What a server answers whatever befalls it, so that clients come as far as their first command.
GREETINGS: Final = (b"CLIENT", b"SELECT")
HELLO: Final = b"%1\r\n$5\r\nproto\r\n:3\r\n"
# MISCONF refuses those that write, and nothing else.
READS: Final = (b"PING", b"INFO", b"GET", b"LLEN", b"EXISTS")


class Counter(socketserver.StreamRequestHandler):
    """One client: reads commands, says no to each."""

    server: "IllBroker"

    def handle(self) -> None:
        while command := self.command():
            self.server.heard.append(command[0].decode())
            self.wfile.write(self.server.answer(command[0].upper()))

    def command(self) -> list[bytes]:
        """The words of the next command, none at the end."""
        head = self.rfile.readline()
        if not head.startswith(b"*"):
            return []
        return [self.word() for _ in range(int(head[1:]))]

    def word(self) -> bytes:
        length = int(self.rfile.readline()[1:])
        return self.rfile.read(length + 2)[:-2]


class IllBroker(socketserver.ThreadingUnixStreamServer):
    """Listens at a path until the block ends."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, path: Path, ill: str) -> None:
        super().__init__(str(path), Counter)
        self.ill, self.path, self.heard = ill, path, list[str]()
        self.thread = threading.Thread(target=self.serve_forever, args=[0.05])

    def answer(self, command: bytes) -> bytes:
        if command == b"HELLO":
            return HELLO
        if command in GREETINGS:
            return b"+OK\r\n"
        if self.ill == "MISCONF" and command in READS:
            return b"+PONG\r\n"
        return f"-{ERRORS[self.ill]}\r\n".encode()

    def __enter__(self) -> "IllBroker":
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.thread.join()
        self.server_close()
        self.path.unlink(missing_ok=True)
