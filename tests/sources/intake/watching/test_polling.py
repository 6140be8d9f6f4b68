"""A watch is read when it is due; what is new in it becomes articles, once."""

import pytest

from sources.intake.watching import polling
from sources.intake.watching.adding import add_watch
from sources.intake.watching.due import POLL
from sources.intake.watching.steering import pause
from sources.models import Document, Watch, WatchEntry
from sources.work.models import Work
from tests.sources.intake.watching.conftest import NEWS, finish, reasons, rss, work, work_later

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_articles_of_a_feed_are_held_with_publisher_address_and_date(site, editor):
    url = site.publish("/a")
    feed = site.tell("/feed", rss(("ارتفاع النهر", url, "Sat, 28 Nov 2026 08:00:00 GMT")))
    watch = add_watch(by=editor, url=feed, source_name="صحيفة النهر", source_tier="reliable")
    work()
    document = Document.objects.get()
    assert document.source == watch.source
    assert document.source.tier == "reliable"
    assert document.url == url
    assert document.published_at.isoformat() == "2026-11-28T08:00:00+00:00"
    assert document.added_by == editor
    assert document.review_since is None
    assert NEWS.format("/a") in document.body
    assert WatchEntry.objects.get().document == document
    assert Watch.objects.get().arrived == 1


def test_an_article_without_a_date_anywhere_has_none(site, editor):
    add_watch(by=editor, url=site.feed("/a"))
    work()
    assert Document.objects.get().published_at is None


def test_what_is_watched_under_review_becomes_claims(site, editor):
    add_watch(by=editor, url=site.feed("/a"), review=True)
    work()
    assert Document.objects.get().sentences.filter(claim__isnull=False).exists()


def test_an_article_is_fetched_once_however_often_the_feed_tells_of_it(site, editor):
    add_watch(by=editor, url=site.feed("/a"))
    for _reading in range(3):
        work_later()
    assert site.times_asked("/feed") == 4, "once by who added it"
    assert site.times_asked("/a") == 1
    assert Document.objects.count() == 1


def test_addresses_that_differ_by_what_tracks_readers_are_one_article(site, editor):
    url = site.publish("/a")
    told = [f"{url}?utm_source=rss&utm_medium=feed", url, f"{url}?fbclid=x#top"]
    add_watch(by=editor, url=site.tell("/feed", rss(*(("", each, "") for each in told))))
    work()
    assert site.times_asked("/a") == 1
    assert WatchEntry.objects.count() == Document.objects.count() == 1


def test_two_feeds_that_tell_of_one_article_fetch_it_once(site, editor):
    url = site.publish("/a")
    for path in ("/one", "/two"):
        add_watch(by=editor, url=site.tell(path, rss(("", f"{url}?utm_campaign={path}", ""))))
    work()
    assert site.times_asked("/a") == 1
    assert [entry.document_id for entry in WatchEntry.objects.all()] == [
        Document.objects.get().pk
    ] * 2


def test_a_second_watch_under_review_puts_what_the_first_brought_under_review(site, editor):
    url = site.publish("/a")
    add_watch(by=editor, url=site.tell("/one", rss(("", url, ""))))
    work()
    add_watch(by=editor, url=site.tell("/two", rss(("", url, ""))), review=True)
    work()
    assert Document.objects.get().review_since
    assert site.times_asked("/a") == 1


def test_a_feed_that_did_not_change_is_asked_with_what_it_said_and_read_no_more(site, editor):
    feed = site.feed("/a")
    site.tell("/feed", rss(("", site.publish("/a"), "")), ETag='"v1"', Last_Modified="today")
    add_watch(by=editor, url=feed)
    work()
    site.refuse("/feed", 304)
    work_later()
    watch = Watch.objects.get()
    asked = site.last_asked("/feed")
    assert asked["If-None-Match"] == '"v1"'
    assert asked["If-Modified-Since"] == "today"
    assert (watch.failures, watch.arrived, watch.etag) == (0, 0, '"v1"')


