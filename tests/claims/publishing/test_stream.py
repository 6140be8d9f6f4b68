"""What left the house, in the order it left: corrections and voids come like any other."""

import pytest

from claims.models import Repeat, Verdict
from claims.publishing.stream import standing, stream
from claims.refusals.changing import Illegal
from claims.refusals.judging import ConfirmedRepeat
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db


def numbers(rows):
    return [(row.publication_seq, row.kind) for row in rows]


def test_everything_published_comes_in_the_order_it_left_the_house(editor):
    bridge, harbour = make_claim(), make_claim()
    late = judge(bridge, "speculative", by=editor, publish=False)
    judge(harbour, "speculative", by=editor)
    bridge.refresh_from_db()
    late.publish(by=editor, seen=bridge.version)
    judge(harbour, "", by=editor, kind="void", public_note="سحبنا الحكم.")
    assert numbers(stream()) == [(1, "first"), (2, "first"), (3, "void")]


def test_a_reader_goes_on_where_they_stopped(editor):
    for _ in range(3):
        judge(make_claim(), "speculative", by=editor)
    assert numbers(stream(after=2)) == [(3, "first")]
    assert not stream(after=3).exists()


def test_what_was_never_published_is_not_in_it(editor):
    judge(make_claim(), "speculative", by=editor, publish=False)
    assert Verdict.objects.count() == 1
    assert not stream().exists()


def test_a_repeat_gets_no_verdict_of_its_own_to_readers_and_keeps_none(editor):
    """So that what stands needs no second word for "and is no repeat"."""
    original, drafted, told = make_claim(), make_claim(), make_claim()
    judge(told, "speculative", by=editor)
    draft = judge(drafted, "speculative", by=editor, publish=False)
    keeps, gets = (
        Repeat.objects.create(claim=claim, original=original, score=0.8)
        for claim in (told, drafted)
    )
    told.refresh_from_db()
    with pytest.raises(Illegal):
        keeps.confirm(by=editor, seen=told.version)
    gets.confirm(by=editor, seen=2)
    with pytest.raises(ConfirmedRepeat):
        draft.publish(by=editor, seen=3)
    assert [row.claim_id for row in standing()] == [told.pk]
