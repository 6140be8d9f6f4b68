"""Claims that somebody took and left alone return to the queue, where the newsroom wants that.

A claim is touched by any decision about it. One with a verdict stays where it is: a draft is half
of somebody's work, and what is published has nothing left for whoever comes next.
"""

from datetime import timedelta
from typing import Final

from django.db.models import Exists, OuterRef

from claims.models import Claim, Decision, Newsroom
from claims.models.claim import ClaimQuerySet
from claims.models.newsroom import ONLY
from claims.refusals.changing import Stale
from sources.clock import from_now
from sources.work.kinds import Effects
from sources.work.models import Work

ABANDON: Final = "abandon"
# Hours are counted, so that ten minutes more are nobody's loss.
PAUSE: Final = timedelta(minutes=10).total_seconds()
# The rest comes ten minutes later; one transaction stays short.
MOST_AT_ONCE: Final = 500


def look_after(newsroom: Newsroom) -> None:
    """Begin to look for abandoned claims, where the newsroom has a limit."""
    if newsroom.hours_in_hand:
        Work.objects.request_again(ABANDON, ONLY, after=0.0)


def return_claims(_newsrooms: list[int]) -> Effects:
    """Give back what is abandoned by now, and look again later."""
    return lambda _held: give_back_and_go_on(Newsroom.objects.ours())


def give_back_and_go_on(newsroom: Newsroom) -> None:
    if newsroom.hours_in_hand is None:
        return
    for claim in abandoned(newsroom.hours_in_hand)[:MOST_AT_ONCE]:
        give_back(claim, newsroom.hours_in_hand)
    Work.objects.request_again(ABANDON, ONLY, after=PAUSE)


def abandoned(hours: int) -> ClaimQuerySet:
    """Unjudged claims in somebody's hands about which nothing was decided for so many hours."""
    lately = Decision.objects.filter(claim=OuterRef("pk"), at__gt=from_now(-hours * 3600))
    held = Claim.objects.current().unjudged().filter(editor__isnull=False)
    return held.filter(~Exists(lately)).order_by("pk")


def give_back(claim: Claim, hours: int) -> None:
    """One that somebody moves at this moment is not abandoned."""
    before, after = {"editor": claim.editor_id}, {"editor": None, "hours": hours}
    try:
        claim.change(
            Decision.Action.RETURN,
            by=None,
            seen=claim.version,
            before=before,
            after=after,
            editor=None,
        )
    except Stale:
        return
