"""Fetching a page from the public internet, and from nowhere else.

A name is resolved once, every address it leads to is judged, and the connection goes to a judged
address, so that no second answer of a name server can lead inside. Redirects are judged the same
way. No proxy of the environment is used: it would connect for us to what we refuse.
"""

import re
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from threading import Thread, Timer
from types import TracebackType
from typing import Final, Self
from urllib.parse import urljoin

import idna
from django.conf import settings
from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.util import Url, parse_url

from sources import addresses
from sources.refusals import (
    BadAddress,
    ForbiddenAddress,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    UnknownKind,
    Unreachable,
    WrongAnswer,
)

REDIRECTS: Final = 3
PORTS: Final = {80, 443, 8080, 8443}
CHUNK: Final = 65_536
_HOST: Final = re.compile(r"(https?://)([^/?#\\@:]+)", re.IGNORECASE)
MEDIA_TYPES: Final = {
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/octet-stream",
}
HEADERS: Final = {
    "User-Agent": "Factcheck/1.0 (reads one page at an editor's request)",
    "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True)
class Fetched:
    """What a page consists of, and the address it was found at in the end."""

    data: bytes
    media_type: str
    url: str
    host: str


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


class JudgedConnection(HTTPConnection):
    """Connects to judged addresses only; Host header and TLS name stay those of the page."""

    deadline: Deadline

    def _new_conn(self) -> socket.socket:
        last: OSError | None = None
        for address in judged(self.host.strip("[]"), self.port or 0, self.deadline):
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


def fetch(url: str) -> Fetched:
    """Get a page: http or https, a public address, FETCH_SECONDS in all, MAX_UPLOAD_BYTES at most.

    Raises a `sources.refusals.Refusal` that says why not.
    """
    with Deadline(settings.FETCH_SECONDS) as deadline:
        for _hop in range(REDIRECTS + 1):
            target = checked(url)
            with asked(target, deadline) as response:
                url = onward_from(response, target)
                if not url:
                    return received(response, target)
    raise TooManyRedirects(limit=REDIRECTS)


def checked(url: str) -> Url:
    """The parts of an address, its host in ASCII; BadAddress unless it may be asked at all."""
    try:
        parts = parse_url(in_ascii(url.strip()))
    except (LocationParseError, ValueError) as error:
        raise BadAddress from error
    known = parts.scheme in {"http", "https"} and parts.host and not parts.auth
    if not known or port_of(parts) not in PORTS:
        raise BadAddress
    return parts._replace(fragment=None)


def in_ascii(url: str) -> str:
    """The address with its host as DNS knows it (IDNA 2008 with UTS #46)."""
    found = _HOST.match(url)
    if not found or found[2].isascii():
        return url
    return found[1] + idna.encode(found[2], uts46=True).decode("ascii") + url[found.end() :]


def port_of(target: Url) -> int:
    return target.port or (443 if target.scheme == "https" else 80)


def connection_to(target: Url, deadline: Deadline) -> JudgedConnection:
    host, port = target.host or "", port_of(target)
    if target.scheme == "http":
        connection = JudgedConnection(host, port, timeout=deadline.left())
    else:
        context = ssl.create_default_context()
        connection = JudgedTLSConnection(host, port, timeout=deadline.left(), ssl_context=context)
    connection.deadline = deadline
    return connection


@contextmanager
def asked(target: Url, deadline: Deadline) -> Iterator[BaseHTTPResponse]:
    """The answer to a GET, its body unread; faults of the network become refusals."""
    connection = connection_to(target, deadline)
    try:
        connection.request("GET", target.request_uri, headers=HEADERS, preload_content=False)
        yield connection.getresponse()
        if deadline.is_over():  # cut off by us, which can look like a normal end
            raise TimeoutError
    except (OSError, HTTPError, HTTPException) as error:
        if deadline.is_over():
            raise TooSlow(host=target.host, seconds=deadline.seconds) from error
        raise Unreachable(host=target.host) from error
    finally:
        connection.close()


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


def onward_from(response: BaseHTTPResponse, target: Url) -> str:
    """Where a redirect leads, "" for none; servers write UTF-8 where headers are Latin-1."""
    location = response.get_redirect_location() or ""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    return urljoin(target.url, location) if location else ""


def received(response: BaseHTTPResponse, target: Url) -> Fetched:
    """Read the body, counting what comes out of the decompressor."""
    if response.status != HTTPStatus.OK:
        raise WrongAnswer(host=target.host, status=response.status)
    media_type = response.headers.get("Content-Type", "")
    if media_type and media_type.partition(";")[0].strip().lower() not in MEDIA_TYPES:
        raise UnknownKind
    data = bytearray()
    for chunk in response.stream(CHUNK, decode_content=True):
        data += chunk
        if len(data) > settings.MAX_UPLOAD_BYTES:
            raise TooLarge(limit=settings.MAX_UPLOAD_BYTES)
    return Fetched(bytes(data), media_type, url=target.url, host=target.host or "")
