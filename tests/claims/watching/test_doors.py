"""Watches through both doors: the same is done and the same is refused, in the same words."""

from html import unescape

import pytest

from sources.intake.handing_in import SEATS
from sources.intake.watching.due import POLL
from sources.models import Source, Watch
from sources.work.models import Work
from tests.factories import make_source, make_watch
from tests.sources.intake.watching.conftest import rss

pytestmark = pytest.mark.django_db


def polls() -> list[str]:
    return list(Work.objects.filter(kind=POLL).values_list("state", flat=True))


def test_an_address_is_looked_at_and_watched_from_now_on(door, site, editor):
    made = door(editor, "add", url=site.feed("/a"), minutes=60, language="ar", review=True)
    watch = Watch.objects.get()
    assert made.status in {201, 302}
    assert (watch.kind, watch.url, watch.added_by) == ("feed", site.origin + "/feed", editor)
    assert (watch.minutes, watch.language, watch.review) == (60, "ar", True)
    assert watch.source.name == "أخبار النهر", "as the feed calls itself"
    assert polls() == ["ready"]
    assert site.times_asked("/a") == 0, "articles are fetched by workers"


def test_an_address_without_a_scheme_is_taken_as_people_write_it(door, site, editor):
    door(editor, "add", url=site.feed("/a").removeprefix("http://"))
    assert not Watch.objects.exists(), "https is tried, which this site does not speak"


def test_what_is_said_of_the_source_is_kept_and_a_tier_only_for_a_new_one(door, site, editor):
    said = {"source_name": "وكالة النهر", "source_domain": "river.example"}
    make_source("قديم", domain="river.example", tier="primary")
    door(editor, "add", url=site.feed("/a"), source_tier="unreliable", **said)
    source = Watch.objects.get().source
    assert (source.name, source.domain, source.tier) == ("قديم", "river.example", "unreliable")


def test_of_a_page_the_feed_that_it_names_is_watched(door, site, editor):
    site.feed("/a", at="/rss")
    page = '<!doctype html><link rel="alternate" type="application/rss+xml" href="/rss">'
    door(editor, "add", url=site.tell("/", page, Content_Type="text/html"))
    assert Watch.objects.get().url == site.origin + "/rss"


def test_a_sitemap_and_an_index_of_them_are_watched_as_such(door, site, editor):
    inner = f"<urlset><url><loc>{site.origin}/a</loc></url></urlset>"
    site.tell("/one.xml", inner)
    index = f"<sitemapindex><sitemap><loc>{site.origin}/one.xml</loc></sitemap></sitemapindex>"
    door(editor, "add", url=site.tell("/sitemap.xml", index))
    assert Watch.objects.get().kind == "sitemap"
    assert site.times_asked("/one.xml") == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"path": "/none"}, "error 404"),
        ({"path": "/page"}, "no feed and no sitemap"),
        ({"path": "/broken"}, "damaged"),
        ({"path": "/inside"}, "does not lead to the public internet"),
        ({"path": "/closed"}, "robots.txt"),
        ({"path": "/feed", "minutes": 4}, "goes from 5 to 10,080"),
        ({"path": "/feed", "minutes": 10081}, "goes from 5 to 10,080"),
        ({"path": "/feed", "most_a_day": 0}, "goes from 1 to 100,000"),
        ({"path": "/feed", "most_a_day": 100_001}, "goes from 1 to 100,000"),
        ({"path": "/feed", "language": "xx"}, "no code of a language"),
        ({"path": "/feed", "source_tier": "best"}, "no tier of a source"),
        ({"path": "/feed", "source_name": "x" * 201}, "200 characters at most"),
    ],
    ids=lambda value: "-".join(map(str, value.values()))[:40] if isinstance(value, dict) else "",
)
def test_what_cannot_be_watched_is_refused_in_the_same_words(door, site, editor, said, words):
    site.feed("/a")
    site.tell("/robots.txt", "User-agent: *\nDisallow: /closed", Content_Type="text/plain")
    site.tell("/page", "<html><body>خبر</body></html>", Content_Type="text/html")
    site.tell("/broken", '<?xml version="1.0"?><rss version="2.0"><channel><item><')
    site.refuse("/inside", 302, Location="http://10.0.0.1/")
    answer = door(editor, "add", url=site.origin + said["path"], **without_path(said))
    assert answer.status == 400
    assert words in unescape(answer.words)
    assert not Watch.objects.exists()
    assert not Source.objects.exists()


