"""Undoing at the desk: the button says what it undoes, and is there only where something can be."""

from html import unescape

import pytest
from django.urls import reverse

from claims.desk.keys import KEYS
from claims.models import Claim, Evidence
from tests.claims.desk.hands import page_of, post
from tests.factories import accept, decisions_of, judge, make_claim, make_evidence

pytestmark = pytest.mark.django_db
BUTTON = 'id="undo"'


def page(client, claim) -> str:
    shown = unescape(client.get(page_of(claim)).content.decode())
    return shown.partition('<div id="claim"')[2]


def test_the_button_names_the_step_and_undoes_it(browse, editor):
    claim, client = make_claim(), browse(editor)
    accept(make_evidence(claim), by=editor)
    assert "تراجع: حدّد موقف أحد الأدلة" in page(client, claim)
    answer = post(client, "step", claim.pk, "undo", seen=2)
    assert answer.url == page_of(claim)
    assert Evidence.objects.get().stance == ""
    assert BUTTON not in page(client, claim)
    assert decisions_of(claim) == ["stance", "undo"]


def test_the_step_of_another_is_not_offered(browse, editor, second_editor):
    claim = make_claim()
    accept(make_evidence(claim), by=editor)
    assert BUTTON in page(browse(editor), claim)
    assert BUTTON not in page(browse(second_editor), claim)


def test_what_was_published_is_not_offered_to_be_undone(browse, editor):
    claim = make_claim()
    judge(claim, "disputed", by=editor, publish=False)
    assert BUTTON not in page(browse(editor), claim)
    claim.verdicts.get().publish(by=editor, seen=Claim.objects.get(pk=claim.pk).version)
    assert BUTTON not in page(browse(editor), claim)


def test_a_refused_undo_says_why(browse, editor):
    claim = make_claim()
    answer = post(browse(editor), "step", claim.pk, "undo", seen=1)
    assert answer.status_code == 409
    assert "لا خطوة لك هنا" in answer.content.decode()


def test_a_half_written_verdict_is_kept_while_a_step_is_undone(browse, editor):
    claim = make_claim()
    accept(make_evidence(claim), by=editor)
    said = {"rationale": "نصف جملة"}
    answer = post(browse(editor), "step", claim.pk, "undo", seen=2, **said)
    assert "نصف جملة" in answer.content.decode()


def test_an_analyst_is_offered_nothing_to_undo(browse, analyst, editor):
    claim = make_claim()
    accept(make_evidence(claim), by=editor)
    assert BUTTON not in page(browse(analyst), claim)
    undo = reverse("review:step", args=[claim.pk, "undo"])
    assert browse(analyst).post(undo, {"seen": 2}).status_code == 403


def test_undoing_has_a_key_beside_that_of_one_stance():
    keys = {(key.code, key.held): key.target for key in KEYS}
    assert keys["KeyU", "Shift"] == "#undo"
    assert keys["KeyU", ""] == '[name="stance"][value=""]'
