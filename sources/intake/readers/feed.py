"""Reading what a site tells of itself: RSS, Atom, JSON Feed, sitemaps, and pages that name a feed.

The body is one JSON object: the kind, whether it was broken, and the entries, the newest first.
"""

import gzip
import json
from calendar import timegm
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser
from lxml import etree, html

from sources.intake.readers.reading import ReadFile

GZIP = b"\x1f\x8b"
MOST = 1_000  # entries told of; a sitemap may hold 50,000, and those of today come first
SHARE = 0.8  # of the characters that an answer may have, the rest is for its frame
FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json"}
SITEMAPS = {"urlset": "sitemap", "sitemapindex": "index"}
Entry = dict[str, str]


def read(data: bytes, most_chars: int) -> ReadFile:
    """What there is to read at an address that is watched; its kind is "" for anything else."""
    data = gzip.decompress(data) if data.startswith(GZIP) else data
    told = json_feed(data) or sitemap(data) or feed(data) or page(data) or {"kind": ""}
    told["entries"] = fitting(told.get("entries", []), int(most_chars * SHARE))
    return ReadFile(json.dumps(told), title=told.get("title", ""))


def fitting(entries: Iterable[Entry], most_chars: int) -> list[Entry]:
    """The newest first, those without a time last in the order given; not more than fit."""
    found: list[Entry] = []
    for entry in sorted(entries, key=lambda each: each["at"], reverse=True)[:MOST]:
        most_chars -= len(json.dumps(entry))
        if most_chars < 0:
            break
        found.append(entry)
    return found


def told_entry(url: Any, *, title: Any = "", published: str = "", changed: str = "") -> Entry:
    """Dates of publication and of the last change, as somebody told; either puts it in order."""
    words = {"url": url, "title": title}
    said = {name: word.strip() if isinstance(word, str) else "" for name, word in words.items()}
    return {**said, "at": published or changed, "published": published, "changed": changed}


def json_feed(data: bytes) -> dict[str, Any] | None:
    """JSON Feed, any version (jsonfeed.org)."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    told = json.loads(data.decode("utf-8-sig"))
    if "jsonfeed.org" not in str(told.get("version")):
        return None
    items = [item for item in told.get("items", []) if isinstance(item, dict)]
    return {"kind": "feed", "title": text_of(told.get("title")), "entries": map(json_entry, items)}


def json_entry(item: dict[str, Any]) -> Entry:
    published = iso(item.get("date_published"))
    url = item.get("url") or item.get("external_url") or web_id(item.get("id"))
    changed = iso(item.get("date_modified"))
    return told_entry(url, title=item.get("title"), published=published, changed=changed)


def web_id(said: Any) -> str:
    """The id of an entry where it is its address."""
    return said if isinstance(said, str) and said.startswith(("http://", "https://")) else ""


def text_of(said: Any) -> str:
    return said if isinstance(said, str) else ""


def iso(said: Any) -> str:
    """A moment in UTC as ISO 8601, "" for what is none; a day alone is its first moment."""
    try:
        moment = datetime.fromisoformat(text_of(said).strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return ""


def sitemap(data: bytes) -> dict[str, Any] | None:
    """A sitemap or an index of them (sitemaps.org), with the words of news sitemaps."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    kind = SITEMAPS.get(local(root)) if root is not None else None
    if not kind:
        return None
    return {"kind": kind, "entries": [sitemap_entry(each) for each in root if len(each)]}


def sitemap_entry(element: Any) -> Entry:
    """When a page was changed is not when it was published: only news tell that."""
    said = {local(each): each.text or "" for each in reversed(list(element.iter()))}
    return told_entry(
        said.get("loc"),
        title=said.get("title"),
        published=iso(said.get("publication_date")),
        changed=iso(said.get("lastmod")),
    )


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for a comment."""
    tag = getattr(element, "tag", "")
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def feed(data: bytes) -> dict[str, Any] | None:
    """RSS or Atom of any version; what is broken is read as far as it goes."""
    told = feedparser.parse(BytesIO(data), sanitize_html=False)
    if not told.get("version") and not told.entries:
        return None
    entries = [each for each in map(feed_entry, told.entries) if each["url"] or each["title"]]
    broken = bool(told.bozo) and not entries
    title = text_of(told.feed.get("title"))
    return {"kind": "feed", "title": title, "broken": broken, "entries": entries}


def feed_entry(entry: Any) -> Entry:
    return told_entry(
        entry.get("link") or web_id(entry.get("id")),
        title=entry.get("title"),
        published=parsed(entry.get("published_parsed")),
        # Not by its own `get`, which gives the date of publication where nothing was changed.
        changed=parsed(dict.get(entry, "updated_parsed")),
    )


def parsed(moment: Any) -> str:
    """What feedparser makes of a date, in UTC."""
    try:
        return datetime.fromtimestamp(timegm(moment), UTC).isoformat() if moment else ""
    except (ValueError, OverflowError):
        return ""


def page(data: bytes) -> dict[str, Any] | None:
    """A page that names its feeds, in their order."""
    if b"<html" not in data[:2048].lower() and b"<!doctype html" not in data[:2048].lower():
        return None
    links = html.fromstring(data).iterfind(".//link[@href]")
    named = [link for link in links if (link.get("type") or "").lower() in FEED_TYPES]
    return {"kind": "page", "entries": [told_entry(link.get("href")) for link in named]}
