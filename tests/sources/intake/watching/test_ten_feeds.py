"""Ten feeds at once, some of them bad: every good article is held once, every bad one explained."""

import os
import subprocess
import sys
import textwrap
import threading

import pytest
from django.conf import settings as django_settings
from django.db import connection

from sources.intake.watching.adding import add_watch
from sources.models import Document, Watch, WatchEntry, WebHost
from sources.work.models import Work
from tests.faults.conftest import database_url
from tests.sources.intake.fetching.servers import dribble, say
from tests.sources.intake.watching.conftest import reasons, rss, work, work_later

pytestmark = pytest.mark.django_db(transaction=True)

MEGABYTES = 50


@pytest.fixture
def ten(open_site, editor, settings):
    """Ten sites, each with a feed of two articles that was good on the day it was added."""
    settings.FETCH_SECONDS = 2.0
    sites = [open_site() for _ in range(10)]
    for number, site in enumerate(sites):
        feed = site.feed(f"/{number}a", f"/{number}b")
        add_watch(by=editor, url=feed, source_domain=f"paper{number}.example")
    return sites


def heavy(handler) -> None:
    """Fifty megabytes, of which nobody reads the last."""
    handler.close_connection = True
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(MEGABYTES):
            handler.wfile.write(b"x" * 1_000_000)
    except OSError:
        pass


def watch_of(number: int) -> Watch:
    return Watch.objects.get(source__domain=f"paper{number}.example")


def spoil(sites) -> None:
    """Seven of ten go bad, each in its own way; three stay good."""
    sites[3].answers["/feed"] = dribble(b"a", before=b"HTTP/1.1 200 OK\r\n\r\n")
    sites[4].refuse("/feed", 302, Location="http://10.0.0.1/feed")
    sites[5].answers["/feed"] = heavy
    sites[6].tell("/feed", '<?xml version="1.0"?><rss version="2.0"><channel><item><tit')
    sites[7].refuse("/feed", 304)
    sites[8].refuse("/feed", 429, Retry_After="3600")
    sites[9].refuse("/feed", 503)


def test_a_bad_feed_is_explained_and_never_stops_a_good_one(ten):
    Watch.objects.filter(url__startswith=ten[7].origin).update(etag='"v1"')
    spoil(ten)
    work()
    told = {watch.source.domain[5]: watch.why.get("code") for watch in Watch.objects.all()}
    assert told == {
        "0": None,
        "1": None,
        "2": None,
        "3": "too_slow",
        "4": "forbidden_address",
        "5": "feed_too_large",
        "6": "broken_feed",
        "7": None,
        "8": "wrong_answer",
        "9": "wrong_answer",
    }
    held = set(Document.objects.values_list("source__domain", flat=True))
    assert held == {f"paper{number}.example" for number in range(3)}
    assert Document.objects.count() == 6
    assert Work.objects.filter(kind="poll", state="ready").count() == 10, "each is due again"
    patience = Work.objects.get(kind="poll", subject=watch_of(8).pk)
    assert (patience.due_at - patience.created_at).total_seconds() >= 3600
    assert ten[4].times_asked("/feed") == 2, "nobody went inside"


def test_what_was_bad_and_is_good_again_brings_its_articles_once(ten):
    spoil(ten)
    work()
    for number, site in enumerate(ten):
        site.feed(f"/{number}a", f"/{number}b")
    WebHost.objects.update(free_at="2026-01-01T00:00Z")
    work_later()
    assert Document.objects.count() == 20
    assert WatchEntry.objects.filter(document=None).count() == 0


def test_each_bad_article_of_a_good_feed_is_explained(site, editor):
    paths = {
        "/good": None,
        "/missing": "wrong_answer",
        "/empty": "empty",
        "/inside": "forbidden_address",
        "/heavy": "too_large",
        "/round": "too_many_redirects",
    }
    site.publish("/good")
    site.answers["/empty"] = say(b"<html></html>")
    site.refuse("/inside", 302, Location="http://169.254.169.254/latest")
    site.answers["/heavy"] = heavy
    site.refuse("/round", 302, Location="/round")
    add_watch(by=editor, url=site.tell("/feed", rss(*(("", site.origin + p, "") for p in paths))))
    work()
    assert reasons() == {path: code for path, code in paths.items() if code}
    assert Document.objects.get().url == site.origin + "/good"


WORKER = """
    import django, sys
    django.setup()
    from django.conf import settings
    settings.WATCH_GAP_SECONDS = 0.0
    settings.EMBEDDINGS = ""
    from sources.intake.fetch import public_addresses as addresses
    from sources.intake.fetch.target import PORTS
    addresses.is_public = lambda address: address == "127.0.0.1"
    PORTS.add(int(sys.argv[1]))
    from sources.work.queue import drain
    drain()
"""


def start_worker(port: int, folder) -> "subprocess.Popen[bytes]":
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "DATABASE_URL": database_url(),
        "FACTCHECK_RUN_DIR": str(folder),
        "INDEX_DIR": str(django_settings.INDEX_DIR),
    }
    command = [sys.executable, "-c", textwrap.dedent(WORKER), str(port)]
    return subprocess.Popen(command, env=env, cwd=django_settings.BASE_DIR)


@pytest.mark.faults
@pytest.mark.parametrize("where", ["/feed", "/b"])
def test_a_worker_killed_while_it_reads_loses_and_doubles_nothing(site, editor, tmp_path, where):
    add_watch(by=editor, url=site.feed("/a", "/b", "/c"))
    good, reached, killed = site.answers[where], threading.Event(), threading.Event()

    def hang(handler):
        reached.set()
        killed.wait(60)
        handler.close_connection = True

    site.answers[where] = hang
    connection.close()
    worker = start_worker(int(site.origin.rpartition(":")[2]), tmp_path)
    try:
        assert reached.wait(90)
    finally:
        worker.kill()
        worker.wait()
        killed.set()
    site.answers[where] = good
    assert Work.objects.filter(state="running").count() == 1
    Work.objects.filter(state="running").update(lease_until="2026-01-01T00:00Z")
    WebHost.objects.update(held_until="2026-01-01T00:00Z")
    work_later()
    work_later()
    assert sorted(Document.objects.values_list("title", flat=True)) == ["/a", "/b", "/c"]
    assert WatchEntry.objects.filter(document__isnull=False).count() == 3
    assert not Work.objects.filter(state__in=["running", "dead"]).exists()
