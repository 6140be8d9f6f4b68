"""One publisher is one source: by name, however many ask at once, and by a person's word."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from sources.intake.ingest import Arrival, ingest
from sources.models import Document, Merge, Source
from sources.models.source import SourceQuerySet, folded_name
from sources.refusals.amending import MergedSource, SameSource
from sources.refusals.texts import TooManyCharacters
from tests.factories import make_document, make_source

pytestmark = pytest.mark.django_db

AT_ONCE = 8


def asked_at_once(ask) -> list[object]:
    """What as many threads are given that all ask at one moment, each over its own connection."""
    gate = Barrier(AT_ONCE)

    def one(number: int) -> object:
        try:
            gate.wait(timeout=30)
            return ask(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(one, range(AT_ONCE)))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("domain", ["", "shore.example"])
def test_many_who_name_a_new_publisher_at_once_get_one_source(domain):
    found = asked_at_once(lambda _n: Source.objects.named("مجلة الشاطئ", domain=domain).pk)
    assert set(found) == {Source.objects.get().pk}


@pytest.mark.django_db(transaction=True)
def test_many_articles_of_a_new_publisher_handed_in_at_once_have_one_source():
    def hand_in(number: int) -> int:
        text = f"افتتحت البلدية الجسر رقم {number}."
        return ingest(Arrival(text.encode(), source_name="مجلة الشاطئ")).document.source_id

    assert set(asked_at_once(hand_in)) == {Source.objects.get().pk}
    assert Document.objects.count() == AT_ONCE


def left_behind():
    return Document.objects.filter(source__merged_into__isnull=False)


@pytest.mark.django_db(transaction=True)
def test_a_text_that_is_being_taken_in_moves_with_its_merged_source(editor):
    old, new = make_source("ميناء الغرب"), make_source("الميناء الغربي")
    begun = Event()

    def merge() -> None:
        begun.set()
        try:
            Source.objects.get(pk=old.pk).merge_into(new, by=editor)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            named = Source.objects.named("ميناء الغرب").held()
            merging = other.submit(merge)
            assert begun.wait(30)
            time.sleep(0.5)  # long enough for a merge that waits for nobody
            make_document(source=named)
            assert connection.vendor == "sqlite" or not merging.done()
        merging.result(timeout=30)
    assert Document.objects.get().source == new
    assert Merge.objects.get().documents == [Document.objects.get().pk]


def test_a_text_named_before_a_merge_is_written_after_it(editor, monkeypatch):
    old, new = make_source("ميناء الغرب"), make_source("الميناء الغربي")
    seen_before = Source.objects.get(pk=old.pk)
    old.merge_into(new, by=editor)
    monkeypatch.setattr(SourceQuerySet, "named", lambda *_, **__: seen_before)
    text = "رست سفينة على الرصيف."
    assert ingest(Arrival(text.encode(), source_name="ميناء الغرب")).document.source == new


@pytest.mark.django_db(transaction=True)
def test_merging_and_taking_in_at_once_leave_no_text_behind(editor):
    old, new = make_source("ميناء الغرب"), make_source("الميناء الغربي")

    def one(number: int) -> None:
        if number == AT_ONCE // 2:
            Source.objects.get(pk=old.pk).merge_into(new, by=editor)
        else:
            text = f"رست سفينة رقم {number} على الرصيف."
            ingest(Arrival(text.encode(), source_name="ميناء الغرب"))

    asked_at_once(one)
    assert Document.objects.filter(source=new).count() == AT_ONCE - 1
    assert not left_behind().exists()


@pytest.mark.parametrize(
    "spelling",
    ["وكالة الانباء", "وَكالة  الأنباء", "وكالة\u200f الأنباء ", "وكــالة الأنباء"],
)
def test_a_name_is_one_however_it_is_spelled(spelling):
    known = Source.objects.named("وكالة الأنباء")
    assert Source.objects.named(spelling) == known
    assert known.name == "وكالة الأنباء"


def test_a_name_of_marks_alone_is_known_as_it_stands():
    assert folded_name("ــ") == "ــ"
    assert Source.objects.named("ــ") != Source.objects.named("ًً")


def test_the_database_refuses_a_second_source_of_a_name_without_domain():
    make_source("الميناء")
    make_source("الميناء", domain="port.example")
    rule = "source_without_domain_has_a_name_of_its_own|folded_name"
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Source.objects.bulk_create([Source(name="المِيناء")])


def test_whoever_types_a_name_that_is_taken_hears_so(browse, editor):
    make_source("الميناء")
    other = make_source("المرسى", domain="dock.example")
    target = f"/admin/sources/source/{other.pk}/change/"
    form = {"name": "المِيناء", "tier": "ordinary", "domain": ""}
    said = browse(editor).post(target, form).context["adminform"].form.errors
    assert "__all__" in said
    assert browse(editor).post(target, form | {"domain": "dock.example"}).status_code == 302
    with pytest.raises(ValidationError):
        Source(name="الميناء").full_clean()


def test_a_merged_source_hands_over_its_documents_and_its_name(editor):
    old, new = make_source("الميناء"), make_source("جريدة الميناء", domain="port.example")
    moved = [make_document(source=old).pk, make_document(source=old).pk]
    kept = make_document(source=new)
    merge = old.merge_into(new, by=editor, why="اسمان لجريدة واحدة.")
    assert set(new.documents.values_list("pk", flat=True)) == {*moved, kept.pk}
    assert Source.objects.named("الميناء") == new
    told = (merge.source, merge.into, merge.documents, merge.by, merge.why)
    assert told == (old, new, moved, editor, "اسمان لجريدة واحدة.")
    assert list(Source.objects.standing()) == [new]


def test_what_was_merged_before_follows_to_the_last(editor):
    first, second, third = make_source("أ"), make_source("ب"), make_source("ج")
    first.merge_into(second, by=editor)
    second.merge_into(third, by=editor)
    assert Source.objects.named("أ") == Source.objects.named("ب") == third


def test_a_merge_done_again_moves_what_arrived_meanwhile(editor):
    old, new = make_source(), make_source()
    old.merge_into(new, by=editor)
    with pytest.raises(MergedSource):
        old.merge_into(new, by=editor)
    late = make_document(source=old)
    assert old.merge_into(new, by=editor).documents == [late.pk]


def test_a_merge_that_cannot_be_changes_nothing(editor):
    old, new, third = make_source(), make_source(), make_source()
    make_document(source=old)
    with pytest.raises(SameSource):
        old.merge_into(old, by=editor)
    with pytest.raises(TooManyCharacters):
        old.merge_into(new, by=editor, why="س" * 2_001)
    new.merge_into(third, by=editor)
    with pytest.raises(MergedSource):
        old.merge_into(new, by=editor)
    with pytest.raises(MergedSource):
        new.merge_into(old, by=editor)
    assert old.documents.count() == 1
    assert Merge.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_merges_against_each_other_end_as_one(editor):
    pair = [make_source(), make_source()]
    make_document(source=pair[0])

    def merge(number: int) -> str:
        one, other = pair if number % 2 else pair[::-1]
        try:
            one.merge_into(other, by=editor)
        except MergedSource:
            return "refused"
        return "merged"

    assert asked_at_once(merge).count("merged") == 1
    assert Source.objects.standing().get().documents.count() == 1


def test_the_database_refuses_a_source_merged_into_itself():
    source = make_source()
    with pytest.raises(IntegrityError, match="source_never_merged"), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(merged_into=source)


def test_the_page_of_merging_offers_who_may_be_meant(browse, editor):
    old = make_source("الميناء")
    likely = make_source("جريدة المينَاء", domain="port.example")
    gone, other = make_source("ميناء الصيد"), make_source("المرسى", domain="dock.example")
    gone.merge_into(other, by=editor)
    address = f"/admin/review/sources/{old.pk}/merge/"
    assert list(browse(editor).get(address).context["others"]) == [likely]
    asked = browse(editor).get(address, {"q": "dock\x00.example"})
    assert list(asked.context["others"]) == [other]
    assert browse(editor).post(address, {"into": "x"}).status_code == 404
    done = browse(editor).post(address, {"into": likely.pk, "why": "واحدة"}, follow=True)
    assert done.redirect_chain[-1][0] == f"/admin/sources/source/{likely.pk}/change/"
    assert Merge.objects.get(source=old).why == "واحدة"
    assert old not in browse(editor).get("/admin/sources/source/").context["cl"].queryset


def test_a_reader_who_may_not_change_sources_is_offered_no_merge(browse, editor, analyst):
    target = f"/admin/sources/source/{make_source().pk}/change/"
    pages = [browse(who).get(target).content.decode() for who in (editor, analyst)]
    assert ["/merge/" in page for page in pages] == [True, False]
