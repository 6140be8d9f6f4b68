"""Asking a host of others politely: one request at a time, and nothing that it closes to programs.

What robots.txt says is read as RFC 9309 has it and kept for a day. A host that answers with
Retry-After is left alone for so long by every worker.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from protego import Protego

from sources.intake.extract.extracted import storable
from sources.intake.fetch import Asking, Fetched, fetch
from sources.intake.fetch.refusals import WrongAnswer
from sources.intake.watching.pacing import wanted_of
from sources.intake.watching.refusals import AskedNotTo, HostInUse
from sources.models import WebHost

NAME: Final = "Factcheck"  # by which robots.txt knows us
# Whoever asks is done before: robots.txt and a page, each within FETCH_SECONDS, and some to spare.
HELD_FETCHES: Final = 3
STEP: Final = 0.1  # seconds between two looks whether a host is free
LONGEST_GAP: Final = 60.0  # seconds between requests that a robots.txt can ask for


def visit(url: str, asking: Asking, *, patience: float = 0.0) -> Fetched:
    """Fetch in the turn of its host; waits for it as long as there is patience, else HostInUse."""
    with turn(host_of(url), patience=patience):
        judged = Asking(with_name(asking), asking.kinds, refuse_closed)
        return fetch(url, judged)


def with_name(asking: Asking) -> dict[str, str]:
    """Who asks, and where one reads who that is."""
    return {**asking.headers, "User-Agent": f"{NAME}/1.0 (+{settings.PUBLIC_URL}/)"}


def host_of(url: str) -> str:
    """The host with its port, as robots.txt counts it."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()[:270]


@contextmanager
def turn(host: str, *, patience: float) -> Iterator[None]:
    """The host is asked by nobody else of ours until the end of the block, and a moment after."""
    hold(host, until=time.monotonic() + patience)
    after = settings.WATCH_GAP_SECONDS
    try:
        yield
    except WrongAnswer as refusal:
        after = max(after, wanted_of(refusal))
        raise
    finally:
        WebHost.objects.free(host, after=max(after, gap_of(host)))


def hold(host: str, *, until: float) -> None:
    """Take the turn; raises HostInUse when nobody is to ask this host before `until`."""
    while wait := WebHost.objects.take_turn(host, seconds=HELD_FETCHES * settings.FETCH_SECONDS):
        if time.monotonic() >= until:
            raise HostInUse(host=host, seconds=wait)
        time.sleep(STEP)


def refuse_closed(url: str) -> None:
    """Raise AskedNotTo for what the robots.txt of this address's host closes to programs."""
    if not Protego.parse(robots_of(url)).can_fetch(url, NAME):
        raise AskedNotTo(host=host_of(url))


def robots_of(url: str) -> str:
    """What was kept of its robots.txt, asked for once a day."""
    host = host_of(url)
    kept = WebHost.objects.robots_of(host)
    if kept is None:
        kept = asked_robots(url)
        WebHost.objects.keep_robots(host, kept)
    return kept


def asked_robots(url: str) -> str:
    """Where there is none nothing is closed; while the host fails nobody knows, and nobody asks."""
    where = f"{urlsplit(url).scheme}://{host_of(url)}/robots.txt"
    try:
        told = fetch(where, Asking(with_name(Asking()), kinds=None))
    except WrongAnswer as refusal:
        if not says_nothing_is_there(refusal):
            raise
        return ""
    return storable(told.data.decode("utf-8", "replace"))


def says_nothing_is_there(refusal: WrongAnswer) -> bool:
    status = int(str(refusal.details["status"]))
    return status // 100 == 4 and status != HTTPStatus.TOO_MANY_REQUESTS


def gap_of(host: str) -> float:
    """The seconds between two requests that the host's robots.txt asks for."""
    asked = Protego.parse(WebHost.objects.robots_of(host) or "").crawl_delay(NAME)
    return min(asked or 0.0, LONGEST_GAP)
