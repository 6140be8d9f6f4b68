"""A web, a resolver and a judge of our own."""

import socket
import threading
from collections.abc import Callable

import pytest

from sources.intake.fetch import public_addresses as addresses
from sources.intake.fetch.target import PORTS
from tests.sources.intake.fetching.servers import Handler, Server


@pytest.fixture
def serve():
    """A web server on loopback that gives the same answer to every request."""
    servers = []

    def start(
        answer: "Callable[[Handler], None]", *, host: str = "127.0.0.1", port: int = 0, tls=None
    ):
        server = Server((host, port), Handler)
        server.answer, server.seen = answer, []
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        PORTS.add(server.server_port)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        return server

    before = set(PORTS)
    yield start
    PORTS.intersection_update(before)
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def names(monkeypatch):
    """What the resolver answers for names; numbers are resolved as ever."""
    real = socket.getaddrinfo
    known: dict[str, list[str] | Callable[[], list[str]]] = {}

    def look_up(host, port, *args, **kwargs):
        if host not in known:
            return real(host, port, *args, **kwargs)
        answers = known[host]
        found = answers() if callable(answers) else answers
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.fixture
def loopback_is_public(monkeypatch):
    """127.0.0.1 alone passes for the public internet."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