def without_path(said):
    return {name: value for name, value in said.items() if name != "path"}


@pytest.mark.parametrize("tail", ["", "?utm_source=x"])
def test_an_address_that_is_watched_is_refused_whoever_watches_it(
    door, site, editor, second_editor, tail
):
    url = site.feed("/a")
    door(editor, "add", url=url, source_name="ألف")
    again = door(second_editor, "add", url=url + tail, source_name="باء")
    assert again.status == 409
    assert "watched already, for ألف" in unescape(again.words)
    assert site.times_asked("/feed") == 1, "what is known is not asked for"


def test_who_finds_no_seat_is_told_to_come_again(door, site, editor, monkeypatch):
    monkeypatch.setattr("sources.intake.handing_in.SEATS", type(SEATS)(0))
    assert door(editor, "add", url=site.feed("/a")).status == 503


def test_pausing_takes_the_work_away_and_resuming_brings_it_back(door, editor, watch):
    Work.objects.request(POLL, {watch.pk: 0.0}, after=900)
    for verb, due in [("pause", []), ("pause", []), ("resume", ["ready"]), ("resume", ["ready"])]:
        assert door(editor, verb, watch).status in {200, 302}
        assert polls() == due
    watch.refresh_from_db()
    assert watch.paused_at is None


def test_what_is_to_be_read_now_is_due_now_whatever_was_due(door, editor, watch):
    Work.objects.request(POLL, {watch.pk: 0.0}, after=900)
    assert not Work.objects.due().exists()
    assert door(editor, "poll", watch).status in {200, 302}
    assert Work.objects.due().get().subject == watch.pk


def test_what_stopped_by_a_fault_begins_anew(door, editor, watch):
    Work.objects.request(POLL, {watch.pk: 0.0})
    Work.objects.update(state="dead", attempts=5, error="x")
    door(editor, "poll", watch)
    assert list(Work.objects.values_list("state", "attempts")) == [("ready", 0)]


def test_what_is_being_read_is_not_read_twice(door, editor, watch):
    Work.objects.request(POLL, {watch.pk: 0.0})
    Work.objects.update(state="running", token="t", lease_until="2030-01-01T00:00Z")
    door(editor, "poll", watch)
    assert polls() == ["running"]


def test_what_is_paused_is_not_read_now(door, editor):
    watch = make_watch(by=editor, paused_at="2026-01-01T00:00Z")
    answer = door(editor, "poll", watch)
    assert answer.status == 409
    assert "paused" in answer.words
    assert polls() == []


def test_it_can_be_said_otherwise_how_a_watch_is_read(door, editor, watch):
    said = {"minutes": 5, "most_a_day": 1, "language": "en", "review": True}
    assert door(editor, "settings", watch, **said).status in {200, 302}
    watch.refresh_from_db()
    assert said == {name: getattr(watch, name) for name in said}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"minutes": 4}, "5 to 10,080"),
        ({"most_a_day": 0}, "1 to 100,000"),
        ({"language": "xx"}, "no code of a language"),
    ],
    ids=["minutes", "cap", "language"],
)
def test_what_cannot_be_said_of_a_watch_changes_nothing(door, editor, watch, said, words):
    answer = door(editor, "settings", watch, **said)
    assert answer.status == 400
    assert words in unescape(answer.words)
    before = watch.minutes, watch.most_a_day, watch.language
    watch.refresh_from_db()
    assert (watch.minutes, watch.most_a_day, watch.language) == before


@pytest.mark.parametrize("verb", ["add", "pause", "resume", "poll", "settings"])
def test_an_analyst_looks_and_touches_nothing(door, analyst, watch, verb):
    assert door(analyst, verb, None if verb == "add" else watch).status == 403


def test_the_feed_of_a_merged_source_goes_to_the_one_that_stands(door, site, editor):
    old, new = make_source("قديم", domain="old.example"), make_source("جديد", domain="new.example")
    old.merge_into(new, by=editor)
    site.tell("/feed", rss())
    door(editor, "add", url=site.origin + "/feed", source_domain="old.example")
    assert Watch.objects.get().source == new
