"""A few texts at a time: whoever hands in one more is told when to come again, in their format."""

from contextlib import ExitStack

import pytest
from django.conf import settings
from django.urls import reverse
from rest_framework.test import APIClient

from sources.intake import batches, handing_in
from sources.intake.handing_in import COMPUTING, hand_in, reading
from sources.intake.ingest import Arrival, ingest
from sources.models import Document
from sources.refusals.refusal import Busy
from sources.refusals.texts import NoText
from tests.claims.desk.papers import ADD, ARTICLE, add

pytestmark = pytest.mark.django_db
DOCUMENTS = "/api/v1/documents/"


@pytest.fixture
def program(editor):
    client = APIClient()
    client.force_authenticate(editor)
    return client


@pytest.fixture
def busy():
    """As many texts are being read as there are places."""
    with ExitStack() as places:
        for _ in range(settings.READING_SLOTS):
            places.enter_context(reading())
        yield places


def test_one_text_more_is_not_begun(busy, editor):
    with pytest.raises(Busy):
        hand_in(text=ARTICLE, by=editor, review=True)
    assert not Document.objects.exists()
    busy.close()
    assert hand_in(text=ARTICLE, by=editor, review=True).is_new


def test_a_refused_text_gives_its_place_back(editor):
    for _ in range(settings.READING_SLOTS + 1):
        with pytest.raises(NoText):
            hand_in(by=editor, review=True)


def test_of_those_that_are_taken_in_one_computes_at_a_time(editor, monkeypatch):
    """A page waits for whoever computes in its process, so they wait for each other instead."""
    at_once = []

    def computing(*_args, **_more):
        at_once.append(COMPUTING.locked())
        return []

    monkeypatch.setattr(handing_in, "ingest", computing)
    monkeypatch.setattr(batches, "ingest_items", computing)
    hand_in(text=ARTICLE, by=editor, review=True)
    list(batches.hand_in_many([{"text": ARTICLE}], by=editor))
    assert at_once == [True, True]
    assert not COMPUTING.locked()


def test_a_program_is_told_when_to_come_again(busy, program):
    refused = program.post(DOCUMENTS, {"text": ARTICLE})
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, str(Busy.seconds))
    assert refused.json()["code"] == "busy"
    assert program.get(DOCUMENTS).status_code == 200
    busy.close()
    taken = program.post(DOCUMENTS, {"text": ARTICLE})
    assert (taken.status_code, "Retry-After" in taken.headers) == (201, False)


def test_the_form_keeps_what_was_typed(busy, browse, editor):
    client = browse(editor)
    refused = add(client, text=ARTICLE)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, str(Busy.seconds))
    assert ARTICLE in refused.content.decode()
    assert client.get(ADD).status_code == 200
    assert client.get(reverse("admin:sources_document_changelist")).status_code == 200


def test_a_text_that_is_wrong_is_no_reason_to_come_again(browse, editor):
    refused = add(browse(editor), text="\u200f \n")
    assert (refused.status_code, "Retry-After" in refused.headers) == (400, False)


def test_a_command_waits_at_no_door(busy):
    assert ingest(Arrival(ARTICLE.encode(), source_name="جريدة")).is_new
