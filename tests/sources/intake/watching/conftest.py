"""Sites on loopback with feeds, sitemaps and articles, written by us."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.db import transaction

from sources.clock import DatabaseNow
from sources.intake.fetch import public_addresses as addresses
from sources.models import WatchEntry
from sources.work.models import Work
from sources.work.queue import drain
from tests.sources.intake.fetching.conftest import serve
from tests.sources.intake.fetching.servers import Handler, say

__all__ = ["serve"]

NOT_THERE = say(b"", status=404)
XML = "application/xml"
NEWS = "أعلنت وزارة المياه أن منسوب النهر ارتفع مترين خلال أسبوع واحد من الأمطار، الخبر رقم {}."


@dataclass
class Site:
    """A site of a test: what each path answers, and what was asked for."""

    answers: dict[str, "Callable[[Handler], None]"] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    origin: str = ""

    def answer(self, handler: Handler) -> None:
        self.asked.append(handler.path)
        self.headers.append(dict(handler.headers))
        path = handler.path.partition("?")[0]
        self.answers.get(path, NOT_THERE)(handler)

    def publish(self, path: str, text: str = "") -> str:
        """An article at a path; gives its address."""
        text = text or NEWS.format(path)
        body = f"<html><head><title>{path}</title></head><body><article><p>{text}</p>"
        self.answers[path] = say(f"{body}</article></body></html>".encode())
        return self.origin + path

    def tell(self, path: str, body: str | bytes, **headers: str) -> str:
        """A feed, or anything else, at a path; gives its address."""
        data = body if isinstance(body, bytes) else body.encode()
        self.answers[path] = say(data, status=200, **{"Content_Type": XML, **headers})
        return self.origin + path

    def refuse(self, path: str, status: int, **headers: str) -> str:
        self.answers[path] = say(b"", status=status, **headers)
        return self.origin + path

    def feed(self, *paths: str, at: str = "/feed") -> str:
        """A feed of articles that are published with it."""
        return self.tell(at, rss(*(("", self.publish(path), "") for path in paths)))

    def times_asked(self, path: str) -> int:
        return sum(asked.partition("?")[0] == path for asked in self.asked)

    def last_asked(self, path: str) -> dict[str, str]:
        """The headers of the last request for a path."""
        found = [h for asked, h in zip(self.asked, self.headers, strict=True) if asked == path]
        return found[-1]


@pytest.fixture
def open_site(serve) -> "Callable[[], Site]":
    """Opens one site after another, each on a port of its own."""

    def opened() -> Site:
        site = Site()
        server = serve(site.answer)
        site.origin = f"http://127.0.0.1:{server.server_port}"
        return site

    return opened


@pytest.fixture
def site(open_site) -> Site:
    return open_site()


@pytest.fixture(autouse=True)
def a_quick_world(monkeypatch, settings):
    """Loopback passes for the public internet, and no gap is kept between requests."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    settings.WATCH_GAP_SECONDS = 0.0
    settings.FETCH_SECONDS = 5.0


def work() -> None:
    """Do all work that is due."""
    drain()


def finish(effects: "Callable[[set[int]], None]", *held: int) -> None:
    """Write effects as whoever holds these rows, in the transaction that finishes them."""
    with transaction.atomic():
        effects(set(held))


def work_later() -> None:
    """As if the time had come for everything that waits."""
    Work.objects.filter(state="ready").update(due_at=DatabaseNow())
    drain()


def reasons() -> dict[str, str]:
    """Why each refused entry was refused, by its path."""
    refused = WatchEntry.objects.filter(refused_at__isnull=False)
    return {
        "/" + entry.url.partition("//")[2].partition("/")[2]: entry.why["code"] for entry in refused
    }


def rss(*items: tuple[str, str, str]) -> str:
    """A feed of titles, addresses and dates; what is empty is left out."""
    told = ""
    for title, link, date in items:
        parts = {"title": title, "link": link, "pubDate": date}
        inner = "".join(f"<{n}>{v.replace('&', '&amp;')}</{n}>" for n, v in parts.items() if v)
        told += f"<item>{inner}</item>"
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
    return (
        f"{head}<title>أخبار النهر</title><link>http://river.example/</link>{told}</channel></rss>"
    )
