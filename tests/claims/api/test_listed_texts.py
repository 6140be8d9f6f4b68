"""Lists show the beginning of a text that is too long for them; its own address shows it whole."""

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from claims.api.text_fields import LISTED
from claims.desk.queue import SHOWN_OF_A_TEXT
from claims.models import Repeat
from tests.factories import make_claim, make_evidence

pytestmark = pytest.mark.django_db


def text_of(length: int) -> str:
    return ("كلمة " * length)[: length - 1] + "."


LONG, FITTING = text_of(LISTED + 1), text_of(LISTED)


@pytest.fixture
def ask(editor):
    client = APIClient()
    client.force_authenticate(editor)
    return lambda address: client.get(f"/api/v1/{address}").json()


@pytest.fixture
def claim():
    return make_claim(LONG)


def assert_shortened(text: str):
    assert len(text) <= LISTED
    assert text.endswith("…")
    assert LONG.startswith(text.removesuffix("…"))


def test_a_list_of_claims_shows_the_beginning_of_a_long_one(ask, claim):
    fitting = make_claim(FITTING)
    newest, oldest = ask("claims/")["results"]
    assert newest["sentence"]["text"] == FITTING
    assert_shortened(oldest["sentence"]["text"])
    assert oldest["sentence"]["end"] == len(LONG)
    assert ask(f"claims/{claim.pk}/")["sentence"]["text"] == LONG
    assert ask(f"claims/{fitting.pk}/")["sentence"]["text"] == FITTING


def test_so_do_the_lists_of_sentences_evidence_and_repeats(ask, claim):
    row = make_evidence(claim, LONG)
    repeat = Repeat.objects.create(claim=make_claim(), original=claim, score=0.9)
    assert_shortened(ask("evidence/")["results"][0]["sentence"]["text"])
    assert_shortened(ask(f"sentences/?document={row.sentence.document_id}")["results"][0]["text"])
    assert_shortened(ask("repeats/")["results"][0]["original_text"])
    assert ask(f"evidence/{row.pk}/")["sentence"]["text"] == LONG
    assert ask(f"sentences/{row.sentence_id}/")["text"] == LONG
    assert ask(f"repeats/{repeat.pk}/")["original_text"] == LONG


def test_the_queue_shows_as_much_as_one_reads_in_a_list(browse, editor, claim):
    shown = browse(editor).get(reverse("admin:claims_claim_changelist")).content.decode()
    assert LONG[: SHOWN_OF_A_TEXT - 10] in shown
    assert LONG[: SHOWN_OF_A_TEXT + 1] not in shown
