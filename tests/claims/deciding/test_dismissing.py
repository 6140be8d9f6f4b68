"""Setting claims aside and bringing them back: with a reason, and never what somebody counts on."""

import pytest
from django.db import IntegrityError, transaction

from claims.deciding.charge import take, take_over
from claims.deciding.dismissing import dismiss, restore
from claims.deciding.undoing import undo
from claims.models import Claim, Decision, Dismissal, Judgement, Repeat, Verdict
from claims.models.statement import MATCH
from claims.refusals.changing import Stale, Unchanged
from claims.refusals.queueing import (
    DismissedClaim,
    InOtherHands,
    JudgedClaim,
    TiedRepeat,
    UnknownDismissal,
)
from claims.refusals.undoing import Overtaken
from sources.work.models import Work
from tests.factories import decisions_of, judge, make_claim

pytestmark = pytest.mark.django_db

VOID = {"kind": "void", "public_note": "سحبنا الحكم."}


@pytest.fixture
def claim() -> Claim:
    return make_claim("سيكون الصيف أجمل من كل صيف مضى.")


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def set_aside(claim, by, *, reason="not_checkable", **more) -> None:
    dismiss(again(claim), by=by, seen=again(claim).version, dismissed_as=reason, **more)


def bring_back(claim, by) -> None:
    restore(again(claim), by=by, seen=again(claim).version)


def is_queued(claim) -> bool:
    return Claim.objects.for_queue().filter(pk=claim.pk).exists()


@pytest.mark.parametrize("reason", Dismissal.values)
def test_a_dismissed_claim_leaves_the_queue_and_the_decision_says_why(claim, editor, reason):
    set_aside(claim, editor, reason=reason, why="رأي لا رقم فيه")
    assert not is_queued(claim)
    assert set(Claim.objects.set_aside()) == {claim}
    decided = Decision.objects.get()
    assert (decided.action, decided.by, decided.why) == ("dismiss", editor, "رأي لا رقم فيه")
    assert decided.before == {"dismissed_as": "", "editor": None}
    assert decided.after == {"dismissed_as": reason, "editor": None}


@pytest.mark.parametrize("word", ["", "boring", "Duplicate"])
def test_a_reason_of_our_list_is_needed(claim, editor, word):
    with pytest.raises(UnknownDismissal):
        set_aside(claim, editor, reason=word)
    assert decisions_of(claim) == []


def test_who_dismisses_has_it_in_hand_no_more(claim, editor):
    take(again(claim), by=editor, seen=1)
    set_aside(claim, editor)
    assert again(claim).editor is None


def test_what_another_editor_has_in_hand_is_theirs_to_dismiss(claim, editor, second_editor):
    take(again(claim), by=second_editor, seen=1)
    with pytest.raises(InOtherHands):
        set_aside(claim, editor)
    assert is_queued(claim)


@pytest.mark.parametrize("publish", [True, False], ids=["standing", "drafted"])
def test_a_judged_claim_is_not_dismissed(claim, editor, publish):
    judge(claim, "speculative", by=editor, publish=publish)
    with pytest.raises(JudgedClaim):
        set_aside(claim, editor)
    assert is_queued(claim)


def test_a_void_that_waits_to_be_published_still_stands_against_it(claim, editor):
    judge(claim, "speculative", by=editor)
    void = judge(claim, "", by=editor, publish=False, **VOID)
    with pytest.raises(JudgedClaim):
        set_aside(claim, editor)
    void.publish(by=editor, seen=again(claim).version)
    set_aside(claim, editor)
    assert again(claim).dismissed_as == "not_checkable"


@pytest.mark.parametrize("side", ["claim", "original"])
def test_neither_side_of_a_confirmed_repeat_is_dismissed(claim, editor, side):
    original = make_claim()
    Claim.objects.filter(pk=claim.pk).update(repeat_of=original)
    with pytest.raises(TiedRepeat):
        set_aside({"claim": claim, "original": original}[side], editor)


