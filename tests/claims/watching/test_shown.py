"""What the desk and the API show of a watch: how it does, what came, what did not and why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from sources.intake.watching.due import POLL, WatchState, listed, state_of
from sources.intake.watching.reasons import in_words, words_of
from sources.intake.watching.refusals import NoFeed
from sources.work.models import Work
from tests.factories import make_claim, make_document, make_entry, make_evidence, make_watch

pytestmark = pytest.mark.django_db
NOW = timezone.now()
ENGLISH = {"Accept-Language": "en"}


def make_refused(watch, **fields):
    return make_entry(watch, refused_at=NOW, why=in_words(NoFeed(url="x")), **fields)


@pytest.mark.parametrize(
    ("fields", "work", "state"),
    [
        ({}, {"state": "ready"}, WatchState.NEW),
        ({"polled_at": NOW}, {"state": "ready"}, WatchState.WELL),
        ({"polled_at": NOW, "failures": 1}, {"state": "ready"}, WatchState.FAILING),
        ({"paused_at": NOW, "failures": 1}, None, WatchState.PAUSED),
        ({"polled_at": NOW}, {"state": "dead"}, WatchState.STOPPED),
        ({"polled_at": NOW}, None, WatchState.STOPPED),
        (
            {"polled_at": NOW},
            {"state": "running", "token": "t", "lease_until": NOW},
            WatchState.READING,
        ),
    ],
)
def test_a_watch_is_in_one_state(editor, fields, work, state):
    watch = make_watch(by=editor, **fields)
    if work:
        Work.objects.create(kind=POLL, subject=watch.pk, **work)
    assert state_of(listed().get()) == state


def test_a_watch_counts_what_is_held_refused_and_waiting(editor):
    watch = make_watch(by=editor)
    for _ in range(2):
        make_entry(watch, document=make_document())
    make_refused(watch)
    for _ in range(3):
        make_entry(watch)
    make_watch(by=editor)
    found = {w.pk: (w.held, w.refused, w.waiting) for w in listed()}
    assert found[watch.pk] == (2, 1, 3)
    assert sorted(found.values()) == [(0, 0, 0), (2, 1, 3)]


def test_a_reason_is_kept_in_the_languages_of_the_pages():
    why = in_words(NoFeed(url="http://a.example"))
    for language in ("ar", "en"):
        with translation.override(language):
            assert words_of(why) == str(NoFeed(url="http://a.example"))
    assert words_of({}) == ""


def test_the_page_shows_what_came_and_why_what_did_not(browse, analyst, editor, in_english):
    watch = make_watch(by=editor, failures=2, why=in_words(NoFeed(url="http://a.example")))
    make_entry(watch, document=make_document(title="وثيقة الجسر"), title="خبر الجسر")
    make_refused(watch, title="خبر مرفوض")
    make_entry(watch, title="خبر منتظر", published_at="2026-11-28T08:00Z")
    analyst.language = "en"
    analyst.save()
    page = browse(analyst).get(f"/admin/sources/watch/{watch.pk}/change/").content.decode()
    for words in ["خبر الجسر", "وثيقة الجسر", "خبر مرفوض", "خبر منتظر", "without a date"]:
        assert words in page
    assert page.count("http://a.example") == 1
    assert "The last 2 readings failed" in page
    assert "/poll/" not in page, "an analyst changes nothing"


def test_the_page_can_show_only_what_was_refused(browse, editor):
    watch = make_watch(by=editor)
    make_entry(watch, title="خبر منتظر")
    make_refused(watch, title="خبر مرفوض")
    page = browse(editor).get(f"/admin/sources/watch/{watch.pk}/change/?only=refused")
    assert "خبر مرفوض" in page.content.decode()
    assert "خبر منتظر" not in page.content.decode()


def test_a_long_list_of_entries_has_pages(browse, editor):
    watch = make_watch(by=editor)
    for number in range(51):
        make_entry(watch, title=f"خبر-{number}-")
    first, second = (
        browse(editor).get(f"/admin/sources/watch/{watch.pk}/change/?p={n}").content.decode()
        for n in (1, 2)
    )
    assert "خبر-50-" in first
    assert "خبر-0-" not in first
    assert "خبر-0-" in second


def test_the_list_of_watches_costs_as_many_queries_for_many_as_for_one(browse, editor):
    client = browse(editor)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get("/admin/sources/watch/").status_code == 200
        return len(asked)

    make_watch(by=editor)
    one = queries()
    for _ in range(5):
        make_watch(by=editor)
    assert queries() == one


def test_the_api_tells_of_watches_and_their_entries(api, editor):
    watch = make_watch(by=editor, failures=1, why=in_words(NoFeed(url="x")), polled_at=NOW)
    Work.objects.request(POLL, {watch.pk: 0.0}, after=60)
    entry = make_refused(watch)
    client = api(editor)
    (told,) = client.get("/api/v1/watches/", headers=ENGLISH).json()["results"]
    assert (told["state"], told["refused"], told["held"]) == ("failing", 1, 0)
    assert "no feed" in told["why"]
    assert told["due_at"]
    entries = client.get(f"/api/v1/watches/{watch.pk}/entries/", headers=ENGLISH)
    (row,) = entries.json()["results"]
    assert (row["id"], row["document"]) == (entry.pk, None)
    assert "no feed" in row["why"]


@pytest.mark.parametrize(("query", "found"), [("?review=true", 1), ("?kind=sitemap", 0)])
def test_the_list_of_the_api_is_narrowed(api, editor, query, found):
    make_watch(by=editor, review=True)
    make_watch(by=editor)
    assert len(api(editor).get(f"/api/v1/watches/{query}").json()["results"]) == found


def test_a_document_without_a_date_says_so_on_every_page_of_the_desk(browse, editor, in_english):
    editor.language = "en"
    editor.save()
    claim = make_claim()
    evidence = make_evidence(claim)
    client = browse(editor)
    for page in (
        f"/admin/claims/claim/{claim.pk}/change/",
        f"/admin/sources/document/{evidence.sentence.document_id}/change/",
    ):
        assert "without a date" in client.get(page).content.decode()
    type(claim.sentence.document).objects.update(published_at=NOW)
    assert "without a date" not in client.get(page).content.decode()
