"""Fetching a page from the public internet, and from nowhere else.

A name is resolved once, every address it leads to is judged, and the connection goes to a judged
address, so that no second answer of a name server can lead inside. Redirects are judged the same
way. No proxy of the environment is used: it would connect for us to what we refuse.
"""

from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import urljoin

from django.conf import settings
from urllib3 import BaseHTTPResponse
from urllib3.util import Url

from sources.intake.fetch.asking import Asking, asked
from sources.intake.fetch.deadline import Deadline
from sources.intake.fetch.refusals import TooManyRedirects, WrongAnswer
from sources.intake.fetch.target import checked
from sources.refusals.texts import TooLarge, UnknownKind

__all__ = ["Fetched", "fetch"]

REDIRECTS: Final = 3
CHUNK: Final = 65_536
MEDIA_TYPES: Final = {
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/octet-stream",
}
PAGE: Final = Asking(
    "GET",
    {
        "User-Agent": "Factcheck/1.0 (reads one page at an editor's request)",
        "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
    },
)


@dataclass(frozen=True)
class Fetched:
    """What a page consists of, and the address it was found at in the end."""

    data: bytes
    media_type: str
    url: str
    host: str


def fetch(url: str) -> Fetched:
    """Get a page: http or https, a public address, FETCH_SECONDS in all, MAX_UPLOAD_BYTES at most.

    Raises a `Refusal` that says why not.
    """
    with Deadline(settings.FETCH_SECONDS) as deadline:
        for _hop in range(REDIRECTS + 1):
            target = checked(url)
            with asked(target, PAGE, deadline) as response:
                url = onward_from(response, target)
                if not url:
                    return received(response, target)
    raise TooManyRedirects(limit=REDIRECTS)


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
