"""Looking at what is watched: fetched on a condition, read, and a few sitemaps below an index."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from sources.intake.fetch import Asking, Fetched
from sources.intake.watching.refusals import FeedTooLarge, NoFeed
from sources.intake.watching.told import ToldEntry, ToldFeed, told_by
from sources.intake.watching.visiting import visit
from sources.limits import limit_of
from sources.models import Watch
from sources.refusals.texts import TooLarge

INDEX: Final = "index"
PAGE: Final = "page"
PATIENCE: Final = 3.0  # seconds to wait for a host that somebody else of ours is asking
BELOW: Final = 3  # sitemaps of an index, the newest: those of yesterday were read yesterday
# After which no other sitemap of an index is begun: fetching and reading one may take 45 more, and
# whoever reads has a minute.
BELOW_SECONDS: Final = 15.0
ACCEPT: Final = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, */*;q=0.1"
)


@dataclass(frozen=True)
class Looked:
    """What stood there; `feed` is None where nothing changed since the last time."""

    url: str
    feed: ToldFeed | None
    etag: str = ""
    last_modified: str = ""

    @property
    def kind(self) -> str:
        return self.feed.kind if self.feed else ""

    @property
    def title(self) -> str:
        return self.feed.title if self.feed else ""

    @property
    def entries(self) -> "list[ToldEntry]":
        return self.feed.entries if self.feed else []


def look(url: str, *, etag: str = "", last_modified: str = "") -> Looked:
    """Read what is at an address that is watched; raises a Refusal that says why not."""
    begun = time.monotonic()
    page = asked(url, etag=etag, last_modified=last_modified)
    if page.unchanged:
        return Looked(url, None, etag, last_modified)
    feed = told_by(page.data, page.url)
    if feed.kind == INDEX:
        feed = replace(feed, entries=list(entries_below(feed, begun)))
    kept = {name: fit(getattr(page, name), name) for name in ("etag", "last_modified")}
    return Looked(page.url, feed, **kept)


def asked(url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
    said = {"Accept": ACCEPT, "If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {name: value for name, value in said.items() if value}
    try:
        return visit(url, Asking(headers, kinds=None), patience=PATIENCE)
    except TooLarge as refusal:
        raise FeedTooLarge(**refusal.details) from refusal


def fit(header: str, name: str) -> str:
    """What can be kept and sent back as it came, else nothing."""
    sound = header.isascii() and header.isprintable() and len(header) <= limit_of(Watch, name)
    return header if sound else ""


def entries_below(index: ToldFeed, begun: float) -> Iterator[ToldEntry]:
    """The entries of the newest sitemaps that an index names."""
    for place in [entry.url for entry in index.entries if entry.url][:BELOW]:
        if time.monotonic() - begun > BELOW_SECONDS:
            return
        yield from told_by(asked(place).data, place).entries


def look_for_feed(url: str) -> Looked:
    """As `look`, for an address somebody typed: a page is left for the first feed it names."""
    looked = look(url)
    if looked.kind != PAGE:
        return looked
    named = [entry.url for entry in looked.entries if entry.url]
    found = look(named[0]) if named else looked
    if found.kind == PAGE:
        raise NoFeed(url=url)
    return found