def test_dismissing_twice_is_refused_and_so_is_an_old_version(claim, editor):
    with pytest.raises(Stale):
        dismiss(again(claim), by=editor, seen=7, dismissed_as="settled")
    set_aside(claim, editor)
    with pytest.raises(DismissedClaim):
        set_aside(claim, editor, reason="duplicate")
    assert again(claim).dismissed_as == "not_checkable"


def test_a_dismissed_claim_is_neither_judged_nor_taken_nor_a_repeat(claim, editor):
    set_aside(claim, editor)
    said = Judgement(rating="speculative", rationale="راجعنا.")
    with pytest.raises(DismissedClaim):
        Verdict.objects.give(again(claim), said, by=editor, seen=2)
    with pytest.raises(DismissedClaim):
        take_over(again(claim), by=editor, seen=2)
    row = Repeat.objects.create(claim=claim, original=make_claim("قيل أولا."), score=0.9)
    with pytest.raises(DismissedClaim):
        row.confirm(by=editor, seen=2, why="هو هو")
    assert decisions_of(claim) == ["dismiss"]


def test_nothing_repeats_a_claim_that_was_dismissed(claim, editor):
    set_aside(claim, editor)
    later = make_claim("قيل ثانية.")
    row = Repeat.objects.create(claim=later, original=claim, score=0.9)
    with pytest.raises(DismissedClaim):
        row.confirm(by=editor, seen=1, why="هو هو")
    assert again(later).repeat_of is None


def test_a_restored_claim_waits_again_and_is_matched_with_what_came_meanwhile(claim, editor):
    set_aside(claim, editor)
    bring_back(claim, editor)
    assert is_queued(claim)
    assert decisions_of(claim) == ["dismiss", "restore"]
    assert list(Work.objects.values_list("kind", "subject")) == [(MATCH, claim.pk)]


def test_what_waits_is_not_restored(claim, editor):
    with pytest.raises(Unchanged):
        bring_back(claim, editor)


def test_dismissing_is_undone_into_the_hands_it_came_from(claim, editor):
    take(again(claim), by=editor, seen=1)
    set_aside(claim, editor)
    undo(again(claim), by=editor, seen=3)
    assert (again(claim).dismissed_as, again(claim).editor) == ("", editor)
    assert Work.objects.of(MATCH, [claim.pk]).count() == 1
    assert decisions_of(claim) == ["assign", "dismiss", "undo"]


def test_a_dismissal_that_somebody_took_back_is_not_undone(claim, editor, second_editor):
    set_aside(claim, editor)
    bring_back(claim, second_editor)
    with pytest.raises(Overtaken):
        undo(again(claim), by=editor, seen=3)


def test_restoring_is_undone_unless_somebody_counts_on_the_claim(claim, editor, second_editor):
    set_aside(claim, editor, reason="settled")
    bring_back(claim, editor)
    undo(again(claim), by=editor, seen=3)
    assert again(claim).dismissed_as == "settled"
    bring_back(claim, editor)
    take(again(claim), by=second_editor, seen=5)
    with pytest.raises(Overtaken):
        undo(again(claim), by=editor, seen=6)
    assert again(claim).editor == second_editor


def test_undoing_an_older_step_puts_a_dismissed_claim_into_nobodys_hands(
    claim, editor, second_editor
):
    take(again(claim), by=editor, seen=1)
    take_over(again(claim), by=second_editor, seen=2)
    set_aside(claim, second_editor)
    with pytest.raises(Overtaken):
        undo(again(claim), by=editor, seen=4)


@pytest.mark.parametrize(
    "wrong",
    [{"dismissed_as": "boring"}, {"priority": 2}, {"dismissed_as": "settled", "editor": "them"}],
    ids=["reason", "priority", "in hand"],
)
def test_the_database_itself_refuses(claim, editor, wrong):
    fields = {**wrong, "editor": editor} if "editor" in wrong else wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**fields)
