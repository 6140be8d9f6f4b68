"""What is said of a text is put right by a person, and what was said is kept."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from sources.intake.arrival import story_of
from sources.intake.correcting import correct
from sources.models import Document, Ruling, Source
from sources.refusals.amending import NoReason, NothingNew, SameStory, StaleDocument, TakenDown
from sources.refusals.texts import ImpossibleDate, NoWebAddress, TooManyCharacters
from tests.factories import make_document, make_source

DAY = datetime(2026, 11, 1, 8, tzinfo=UTC)
NEVER = datetime.min.replace(tzinfo=timezone.get_fixed_timezone(60))


def test_all_that_is_said_can_be_said_otherwise_and_the_old_is_kept(editor):
    document = make_document("جملة.", source=make_source("قديمة"), title="قديم", byline="هو")
    said = {
        "source_name": "وكالة النهر",
        "source_domain": "river.example",
        "title": "جديد",
        "byline": "هي",
        "url": "river.example/1",
        "published_at": DAY,
    }
    ruling = correct(document, said, by=editor, seen=1, why="الصفحة نفسها")
    row = Document.objects.get()
    assert (row.source.domain, row.title, row.byline) == ("river.example", "جديد", "هي")
    assert (row.url, row.published_at, row.version) == ("https://river.example/1", DAY, 2)
    assert (ruling.action, ruling.by, ruling.why) == ("corrected", editor, "الصفحة نفسها")
    assert ruling.before["source"]["name"] == "قديمة"
    assert (ruling.before["title"], ruling.after["title"]) == ("قديم", "جديد")
    assert ruling.before["published_at"] is None


def test_what_is_left_out_stays_and_what_is_emptied_goes(editor):
    document = make_document("جملة.", title="عنوان", byline="هو", published_at=timezone.now())
    correct(document, {"byline": "", "published_at": None}, by=editor, seen=1, why="خطأ")
    row = Document.objects.get()
    assert (row.title, row.byline, row.published_at) == ("عنوان", "", None)
    assert Ruling.objects.get().after == {"byline": "", "published_at": None}


def test_a_text_keeps_its_source_when_none_is_named(editor):
    document = make_document("جملة.", source=make_source("وكالة"))
    correct(document, {"source_name": " ", "title": "جديد"}, by=editor, seen=1, why="خطأ")
    assert Document.objects.get().source.name == "وكالة"
    assert Source.objects.count() == 1


REFUSED = [
    ({"title": "جديد"}, 2, "خطأ", StaleDocument),
    ({"title": "جديد"}, 0, "خطأ", StaleDocument),
    ({"title": "جديد"}, 1, " \u200f ", NoReason),
    ({"title": "جديد"}, 1, "x" * 2001, TooManyCharacters),
    ({"title": "عنوان"}, 1, "خطأ", NothingNew),
    ({}, 1, "خطأ", NothingNew),
    ({"title": "x" * 501}, 1, "خطأ", TooManyCharacters),
    ({"url": "not an address"}, 1, "خطأ", NoWebAddress),
    ({"url": "javascript://x/%0aalert(1)"}, 1, "خطأ", NoWebAddress),
    (
        {"published_at": datetime.min.replace(tzinfo=timezone.get_fixed_timezone(60))},
        1,
        "خطأ",
        ImpossibleDate,
    ),
]


@pytest.mark.parametrize(("said", "seen", "why", "kind"), REFUSED)
def test_what_cannot_be_said_changes_nothing(editor, said, seen, why, kind):
    document = make_document("جملة.", title="عنوان")
    with pytest.raises(kind):
        correct(document, said, by=editor, seen=seen, why=why)
    assert Document.objects.get().version == 1
    assert not Ruling.objects.exists()


def test_a_story_that_another_document_tells_is_not_told_twice(editor):
    first = make_document("جملة.", url="https://a.example/1")
    Document.objects.update(story=story_of(first))
    second = make_document("جملة.", url="https://a.example/2")
    with pytest.raises(SameStory, match=str(first.pk)):
        correct(second, {"url": first.url}, by=editor, seen=1, why="خطأ")


def test_of_a_text_that_is_gone_nothing_is_said(editor):
    document = make_document("جملة.", taken_down_at=timezone.now())
    with pytest.raises(TakenDown):
        correct(document, {"title": "جديد"}, by=editor, seen=1, why="خطأ")
