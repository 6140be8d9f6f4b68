"""An article that its watch tells to be changed is read again; both versions are held."""

import pytest

from sources.intake.watching import bringing
from sources.intake.watching.adding import add_watch
from sources.intake.watching.due import BRING
from sources.intake.watching.polling import REREADS
from sources.intake.watching.steering import poll_now
from sources.models import Document, WatchEntry
from sources.work.models import Work
from tests.sources.intake.watching.conftest import finish, work, work_later

pytestmark = pytest.mark.django_db(transaction=True)
WAS = "أعلنت وزارة المياه أن منسوب النهر ارتفع مترين خلال أسبوع واحد."
IS = "أعلنت وزارة المياه أن منسوب النهر ارتفع ثلاثة أمتار خلال أسبوع واحد."
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>{}</loc><lastmod>{}</lastmod></url></urlset>"
)


def day(number: int) -> str:
    return f"2031-05-{number:02d}T08:00:00+00:00"


@pytest.fixture
def watch(site, editor):
    """A sitemap of one article, which was read."""
    url = site.tell("/map.xml", SITEMAP.format(site.publish("/x", WAS), day(1)))
    made = add_watch(by=editor, url=url)
    work()
    return made


@pytest.fixture
def change(site, watch):
    """`change(day, text)`: it stands otherwise there, and the sitemap says since when."""

    def told(number: int, text: str = IS) -> WatchEntry:
        site.publish("/x", text)
        site.tell("/map.xml", SITEMAP.format(site.origin + "/x", day(number)))
        poll_now(watch)
        work_later()
        return WatchEntry.objects.select_related("document").get()

    return told


def test_a_changed_article_is_kept_beside_what_it_was(change, site):
    entry = change(2)
    first, second = Document.objects.order_by("id")
    assert (entry.document, second.revises) == (second, first)
    assert (WAS in first.body, IS in second.body) == (True, True)
    assert site.times_asked("/x") == 2


def test_what_is_not_told_to_be_changed_is_not_asked_for_again(change, site):
    change(1)
    assert site.times_asked("/x") == 1


def test_told_to_be_changed_and_the_same_it_stays_one_document(change, site):
    entry = change(2, WAS)
    assert site.times_asked("/x") == 2
    assert entry.document == Document.objects.get()
    change(2, WAS)
    assert site.times_asked("/x") == 2


def test_a_feed_that_calls_everything_changed_is_believed_so_often(change, site):
    for number in range(2, REREADS + 4):
        change(number, f"{IS} الخبر رقم {number}.")
    assert site.times_asked("/x") == 1 + REREADS
    assert Document.objects.count() == 1 + REREADS


def test_where_the_new_version_does_not_come_the_old_one_stands(change, site, watch):
    site.refuse("/x", 404)
    site.tell("/map.xml", SITEMAP.format(site.origin + "/x", day(2)))
    poll_now(watch)
    work_later()
    entry = WatchEntry.objects.get()
    assert (entry.document, entry.refused_at) == (Document.objects.get(), None)
    assert entry.why["code"] == "wrong_answer"
    work_later()
    assert site.times_asked("/x") == 2


def test_a_change_told_while_the_last_is_fetched_is_fetched_too(change, watch, site):
    entry = change(2)
    WatchEntry.objects.update(changed_at=day(3))
    effects = bringing.bring([entry.pk])
    WatchEntry.objects.update(changed_at=day(4))
    Work.objects.filter(kind=BRING).delete()
    finish(effects, entry.pk)
    assert Work.objects.ready().filter(kind=BRING, subject=entry.pk).exists()
    work_later()
    assert WatchEntry.objects.get().read_for.day == 4
