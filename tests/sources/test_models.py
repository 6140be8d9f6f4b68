"""Sources, documents, sentences, rulings and the list that every index follows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sources.models import Document, Sentence, Source
from sources.models.index import IndexChange
from sources.models.sentence import Ruling
from tests.factories import make_document, make_source

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "domain", ["paper.example", "www.paper.example", "https://paper.example/news", "PAPER.example"]
)
def test_one_publisher_is_one_source_however_its_address_is_written(domain):
    first = Source.objects.named("الجريدة", domain="paper.example")
    assert Source.objects.named("اسم آخر", domain=domain) == first
    assert Source.objects.get().name == "الجريدة"


def test_a_source_without_a_domain_is_known_by_its_name():
    first = Source.objects.named("البلدية")
    assert Source.objects.named("البلدية") == first
    assert Source.objects.named("المحافظة") != first


def test_a_source_without_a_name_is_called_by_its_domain():
    assert str(Source.objects.named("", domain="paper.example")) == "paper.example"


def test_two_publishers_of_one_name_are_two_sources():
    one = Source.objects.named("الجريدة", domain="paper.example")
    assert Source.objects.named("الجريدة", domain="other.example") != one


def test_a_domain_is_kept_as_its_publisher_registered_it():
    source = make_source(domain="www.paper.example")
    assert source.domain == "paper.example"
    assert Source.objects.filter(domain="https://ar.paper.example/x").exists() is True


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"name": ""}, "source_has_a_name"),
        ({"name": "أ", "tier": "holy"}, "source_tier_is_known"),
        ({"name": "أ", "domain": "www.taken.example"}, "domain"),
    ],
)
def test_the_database_refuses_a_source_that_is_none(fields, rule):
    make_source(domain="taken.example")
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Source.objects.create(**fields)


def test_sources_may_share_the_lack_of_a_domain():
    make_source()
    make_source()
    assert Source.objects.filter(domain="").count() == 2


def test_sources_come_by_name_with_their_documents_counted():
    make_document(source=make_source("ب"))
    busy = make_source("أ")
    make_document(source=busy)
    make_document(source=busy)
    make_source("ج")
    shelf = [(source.name, source.document_count) for source in Source.objects.with_documents()]
    assert shelf == [("أ", 2), ("ب", 1), ("ج", 0)]


def test_what_is_reviewed_and_what_is_kept_for_reference_are_apart():
    reviewed, kept = make_document(review=True), make_document()
    assert list(Document.objects.under_review()) == [reviewed]
    assert list(Document.objects.reference()) == [kept]


def test_the_list_of_documents_is_the_newest_first_in_one_query(django_assert_num_queries):
    first, second = make_document(), make_document()
    with django_assert_num_queries(1):
        listed = [(document.pk, document.source.name) for document in Document.objects.for_list()]
    assert [pk for pk, _ in listed] == [second.pk, first.pk]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2023, 3, 15, 23, 59, tzinfo=UTC), date(2023, 3, 15)),
        (datetime(2023, 3, 16, tzinfo=UTC), date(2023, 3, 16)),
        (None, None),
    ],
)
def test_relative_dates_are_counted_from_the_day_of_publishing(moment, day):
    assert Document(published_at=moment).dated == day


def test_a_document_is_called_by_its_title_or_else_by_its_source():
    source = make_source("الجريدة")
    assert str(make_document(source=source, title="عنوان")) == "عنوان"
    untitled = make_document(source=source)
    assert str(untitled) == f"الجريدة {untitled.pk}"


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"sha256": "a" * 63}, "document_sha256_has_64_digits"),
        ({"body": ""}, "document_has_a_body"),
    ],
)
def test_the_database_refuses_a_document_that_is_none(fields, rule):
    document = make_document()
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**fields)


def test_a_story_is_one_document_and_no_story_is_none():
    make_document(story="")
    make_document(story="")
    make_document(story="a" * 64)
    with pytest.raises(IntegrityError, match="story"), transaction.atomic():
        make_document(story="a" * 64)


@pytest.mark.parametrize(
    ("start", "end", "text", "rule"),
    [
        (5, 5, "", "sentence_is_not_empty"),
        (6, 5, "x", "sentence_"),
        (5, 8, "ab", "sentence_text_fills_its_span"),
        (5, 8, "abcd", "sentence_text_fills_its_span"),
    ],
)
def test_a_sentence_fills_its_span(start, end, text, rule):
    document = make_document("زار الوفد المصنع")
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Sentence.objects.create(document=document, position=1, start=start, end=end, text=text)


def test_only_a_replaced_sentence_leaves_its_place():
    document = make_document("زار الوفد المصنع")
    old = document.sentences.get()
    place = {"document": document, "position": 0, "start": 0, "end": 3, "text": "زار"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Sentence.objects.create(**place)
    Sentence.objects.filter(pk=old.pk).update(retired_at=timezone.now())
    new = Sentence.objects.create(**place)
    assert list(document.sentences.current()) == [new]


def test_a_ruling_is_of_a_known_kind(editor):
    document = make_document()
    ruling = {"document": document, "before": {}, "after": {}, "by": editor}
    with pytest.raises(IntegrityError, match="ruling_action_is_known"), transaction.atomic():
        Ruling.objects.create(action="burned", **ruling)
    made = [Ruling.objects.create(action=action, **ruling) for action in Ruling.Action.values]
    assert list(document.rulings.all()) == made[::-1]


def test_changes_are_numbered_without_a_gap_alone_and_in_batches():
    before = IndexChange.objects.last_seq()
    first = IndexChange.objects.record(7)
    IndexChange.objects.record_many([8, 9, 7])
    last = IndexChange.objects.record(10)
    told = list(IndexChange.objects.since(before).values_list("seq", "document_id"))
    assert told == [(first.seq + n, pk) for n, pk in enumerate([7, 8, 9, 7, 10])]
    assert IndexChange.objects.last_seq() == last.seq == before + 5
    assert list(IndexChange.objects.since(last.seq)) == []
    assert [str(change) for change in IndexChange.objects.since(last.seq - 1)] == [
        f"{last.seq}: 10"
    ]


def test_an_empty_house_has_no_changes():
    IndexChange.objects.all().delete()
    assert IndexChange.objects.last_seq() == 0


def test_a_document_added_later_is_newer():
    first, second = make_document(), make_document()
    assert second.added_at - first.added_at >= timedelta(0)
    assert list(Document.objects.all()) == [second, first]
