"""Hosts of others are asked politely: in turn, by name, and not where they close a door."""

import threading
import time

import pytest
from django.db import connection
from django.utils import timezone

from sources.intake.fetch import Asking
from sources.intake.fetch.refusals import WrongAnswer
from sources.intake.watching.refusals import AskedNotTo, HostInUse
from sources.intake.watching.visiting import host_of, visit
from sources.models import WebHost
from tests.sources.intake.fetching.servers import say

pytestmark = pytest.mark.django_db(transaction=True)
ROBOTS = "User-agent: Factcheck\nDisallow: /closed\n\nUser-agent: *\nDisallow: /\n"


def test_a_host_hears_who_asks_and_where_to_read_of_us(site, settings):
    settings.PUBLIC_URL = "https://desk.example"
    visit(site.publish("/a"), Asking())
    assert [asked["User-Agent"] for asked in site.headers] == [
        "Factcheck/1.0 (+https://desk.example/)"
    ] * 2


def test_robots_is_asked_for_once_a_day(site):
    visit(site.publish("/a"), Asking())
    visit(site.publish("/b"), Asking())
    assert site.times_asked("/robots.txt") == 1
    WebHost.objects.update(robots_at="2026-01-01T00:00Z")
    visit(site.origin + "/a", Asking())
    assert site.times_asked("/robots.txt") == 2


def test_what_robots_closes_to_us_is_not_asked_for_and_what_it_closes_to_others_is(site):
    site.tell("/robots.txt", ROBOTS, Content_Type="text/plain")
    site.publish("/closed/a")
    assert visit(site.publish("/open"), Asking()).data
    with pytest.raises(AskedNotTo, match=r"robots\.txt"):
        visit(site.origin + "/closed/a", Asking())
    assert site.times_asked("/closed/a") == 0


def test_a_redirect_into_what_is_closed_is_not_followed(site):
    site.tell("/robots.txt", ROBOTS, Content_Type="text/plain")
    site.refuse("/open", 302, Location="/closed/a")
    with pytest.raises(AskedNotTo):
        visit(site.origin + "/open", Asking())
    assert site.times_asked("/closed/a") == 0


@pytest.mark.parametrize("status", [403, 404, 410])
def test_without_robots_nothing_is_closed(site, status):
    site.refuse("/robots.txt", status)
    assert visit(site.publish("/a"), Asking()).data


@pytest.mark.parametrize("status", [429, 500, 503])
def test_while_nobody_knows_what_is_closed_nothing_is_asked_for(site, status):
    site.refuse("/robots.txt", status)
    with pytest.raises(WrongAnswer):
        visit(site.publish("/a"), Asking())
    assert site.times_asked("/a") == 0


def test_a_host_that_is_in_use_is_not_asked(site, in_english):
    WebHost.objects.know(host_of(site.origin))
    WebHost.objects.free(host_of(site.origin), after=50)
    with pytest.raises(HostInUse, match="50 seconds") as refused:
        visit(site.publish("/a"), Asking())
    assert refused.value.wait == pytest.approx(50, abs=2)
    assert site.asked == []


def test_who_meets_another_in_a_turn_tries_again_in_a_moment(site):
    assert WebHost.objects.take_turn(host_of(site.origin), seconds=50) == 0
    with pytest.raises(HostInUse) as refused:
        visit(site.publish("/a"), Asking())
    assert refused.value.wait == 1
    assert site.asked == []


def test_whoever_has_patience_waits_for_the_turn(site):
    WebHost.objects.take_turn(host_of(site.origin), seconds=0.3)
    began = time.monotonic()
    assert visit(site.publish("/a"), Asking(), patience=5).data
    assert time.monotonic() - began > 0.2


def test_one_request_at_a_time_reaches_a_host(site):
    at_once, most, lock = [], [], threading.Lock()
    page = say(b"<html>x</html>")

    def answer(handler):
        with lock:
            at_once.append(1)
            most.append(len(at_once))
        time.sleep(0.05)
        with lock:
            at_once.pop()
        page(handler)

    site.answers["/a"] = answer

    def ask():
        visit(site.origin + "/a", Asking(), patience=30)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 4
    assert max(most) == 1


def test_the_gap_is_kept_after_a_request_and_after_a_refused_one(site, settings):
    settings.WATCH_GAP_SECONDS = 30.0
    site.refuse("/a", 404)
    with pytest.raises(WrongAnswer):
        visit(site.origin + "/a", Asking())
    assert WebHost.objects.wait_for(host_of(site.origin)) == pytest.approx(30, abs=2)


@pytest.mark.parametrize(("asked", "kept"), [("20", 20), ("3600", 60)])
def test_a_host_may_ask_for_a_longer_gap_up_to_a_minute(site, asked, kept):
    delay = f"User-agent: *\nCrawl-delay: {asked}\n"
    site.tell("/robots.txt", delay, Content_Type="text/plain")
    visit(site.publish("/a"), Asking())
    assert WebHost.objects.wait_for(host_of(site.origin)) == pytest.approx(kept, abs=2)


@pytest.mark.parametrize(("asked", "kept"), [("600", 600), ("9999999", 21_600), ("soon", 0)])
def test_retry_after_leaves_the_host_alone_for_six_hours_at_most(site, asked, kept):
    site.refuse("/a", 429, Retry_After=asked)
    with pytest.raises(WrongAnswer):
        visit(site.origin + "/a", Asking())
    assert WebHost.objects.wait_for(host_of(site.origin)) == pytest.approx(kept, abs=2)


def test_who_dies_in_its_turn_holds_a_host_no_longer_than_three_fetches(site, settings):
    settings.FETCH_SECONDS = 7.0
    name = host_of(site.origin)
    held = []

    def answer(handler):
        left = WebHost.objects.get(name=name).held_until - timezone.now()
        held.append(left.total_seconds())
        connection.close()
        say(b"<html>x</html>")(handler)

    site.answers["/a"] = answer
    visit(site.origin + "/a", Asking())
    assert held == [pytest.approx(21, abs=2)]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://A.Example/x", "a.example"),
        ("https://a.example:8443/", "a.example:8443"),
        ("http://me@a.example/", "a.example"),
    ],
)
def test_a_host_is_known_by_its_name_and_port(url, host):
    assert host_of(url) == host
