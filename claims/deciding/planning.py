"""What goes first in the queue, and until when."""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.utils import timezone

from claims.models import Claim, Decision, Priority
from claims.refusals.changing import Unchanged
from claims.refusals.queueing import (
    DismissedClaim,
    NoSuchMoment,
    PastDeadline,
    UnknownPriority,
)
from sources.people.models import Person

# Nobody plans further ahead: a year beyond it was mistyped.
HORIZON: Final = timedelta(days=3650)

BY_WORD: Final = {priority.word: priority for priority in Priority}


def prioritise(claim: Claim, *, by: Person, seen: int, why: str = "", priority: str = "") -> None:
    """Put a claim before or after the others; raises a Refusal."""
    if priority not in BY_WORD:
        raise UnknownPriority
    if claim.dismissed_as:
        raise DismissedClaim
    if claim.priority == BY_WORD[priority]:
        raise Unchanged
    claim.change(
        Decision.Action.PRIORITY, by=by, seen=seen, why=why, priority=BY_WORD[priority].value
    )


def set_deadline(claim: Claim, *, by: Person, seen: int, why: str = "", deadline: str = "") -> None:
    """Say until when a claim is to be judged.

    A moment as ISO 8601 writes it, without a zone one of the newsroom's own. Raises NoSuchMoment,
    PastDeadline, DismissedClaim, Unchanged or Stale.
    """
    until = moment_ahead(deadline)
    if claim.dismissed_as:
        raise DismissedClaim
    if claim.deadline == until:
        raise Unchanged
    claim.change(Decision.Action.DEADLINE, by=by, seen=seen, why=why, deadline=until)


def remove_deadline(claim: Claim, *, by: Person, seen: int, why: str = "") -> None:
    """Take the deadline away; raises DismissedClaim, Unchanged where there is none, or Stale."""
    if claim.dismissed_as:
        raise DismissedClaim
    if claim.deadline is None:
        raise Unchanged
    claim.change(Decision.Action.DEADLINE, by=by, seen=seen, why=why, deadline=None)


def moment_ahead(said: str) -> datetime:
    try:
        told = datetime.fromisoformat(said.strip())
        moment = (timezone.make_aware(told) if timezone.is_naive(told) else told).astimezone(UTC)
    except (ValueError, OverflowError):
        raise NoSuchMoment from None
    now = timezone.now()
    if moment <= now:
        raise PastDeadline
    if moment > now + HORIZON:
        raise NoSuchMoment
    return moment
