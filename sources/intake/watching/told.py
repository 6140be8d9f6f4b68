"""What a feed or sitemap tells: its entries, each with the key by which it is known again."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from urllib.parse import urljoin

from sources.intake.arrival import is_possible, one_line
from sources.intake.extract.child import told_apart
from sources.intake.watching.refusals import BrokenFeed, NoFeed
from sources.limits import limit_of
from sources.models import WatchEntry
from sources.refusals.texts import Unreadable
from sources.text.address import canonical

SCHEMES: Final = ("http://", "https://")


@dataclass(frozen=True)
class ToldEntry:
    """One article as a feed tells of it; the address may be missing."""

    url: str
    title: str = ""
    published_at: datetime | None = None
    changed_at: datetime | None = None

    @property
    def key(self) -> str:
        """The same for all ways to write one address, what tracks readers left out."""
        return key_of(self.url) if self.url else digest(f"{self.title}\n{self.published_at}")


@dataclass(frozen=True)
class ToldFeed:
    """What stood at an address: `feed`, `sitemap`, `index` of sitemaps, or a `page`."""

    kind: str
    title: str = ""
    entries: list[ToldEntry] = field(default_factory=list)


def key_of(url: str) -> str:
    return digest(canonical(url))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def told_by(data: bytes, url: str) -> ToldFeed:
    """Read it apart, in a child with limits; raises NoFeed and BrokenFeed among others."""
    try:
        told = json.loads(told_apart(data, "feed")["body"])
    except Unreadable:
        raise NoFeed(url=url) from None
    if not told["kind"]:
        raise NoFeed(url=url)
    if told.get("broken"):
        raise BrokenFeed(url=url)
    entries = [entry_of(each, url) for each in told["entries"]]
    return ToldFeed(told["kind"], told.get("title", ""), entries)


def entry_of(said: dict[str, Any], base: str) -> ToldEntry:
    """An entry fit to be kept; an address that cannot be asked counts as none."""
    title = one_line(said["title"], limit_of(WatchEntry, "title"))
    moments = moment_of(said["published"]), moment_of(said["changed"])
    return ToldEntry(address_in(said["url"], base), title, *moments)


def address_in(said: str, base: str) -> str:
    try:
        url = urljoin(base, said) if said else ""
    except ValueError:
        return ""
    fits = url.startswith(SCHEMES) and len(url) <= limit_of(WatchEntry, "url")
    return one_line(url, len(url)) if fits else ""


def moment_of(said: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(said) if said else None
    except ValueError:
        return None
    return moment if is_possible(moment) else None
