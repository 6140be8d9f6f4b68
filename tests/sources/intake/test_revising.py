"""A page that its publisher changed is a document of its own that knows the version before it."""

import pytest
from django.db import IntegrityError

from sources.intake.arrival import Arrival
from sources.intake.correcting import correct
from sources.intake.ingest import ingest, ingest_many
from sources.models import Document
from sources.models.versions import before, changes, stands_in, stood_before
from tests.factories import make_document

pytestmark = pytest.mark.django_db
STORY = "https://harbour.example/news/7"
LINES = [
    "أعلنت هيئة الموانئ أن الصادرات ارتفعت 12 في المئة.",
    "وقال مدير الميناء إن السفن الجديدة تصل في الربيع المقبل.",
    "ويعمل في الميناء ثلاثة آلاف عامل من أبناء المدينة.",
]
CHANGED = LINES[0].replace("12", "21")


def page(*lines: str, url: str = STORY, **said) -> Arrival:
    text = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<html><head><title>الميناء</title></head><body><article>{text}</article></body></html>"
    return Arrival(html.encode(), media_type="text/html", url=url, **said)


def take(*lines: str, **said) -> Document:
    return ingest(page(*lines, **said)).document


def test_the_version_before_is_kept_and_known():
    first = take(*LINES)
    second = take(CHANGED, *LINES[1:])
    first.refresh_from_db()
    assert (second.revises, first.later_version) == (first, second)
    assert LINES[0] in first.body
    assert second.later_version is None


def test_a_third_version_follows_the_second():
    versions = [take(*LINES), take(*LINES[:2]), take(*LINES[1:])]
    assert [*before(versions[2])] == [versions[1], versions[0]]


def test_however_its_address_is_written_it_is_the_same_page():
    first = take(*LINES)
    assert take(CHANGED, *LINES[1:], url=f"{STORY}/?utm_source=feed#top").revises == first


@pytest.mark.parametrize(
    "other",
    [
        {"url": "https://harbour.example/news/8"},
        {"source_name": "جريدة أخرى", "source_domain": "elsewhere.example"},
    ],
    ids=["another address", "another publisher"],
)
def test_what_is_another_page_revises_nothing(other):
    take(*LINES)
    assert take(CHANGED, *LINES[1:], **other).revises is None


def test_a_quotation_from_a_page_is_no_version_of_it():
    take(*LINES)
    quoted = ingest(Arrival(LINES[0].encode(), url=STORY)).document
    assert quoted.revises is None
    assert take(CHANGED, *LINES[1:]).revises == Document.objects.earliest("id")


def test_the_same_text_again_is_no_version():
    first = take(*LINES)
    assert take(*LINES, url=f"{STORY}?fbclid=1") == first


def test_of_two_versions_in_one_batch_the_first_knows_what_was_held():
    held = take(*LINES)
    found = ingest_many([page(*LINES[:2]), page(*LINES[1:])])
    assert [each.document.revises for each in found] == [held, None]


def test_a_corrected_address_is_what_later_versions_are_found_by(editor):
    first = take(*LINES, url="https://harbour.example/wrong")
    correct(first, {"url": STORY}, by=editor, seen=first.version, why="الرابط الصحيح")
    assert take(CHANGED, *LINES[1:]).revises == first


def test_what_was_changed_is_told_in_sentences():
    take(*LINES)
    second = take(CHANGED, LINES[1], "وتبدأ الأعمال غدًا.")
    assert changes(second) == [([LINES[0]], [CHANGED]), ([LINES[2]], ["وتبدأ الأعمال غدًا."])]
    assert changes(Document.objects.earliest("id")) == []


def test_which_sentences_stand_on_in_both_directions():
    first = take(*LINES)
    second = take(CHANGED, *LINES[1:])
    now = {s.text: s for s in second.sentences.all()}
    assert stood_before(second, now.values()) == {now[line].pk for line in LINES[1:]}
    stands = {s.text: stands_in(second.pk, s) for s in first.sentences.all()}
    assert stands == {LINES[0]: False, LINES[1]: True, LINES[2]: True}


@pytest.mark.parametrize("rule", ["no_text_revises_itself", "revises"])
def test_the_database_holds_that_versions_are_a_row_without_a_loop(rule):
    first, second = make_document(), make_document()
    second.revises = first
    second.save()
    wrong = first if rule == "no_text_revises_itself" else make_document()
    wrong.revises = first
    with pytest.raises(IntegrityError):
        wrong.save()
