"""Having a claim in hand, and what one does with it beside judging it."""

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Claim, Decision
from claims.models.statement import MATCH
from claims.refusals.changing import Illegal, Stale
from claims.refusals.queueing import DismissedClaim, InOtherHands
from sources.limits import keep_within
from sources.people.models import Person
from sources.work.bell import ring
from sources.work.models import Work


def take(claim: Claim, *, by: Person, seen: int, why: str = "") -> None:
    """Take charge of a claim that nobody else has in hand."""
    if claim.editor_id not in {None, by.pk}:
        raise InOtherHands
    take_over(claim, by=by, seen=seen, why=why)


def take_over(claim: Claim, *, by: Person, seen: int, why: str = "") -> None:
    """Take charge, also from another editor."""
    if claim.editor_id == by.pk:
        raise Illegal(_("You are already in charge."))
    if claim.dismissed_as:
        raise DismissedClaim
    claim.change(Decision.Action.ASSIGN, by=by, seen=seen, why=why, editor=by)


def let_go(claim: Claim, *, by: Person, seen: int, why: str = "") -> None:
    """Leave a claim one is in charge of to whoever comes next."""
    if claim.editor_id != by.pk:
        raise Illegal(_("You are not in charge of it."))
    claim.change(Decision.Action.RELEASE, by=by, seen=seen, why=why, editor=None)


def mark_seen(claim: Claim, *, by: Person, seen: int, why: str = "") -> None:
    """Say that the evidence found after the verdict was looked at."""
    if claim.new_evidence_at is None:
        raise Illegal(_("There is no new evidence."))
    claim.change(Decision.Action.SEEN, by=by, seen=seen, why=why, new_evidence_at=None)


@transaction.atomic
def retry(claim: Claim, *, by: Person, seen: int, why: str = "") -> None:
    """Give a failed matching another set of attempts; changes nothing a person decided."""
    keep_within(Decision, why=why)
    if claim.version != seen:
        raise Stale
    if not Work.objects.of(MATCH, [claim.pk]).retry():
        raise Illegal(_("Its matching did not fail."))
    transaction.on_commit(ring)
