"""Fetching a page from the public internet, and from nowhere else.

A name is resolved once, every address it leads to is judged, and the connection goes to a judged
address, so that no second answer of a name server can lead inside. Redirects are judged the same
way. No proxy of the environment is used: it would connect for us to what we refuse.
"""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import urljoin

from django.conf import settings
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry, Url

from sources.intake.fetch.asking import Outgoing, asked
from sources.intake.fetch.deadline import Deadline
from sources.intake.fetch.refusals import TooManyRedirects, WrongAnswer
from sources.intake.fetch.target import checked
from sources.refusals.texts import TooLarge, UnknownKind

__all__ = ["MEDIA_TYPES", "Asking", "Fetched", "fetch"]

REDIRECTS: Final = 3
CHUNK: Final = 65_536
MEDIA_TYPES: Final = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/octet-stream",
        # What servers call the other kinds that are read; the bytes say which it is.
        *("application/rtf", "text/rtf", "application/epub+zip", "text/csv", "text/vtt"),
        *("application/x-subrip", "text/srt", "application/json", "application/xml", "text/xml"),
        *("message/rfc822", "multipart/related", "application/vnd.oasis.opendocument.text"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
CONDITIONS: Final = {"If-None-Match", "If-Modified-Since"}
HEADERS: Final = {
    "User-Agent": "Factcheck/1.0 (reads one page at an editor's request)",
    "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True)
class Fetched:
    """What a page consists of, and the address it was found at in the end.

    `unchanged` is the answer to a condition: there is no body, it is as it was.
    """

    data: bytes
    media_type: str
    url: str
    host: str
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False


def anywhere(_url: str) -> None:
    """A person asked: what a host asks of programs does not bind them."""


@dataclass(frozen=True)
class Asking:
    """Who asks, on what condition, for which kinds of answer; `judge` may refuse an address."""

    headers: Mapping[str, str] = field(default_factory=dict)
    kinds: Collection[str] | None = MEDIA_TYPES
    judge: Callable[[str], None] = anywhere


A_PERSON: Final = Asking()


def fetch(url: str, asking: Asking = A_PERSON) -> Fetched:
    """Get a page: http or https, a public address, FETCH_SECONDS in all, MAX_UPLOAD_BYTES at most.

    Raises a `Refusal` that says why not.
    """
    with Deadline(settings.FETCH_SECONDS) as deadline:
        for _hop in range(REDIRECTS + 1):
            target = checked(url)
            asking.judge(target.url)
            outgoing = Outgoing("GET", {**HEADERS, **asking.headers})
            with asked(target, outgoing, deadline) as response:
                url = onward_from(response, target)
                if not url:
                    return received(response, target, asking)
    raise TooManyRedirects(limit=REDIRECTS)


def onward_from(response: BaseHTTPResponse, target: Url) -> str:
    """Where a redirect leads, "" for none; servers write UTF-8 where headers are Latin-1."""
    location = response.get_redirect_location() or ""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    return urljoin(target.url, location) if location else ""


def received(response: BaseHTTPResponse, target: Url, asking: Asking) -> Fetched:
    """Read the body, counting what comes out of the decompressor."""
    if response.status == HTTPStatus.NOT_MODIFIED and CONDITIONS & asking.headers.keys():
        return Fetched(b"", "", url=target.url, host=target.host or "", unchanged=True)
    if response.status != HTTPStatus.OK:
        wait = patience(response)
        raise WrongAnswer(host=target.host, status=response.status, retry_after=wait)
    media_type = response.headers.get("Content-Type", "")
    if asking.kinds is not None and named(media_type) not in asking.kinds:
        raise UnknownKind
    return Fetched(
        body_of(response),
        media_type,
        url=target.url,
        host=target.host or "",
        etag=response.headers.get("ETag", ""),
        last_modified=response.headers.get("Last-Modified", ""),
    )


def named(media_type: str) -> str:
    """The bare name of a media type; what says nothing may be anything."""
    return media_type.partition(";")[0].strip().lower() or "application/octet-stream"


def body_of(response: BaseHTTPResponse) -> bytes:
    data = bytearray()
    for chunk in response.stream(CHUNK, decode_content=True):
        data += chunk
        if len(data) > settings.MAX_UPLOAD_BYTES:
            raise TooLarge(limit=settings.MAX_UPLOAD_BYTES)
    return bytes(data)


def patience(response: BaseHTTPResponse) -> float:
    """The seconds that Retry-After asks for, six hours at most as urllib3 has it; 0 for none."""
    with suppress(InvalidHeader):
        return float(Retry().get_retry_after(response) or 0.0)
    return 0.0
