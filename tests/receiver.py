"""A receiver of webhooks on 127.0.0.1, real sockets and all, which answers as a test wants."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Received(NamedTuple):
    """One letter as it came: headers, body, and what it says."""

    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> dict[str, Any]:
        return json.loads(self.body)

    @property
    def name(self) -> str:
        return self.headers["webhook-id"]


class Receiver(ThreadingHTTPServer):
    """Keeps every letter; `answer` says with which status, and may take its time over it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.letters: list[Received] = []
        self.answer: Callable[[], int] = lambda: 204
        self.leads_to = ""
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.place}/hook"

    @property
    def names(self) -> list[str]:
        return [letter.name for letter in self.letters]

    def close(self) -> None:
        self.shutdown()
        self.server_close()


class Desk(BaseHTTPRequestHandler):
    """Takes what is posted."""

    protocol_version = "HTTP/1.1"
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.letters.append(Received(headers, body))
        self.send_response(self.server.answer())
        if self.server.leads_to:
            self.send_header("Location", self.server.leads_to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Silence."""
