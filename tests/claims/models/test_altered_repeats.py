"""The same statement with another figure is no repeat, unless a person says why it is."""

import pytest

from claims.models import Repeat
from claims.refusals.changing import Illegal
from tests.factories import make_claim

pytestmark = pytest.mark.django_db

TOLL = "قتل 14 شخصا في انفجار مصنع الزيوت في حلوان"


@pytest.fixture
def altered():
    original, claim = make_claim(TOLL), make_claim(TOLL.replace("14", "41"))
    return Repeat.objects.create(claim=claim, original=original, score=0.98)


def test_a_claim_with_another_figure_differs_from_the_older_one(altered):
    assert altered.differs
    assert {finding.code for finding in altered.compared.findings} == {"figure_conflicts"}


@pytest.mark.parametrize("why", ["", "  "])
def test_confirming_two_statements_that_differ_asks_for_a_reason(altered, editor, why):
    with pytest.raises(Illegal):
        altered.confirm(by=editor, seen=1, why=why)
    altered.refresh_from_db()
    assert (altered.answer, altered.claim.repeat_of_id) == ("", None)


def test_with_a_reason_they_are_one_claim(altered, editor):
    altered.confirm(by=editor, seen=1, why="صححت الوكالة رقمها")
    assert altered.claim.repeat_of == altered.original


def test_what_says_the_same_needs_no_reason(editor):
    original, claim = make_claim(TOLL), make_claim(TOLL)
    repeat = Repeat.objects.create(claim=claim, original=original, score=0.98)
    repeat.confirm(by=editor, seen=1)
    assert not repeat.differs
    assert claim.suggested_repeats.get().answer == "confirmed"
