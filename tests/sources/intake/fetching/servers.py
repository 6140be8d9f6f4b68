"""Web servers on loopback that answer as a test wants."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "<html><body><p>خبر من الميناء.</p></body></html>".encode()


class Server(ThreadingHTTPServer):
    """A server with one answer, which remembers what it was asked."""

    daemon_threads = True
    answer: "Callable[[Handler], None]"
    seen: list[tuple[str, str | None]]


class Handler(BaseHTTPRequestHandler):
    """Answers as the test tells its server to."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self):
        self.server.seen.append((self.path, self.headers["Host"]))
        self.server.answer(self)

    def log_message(self, *_):
        """Silence."""


def say(body: bytes = PAGE, *, status: int = 200, **headers: str) -> "Callable[[Handler], None]":
    def answer(handler):
        handler.send_response(status)
        given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        for name, value in {
            **given,
            **{k.replace("_", "-"): v for k, v in headers.items()},
        }.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def dribble(line: bytes, *, before: bytes = b"") -> "Callable[[Handler], None]":
    """Sends a byte now and then until nobody listens: no time-out between bytes ever fires."""

    def answer(handler):
        handler.close_connection = True
        handler.wfile.write(before)
        stop = threading.Event()
        try:
            for byte in line * 1000:
                handler.wfile.write(bytes([byte]))
                stop.wait(0.05)
        except OSError:
            pass

    return answer
