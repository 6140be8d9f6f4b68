"""Connections to judged addresses; with the embeddings endpoint the only ones we open."""

import socket
import ssl
from collections.abc import Collection
from contextlib import suppress
from threading import Thread

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Url

from sources.intake.fetch import public_addresses as addresses
from sources.intake.fetch.deadline import Deadline
from sources.intake.fetch.refusals import ForbiddenAddress
from sources.intake.fetch.target import place_of, port_of


class JudgedConnection(HTTPConnection):
    """Connects to judged addresses only; Host header and TLS name stay those of the page."""

    deadline: Deadline
    is_inside: bool

    def _new_conn(self) -> socket.socket:
        last: OSError | None = None
        find = resolved if self.is_inside else judged
        for address in find(self.host.strip("[]"), self.port or 0, self.deadline):
            try:
                connected = socket.create_connection(
                    (address, self.port), timeout=self.deadline.left()
                )
            except OSError as error:
                last = error
                continue
            self.deadline.watch(connected)
            return connected
        raise last or OSError


class JudgedTLSConnection(JudgedConnection, HTTPSConnection):
    """The same under TLS."""


def connection_to(
    target: Url, deadline: Deadline, *, inside: Collection[str] = ()
) -> JudgedConnection:
    """A connection that is judged, unless its very place was named as one inside."""
    host, port = target.host or "", port_of(target)
    if target.scheme == "http":
        connection = JudgedConnection(host, port, timeout=deadline.left())
    else:
        context = ssl.create_default_context()
        connection = JudgedTLSConnection(host, port, timeout=deadline.left(), ssl_context=context)
    connection.deadline = deadline
    connection.is_inside = place_of(target) in inside
    return connection


def judged(host: str, port: int, deadline: Deadline) -> list[str]:
    """The numeric addresses of a host, each of them public; else ForbiddenAddress."""
    found = resolved(host, port, deadline)
    if not all(addresses.is_public(address) for address in found):
        raise ForbiddenAddress(host=host)
    return found


def resolved(host: str, port: int, deadline: Deadline) -> list[str]:
    """Ask the resolver, which knows no time-out of ours, in a thread that may be left behind."""
    found: dict[str, None] = {}

    def ask() -> None:
        with suppress(OSError, UnicodeError):
            for answer in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                found[str(answer[4][0])] = None

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(deadline.left())
    return list(found)
