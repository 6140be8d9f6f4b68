"""What feeds and sitemaps tell, as our reader in its child understands it."""

import gzip
import json
from datetime import UTC, datetime

import pytest

from sources.intake.readers import feed as reader
from sources.intake.watching.refusals import BrokenFeed, NoFeed
from sources.intake.watching.told import ToldEntry, told_by
from sources.refusals.texts import TooCostly
from tests.sources.intake.watching.conftest import rss

NEWS_SPACE = "http://www.google.com/schemas/sitemap-news/0.9"
SITEMAP_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MANY = 1_000_000


def told(data: str | bytes):
    body = reader.read(data if isinstance(data, bytes) else data.encode(), MANY).body
    return json.loads(body)


def test_rss_tells_titles_addresses_and_dates_of_publication():
    found = told(rss(("خبر", "http://a.example/1?x=1&y=2", "Sat, 28 Nov 2026 10:00:00 +0200")))
    assert (found["kind"], found["title"]) == ("feed", "أخبار النهر")
    assert found["entries"] == [
        {
            "url": "http://a.example/1?x=1&y=2",
            "title": "خبر",
            "at": "2026-11-28T08:00:00+00:00",
            "published": "2026-11-28T08:00:00+00:00",
            "changed": "",
        }
    ]


def test_atom_tells_the_same_and_what_was_only_updated_has_no_date_of_publication():
    found = told(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>'
        '<entry><title>A</title><link href="http://a.example/a"/>'
        "<updated>2026-11-28T08:00:00Z</updated></entry>"
        '<entry><title>B</title><link href="http://a.example/b"/>'
        "<published>2026-11-29T08:00:00Z</published></entry></feed>"
    )
    assert [(e["title"], e["published"]) for e in found["entries"]] == [
        ("B", "2026-11-29T08:00:00+00:00"),
        ("A", ""),
    ], "the newest first"
    assert [e["changed"] for e in found["entries"]] == ["", "2026-11-28T08:00:00+00:00"]


def test_json_feed_tells_the_same():
    items = [
        {"id": "http://a.example/1", "title": "A", "date_published": "2026-11-28T10:00:00+02:00"},
        {"id": "2", "url": "http://a.example/2", "date_modified": "2026-11-29T00:00:00Z"},
        {"id": 3, "external_url": "http://b.example/3", "date_published": "gestern"},
        "no item",
    ]
    version = "https://jsonfeed.org/version/1.1"
    found = told(json.dumps({"version": version, "title": "T", "items": items}))
    assert [(e["url"], e["published"]) for e in found["entries"]] == [
        ("http://a.example/2", ""),
        ("http://a.example/1", "2026-11-28T08:00:00+00:00"),
        ("http://b.example/3", ""),
    ]


def test_a_sitemap_tells_when_a_page_was_changed_which_is_no_date_of_publication():
    found = told(
        f'<urlset xmlns="{SITEMAP_SPACE}"><!-- ours -->'
        "<url><loc> http://a.example/old </loc><lastmod>2026-11-01</lastmod></url>"
        "<url><loc>http://a.example/new</loc><lastmod>2026-11-28</lastmod></url></urlset>"
    )
    assert found["kind"] == "sitemap"
    assert [(e["url"], e["published"]) for e in found["entries"]] == [
        ("http://a.example/new", ""),
        ("http://a.example/old", ""),
    ]


def test_a_news_sitemap_tells_title_and_date_of_publication():
    found = told(
        f'<urlset xmlns="{SITEMAP_SPACE}" xmlns:news="{NEWS_SPACE}"><url>'
        "<loc>http://a.example/1</loc><news:news><news:publication><news:name>ن</news:name>"
        "</news:publication><news:publication_date>2026-11-28T08:00:00Z</news:publication_date>"
        "<news:title>عنوان</news:title></news:news></url></urlset>"
    )
    (entry,) = found["entries"]
    assert (entry["title"], entry["published"]) == ("عنوان", "2026-11-28T08:00:00+00:00")