def test_a_304_that_nobody_asked_for_is_a_wrong_answer(site, editor):
    add_watch(by=editor, url=site.feed("/a"))
    work()
    site.refuse("/feed", 304)
    work_later()
    assert Watch.objects.get().why["code"] == "wrong_answer"


def test_only_so_many_articles_come_of_a_run_and_the_next_brings_the_rest(
    site, editor, monkeypatch
):
    monkeypatch.setattr(polling, "A_RUN", 2)
    feed = site.feed("/a", "/b", "/c")
    site.tell("/feed", rss(*(("", site.origin + p, "") for p in ("/a", "/b", "/c"))), ETag='"v1"')
    add_watch(by=editor, url=feed)
    work()
    watch = Watch.objects.get()
    assert (watch.arrived, watch.etag) == (2, ""), "304 would hide what is left"
    work_later()
    watch.refresh_from_db()
    assert (watch.arrived, watch.etag) == (1, '"v1"')
    assert Document.objects.count() == 3


def test_only_so_many_articles_come_of_a_day(site, editor):
    add_watch(by=editor, url=site.feed("/a", "/b", "/c"), most_a_day=2)
    work()
    work_later()
    assert Document.objects.count() == 2
    WatchEntry.objects.update(told_at="2026-01-01T00:00Z")
    work_later()
    assert Document.objects.count() == 3


def test_an_entry_without_an_address_is_kept_with_the_reason(site, editor):
    add_watch(by=editor, url=site.tell("/feed", rss(("بلا رابط", "", ""), ("", "ftp://x/y", ""))))
    work()
    work_later()
    assert [entry.why["code"] for entry in WatchEntry.objects.all()] == ["no_address_told"] * 2
    assert set(WatchEntry.objects.first().why) == {"code", "ar", "en"}


def test_a_feed_that_fails_is_asked_ever_more_seldom_and_says_why(site, editor):
    add_watch(by=editor, url=site.feed("/a"), minutes=10)
    work()
    site.refuse("/feed", 500)
    waits = []
    for _reading in range(3):
        work_later()
        work_row = Work.objects.get(kind=POLL)
        waits.append((work_row.due_at - work_row.created_at).total_seconds())
    watch = Watch.objects.get()
    assert watch.failures == 3
    assert "500" in watch.why["en"]
    assert waits == pytest.approx([20 * 60, 40 * 60, 80 * 60], rel=0.11)
    site.feed("/b")
    work_later()
    watch.refresh_from_db()
    assert (watch.failures, watch.why, Document.objects.count()) == (0, {}, 2)


def test_a_reading_leaves_one_row_of_work_behind(site, editor):
    add_watch(by=editor, url=site.feed("/a"))
    for _reading in range(3):
        work_later()
    assert [row.state for row in Work.objects.filter(kind=POLL)] == ["ready"]


def test_a_watch_paused_while_it_is_read_is_not_read_again(site, editor):
    watch = add_watch(by=editor, url=site.feed("/a"))
    effects = polling.poll([watch.pk])
    pause(watch)
    finish(effects, watch.pk)
    assert not Work.objects.filter(kind=POLL).exists()
    assert WatchEntry.objects.count() == 1, "what came is kept"


def test_what_was_paused_before_it_was_due_is_not_asked(site, editor):
    watch = add_watch(by=editor, url=site.feed("/a"))
    Watch.objects.update(paused_at="2026-01-01T00:00Z")
    finish(polling.poll([watch.pk]), watch.pk)
    assert site.times_asked("/feed") == 1, "by who added it"


def test_effects_for_a_row_that_somebody_else_took_over_write_nothing(site, editor):
    watch = add_watch(by=editor, url=site.feed("/a"))
    finish(polling.poll([watch.pk]))
    assert not WatchEntry.objects.exists()


def test_a_feed_that_became_a_page_is_a_failure(site, editor):
    add_watch(by=editor, url=site.feed("/a"))
    site.tell("/feed", "<html><body>نعتذر</body></html>", Content_Type="text/html")
    work_later()
    assert Watch.objects.get().why["code"] == "no_feed"
    assert reasons() == {}
