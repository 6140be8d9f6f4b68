"""Each article a watch told of is fetched, read and held once, or refused with its reason."""

import pytest

from sources.intake.arrival import Arrival
from sources.intake.ingest import ingest
from sources.intake.watching import bringing, polling
from sources.intake.watching.adding import add_watch
from sources.intake.watching.due import BRING
from sources.models import Document, Source, WatchEntry, WebHost
from sources.work.models import Work
from tests.factories import make_source
from tests.sources.intake.fetching.servers import say
from tests.sources.intake.watching.conftest import finish, reasons, rss, work, work_later

pytestmark = pytest.mark.django_db(transaction=True)


def wait_for(entry: WatchEntry) -> float:
    row = Work.objects.get(kind=BRING, subject=entry.pk)
    return (row.due_at - row.created_at).total_seconds()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (say(b"", status=404), "wrong_answer"),
        (say(b"", status=403), "wrong_answer"),
        (say(b"<html><body></body></html>"), "empty"),
        (say(b"GIF89a", Content_Type="image/gif"), "unknown_kind"),
        (say(b"", status=302, Location="http://10.0.0.1/inside"), "forbidden_address"),
    ],
    ids=["missing", "closed", "empty", "picture", "inside"],
)
def test_what_will_not_change_is_refused_at_once(site, editor, answer, code):
    site.answers["/x"] = answer
    add_watch(by=editor, url=site.tell("/feed", rss(("", site.origin + "/x", ""))))
    work()
    entry = WatchEntry.objects.get()
    assert reasons() == {"/x": code}
    assert entry.tries == 1
    work_later()
    assert site.times_asked("/x") == 1


@pytest.mark.parametrize("status", [500, 503, 429])
def test_what_may_pass_is_tried_in_a_minute_in_ten_and_in_an_hour_then_refused(
    site, editor, status
):
    site.refuse("/x", status)
    add_watch(by=editor, url=site.tell("/feed", rss(("", site.origin + "/x", ""))))
    work()
    waits = []
    for _again in range(3):
        entry = WatchEntry.objects.get()
        waits.append(wait_for(entry))
        assert (entry.refused_at, entry.why["code"]) == (None, "wrong_answer")
        work_later()
    assert waits == pytest.approx([60, 600, 3600], rel=0.11)
    assert reasons() == {"/x": "wrong_answer"}
    assert (site.times_asked("/x"), WatchEntry.objects.get().tries) == (4, 4)


def test_an_article_that_comes_at_the_second_try_is_held_and_nothing_is_left_of_the_first(
    site, editor
):
    site.refuse("/x", 500)
    add_watch(by=editor, url=site.tell("/feed", rss(("", site.origin + "/x", ""))))
    work()
    site.publish("/x")
    work_later()
    entry = WatchEntry.objects.get()
    assert (entry.document, entry.why, entry.tries) == (Document.objects.get(), {}, 2)


def test_the_patience_a_host_asks_for_is_given(site, editor):
    site.refuse("/x", 503, Retry_After="7200")
    add_watch(by=editor, url=site.tell("/feed", rss(("", site.origin + "/x", ""))))
    work()
    assert wait_for(WatchEntry.objects.get()) >= 7200
    assert WebHost.objects.wait_for(WebHost.objects.get().name) > 7100, "and by every worker"


def test_while_the_host_is_in_use_an_article_waits_and_no_try_is_counted(site, editor):
    watch = add_watch(by=editor, url=site.feed("/a"))
    finish(polling.poll([watch.pk]), watch.pk)
    WebHost.objects.free(WebHost.objects.get().name, after=100)
    work()
    entry = WatchEntry.objects.get()
    assert (entry.tries, entry.why, site.times_asked("/a")) == (0, {}, 0)
    assert 85 < wait_for(entry) < 115


def test_an_article_that_was_handed_in_before_is_found_and_not_doubled(site, editor):
    url = site.publish("/a")
    data = b"<html><head><title>/a</title></head><body><article><p>"
    page = bytes(
        data + "أعلنت وزارة المياه أن منسوب النهر ارتفع.".encode() + b"</p></article></body></html>"
    )
    site.answers["/a"] = say(page)
    held = ingest(Arrival(page, media_type="text/html", url=url), by=editor).document
    add_watch(by=editor, url=site.tell("/feed", rss(("", url, ""))))
    work()
    assert WatchEntry.objects.get().document == held
    assert Document.objects.count() == 1


def test_articles_go_to_the_source_that_took_the_watched_one_over(site, editor):
    watch = add_watch(by=editor, url=site.feed("/a"), source_name="ألف", source_domain="a.example")
    other = make_source("باء", domain="b.example")
    watch.source.merge_into(other, by=editor)
    work()
    assert Document.objects.get().source == other
    assert Source.objects.count() == 2


def test_the_language_that_is_said_of_a_watch_is_that_of_its_articles(site, editor):
    add_watch(by=editor, url=site.feed("/a"), language="fa")
    work()
    assert Document.objects.get().language == "fa"


def test_what_was_brought_meanwhile_is_left_as_it_is(site, editor):
    add_watch(by=editor, url=site.feed("/a"))
    work()
    before = WatchEntry.objects.get()
    finish(bringing.bring([before.pk]), before.pk)
    assert WatchEntry.objects.get().tries == before.tries
    assert site.times_asked("/a") == 1


def test_the_next_article_of_a_feed_is_due_a_gap_later(site, editor, settings):
    watch = add_watch(by=editor, url=site.feed("/a", "/b"))
    settings.WATCH_GAP_SECONDS = 100.0
    finish(polling.poll([watch.pk]), watch.pk)
    first, second = Work.objects.filter(kind=BRING).order_by("id").values_list("due_at", flat=True)
    assert (second - first).total_seconds() == pytest.approx(100, abs=1)
