"""The same text from a second publisher is its copy: a document of its own, and no voice."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError

from claims.models import Claim, Evidence
from sources.intake import ingest as ingesting
from sources.intake.arrival import Arrival
from sources.intake.ingest import ingest, ingest_many
from sources.models import Document, Source
from sources.work import queue as work
from tests.factories import accept, make_claim, make_evidence

pytestmark = pytest.mark.django_db

TEXT = "أعلنت هيئة الميناء يوم الأحد وصول سفينة تحمل 30 ألف طن من القمح إلى رصيف الشرق."


def told(source: str = "", **more: Any) -> Arrival:
    return Arrival(TEXT.encode(), media_type="text/plain", source_name=source, **more)


def test_another_publisher_of_the_same_bytes_has_a_document_of_its_own():
    first, second = ingest(told("جريدة المرسى")), ingest(told("وكالة الأنباء"))
    assert (first.is_new, second.is_new) == (True, True)
    assert first.document.sha256 == second.document.sha256
    assert {d.source.name for d in Document.objects.all()} == {"جريدة المرسى", "وكالة الأنباء"}


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (told("جريدة المرسى"), told("جريدةُ المرسي")),
        (told(url="https://marsa.example/1"), told(url="https://www.marsa.example/2")),
        (told("المرسى", source_domain="marsa.example"), told(url="https://ar.marsa.example/2")),
        (told("جريدة المرسى"), told()),
        (told(), told()),
    ],
    ids=["another spelling", "another address", "name and domain", "unsaid", "never said"],
)
def test_one_publisher_told_otherwise_has_one_document(first, again):
    document = ingest(first).document
    assert ingest(again).document == document
    assert Document.objects.count() == 1


def test_publishers_of_one_batch_have_a_document_each():
    taken = ingest_many([told("المرسى"), told("الأفق"), told("المرسى"), told("المدار")])
    assert [found.is_new for found in taken] == [True, True, True, True]
    assert taken[0] == taken[2]
    assert Document.objects.count() == 3


def test_a_source_that_was_merged_is_the_one_it_was_merged_into(editor):
    document = ingest(told("المرسى")).document
    Source.objects.create(name="المرسى الإلكترونية").merge_into(document.source, by=editor)
    assert ingest(told("المرسى الإلكترونية")).document == document


def test_sources_that_hold_the_same_text_can_be_merged(editor):
    one, other = (ingest(told(name)).document for name in ("المرسى", "الأفق"))
    one.source.merge_into(other.source, by=editor)
    assert other.source.documents.count() == 2
    assert not ingest(told("المرسى")).is_new


def test_a_page_that_names_its_site_is_of_that_publisher():
    page = (
        '<html><head><meta property="og:site_name" content="المرسى"><title>خ</title></head>'
        f"<body><p>{TEXT}</p></body></html>"
    )
    arrival = Arrival(page.encode(), media_type="text/html")
    document = ingest(arrival).document
    assert ingest(replace(arrival, source_name="المرسى")).document == document
    assert ingest(replace(arrival, source_name="الأفق")).document != document
    assert Document.objects.count() == 2


def test_who_loses_the_race_for_one_publishers_bytes_gets_the_winners_document(monkeypatch):
    winner = ingest(told("المرسى")).document
    look, blind = ingesting.known, iter([{}, {}])
    monkeypatch.setattr(ingesting, "known", lambda for_: next(blind, None) or look(for_))
    assert ingest(told("المرسى")).document == winner


def test_the_database_keeps_one_document_of_a_publishers_bytes():
    first, second = (ingest(told(name)).document for name in ("المرسى", "الأفق"))
    with pytest.raises(IntegrityError):
        Document.objects.filter(pk=second.pk).update(told_as=first.told_as)


def test_a_copy_is_found_and_is_an_echo_without_a_voice():
    ingest(told("المرسى"), review=True)
    ingest(told("الأفق"))
    work.drain()
    claim = Claim.objects.get()
    (copy,) = Evidence.objects.filter(claim=claim)
    assert copy.sentence.document.source.name == "الأفق"
    assert not copy.is_independent()


def test_an_echo_that_was_accepted_is_no_ground_for_a_verdict(editor):
    claim = make_claim()
    echo, voice = make_evidence(claim, voice=0), make_evidence(claim)
    accept(echo, by=editor)
    assert not claim.evidence.accepted().independent().exists()
    accept(voice, by=editor)
    assert claim.evidence.accepted().independent().get() == voice
