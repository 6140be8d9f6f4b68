"""Setting a claim aside that nobody will judge, and bringing it back."""

from django.db import transaction

from claims.models import Claim, Decision, Dismissal, VerdictKind
from claims.raising import ask_for_matching
from claims.refusals.changing import Illegal, Unchanged
from claims.refusals.queueing import (
    DismissedClaim,
    InOtherHands,
    JudgedClaim,
    TiedRepeat,
    UnknownDismissal,
)
from sources.people.models import Person


@transaction.atomic
def dismiss(claim: Claim, *, by: Person, seen: int, why: str = "", dismissed_as: str = "") -> None:
    """Take a claim out of the queue, and out of the hands of who dismisses it.

    Raises UnknownDismissal, DismissedClaim, InOtherHands, JudgedClaim, TiedRepeat or Stale.
    """
    Claim.objects.hold([claim.pk])
    if dismissed_as not in Dismissal.values:
        raise UnknownDismissal
    if broken := tie_against_dismissing(claim, by):
        raise broken
    claim.change(
        Decision.Action.DISMISS, by=by, seen=seen, why=why, dismissed_as=dismissed_as, editor=None
    )


def tie_against_dismissing(claim: Claim, by: Person) -> type[Illegal] | None:
    """Why somebody still counts on the claim; None when nobody does."""
    if claim.dismissed_as:
        return DismissedClaim
    if claim.editor_id not in {None, by.pk}:
        return InOtherHands
    if is_judged(claim):
        return JudgedClaim
    return TiedRepeat if claim.repeat_of_id or claim.repeats.exists() else None


def is_judged(claim: Claim) -> bool:
    """Whether a verdict stands or waits to be published; a published void leaves nothing."""
    newest = claim.verdicts.select_related("publication").order_by("-seq").first()
    if newest is None:
        return False
    return newest.kind != VerdictKind.VOID or not hasattr(newest, "publication")


@transaction.atomic
def restore(claim: Claim, *, by: Person, seen: int, why: str = "") -> None:
    """Bring a dismissed claim back into the queue; raises Unchanged or Stale."""
    if not claim.dismissed_as:
        raise Unchanged
    claim.change(Decision.Action.RESTORE, by=by, seen=seen, why=why, dismissed_as="")
    match_again(claim)


def match_again(claim: Claim) -> None:
    """While it was away no new text woke it."""
    ask_for_matching([claim], given=f"restored {claim.version}")