def test_the_address_of_a_page_is_not_that_of_its_picture():
    space = "http://www.google.com/schemas/sitemap-image/1.1"
    found = told(
        f'<urlset xmlns="{SITEMAP_SPACE}" xmlns:image="{space}"><url>'
        "<loc>http://a.example/1</loc><image:image><image:loc>http://a.example/i.png</image:loc>"
        "</image:image></url></urlset>"
    )
    assert [e["url"] for e in found["entries"]] == ["http://a.example/1"]


def test_an_index_of_sitemaps_and_packed_bytes_are_known():
    index = (
        f'<sitemapindex xmlns="{SITEMAP_SPACE}"><sitemap><loc>http://a.example/s</loc>'
        "</sitemap></sitemapindex>"
    )
    assert told(gzip.compress(index.encode()))["kind"] == "index"


def test_a_page_tells_of_its_feeds_in_their_order():
    found = told(
        '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/f">'
        '<link rel="stylesheet" href="/s.css"><link type="application/atom+xml" href="/g">'
    )
    assert (found["kind"], [e["url"] for e in found["entries"]]) == ("page", ["/f", "/g"])


def test_an_old_code_page_is_read_as_it_declares():
    xml = rss(("الطقس", "http://a.example/1", "")).replace("UTF-8", "windows-1256")
    assert told(xml.encode("windows-1256"))["entries"][0]["title"] == "الطقس"


def test_of_a_feed_that_breaks_off_what_came_is_read():
    xml = rss(("أ", "http://a.example/1", ""), ("ب", "http://a.example/2", ""))
    found = told(xml[: xml.index("http://a.example/2") + 10])
    assert found["entries"][0]["url"] == "http://a.example/1"
    assert not found["broken"]


@pytest.mark.parametrize(
    "data", [b"plain words", b"{}", b"\x00\x01\x02", b"", b'{"version": 1}'], ids=str
)
def test_anything_else_is_no_feed(data):
    assert told(data)["kind"] == ""


def test_no_more_entries_are_told_than_fit_and_never_more_than_a_thousand(monkeypatch):
    entries = [("", f"http://a.example/{n}", "") for n in range(5)]
    monkeypatch.setattr(reader, "MOST", 4)
    assert len(told(rss(*entries))["entries"]) == 4
    one = len(json.dumps(told(rss(entries[0]))["entries"][0]))
    few = json.loads(reader.read(rss(*entries).encode(), int(2 * one / reader.SHARE) + 1).body)
    assert len(few["entries"]) == 2


def test_addresses_are_completed_by_that_of_the_feed():
    (entry,) = told_by(rss(("أ", "/news/1", "")).encode(), "http://a.example/feeds/rss").entries
    assert entry == ToldEntry("http://a.example/news/1", "أ", None)


def test_what_can_be_no_address_counts_as_none():
    feed = rss(("", "mailto:x@y", ""), ("", f"http://a.example/{'x' * 2000}", ""))
    assert [entry.url for entry in told_by(feed.encode(), "http://a.example/").entries] == ["", ""]


def test_a_date_is_a_moment():
    feed = rss(("", "http://a.example/1", "Sat, 28 Nov 2026 08:00:00 GMT"))
    (entry,) = told_by(feed.encode(), "http://a.example/").entries
    assert entry.published_at == datetime(2026, 11, 28, 8, tzinfo=UTC)


def test_entries_without_address_are_known_again_by_their_title_and_date():
    assert ToldEntry("", "أ").key == ToldEntry("", "أ").key != ToldEntry("", "ب").key


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"plain words", NoFeed),
        (b"{broken", NoFeed),
        (b'<?xml version="1.0"?><rss version="2.0"><channel><item><', BrokenFeed),
        (b"", NoFeed),
    ],
    ids=["words", "json", "xml", "nothing"],
)
def test_what_cannot_be_watched_is_refused_in_words(data, refusal):
    with pytest.raises(refusal, match=r"a\.example"):
        told_by(data, "http://a.example/feed")


def test_entities_that_multiply_are_stopped():
    entities = '<!ENTITY a0 "xxxxxxxxxx">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    xml = f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss version="2.0"><channel><item>'
    xml += "<title>&a11;</title><link>http://a.example/1</link></item></channel></rss>"
    try:
        found = told_by(xml.encode(), "http://a.example/")
    except (TooCostly, NoFeed, BrokenFeed):
        return
    assert all(len(entry.title) < 1000 for entry in found.entries)
