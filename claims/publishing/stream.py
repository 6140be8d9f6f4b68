"""The one list of what left the house; whoever tells readers of it reads it here."""

import time
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db.models import Prefetch

from claims.models import Publication, Verdict, VerdictKind
from claims.models.verdict import VerdictQuerySet
from sources.seats import Seats

# What a look-up tells: the rest of a row costs as much as its search.
TOLD: Final = (
    "rating",
    "label_ar",
    "label_en",
    "publication__at",
    "claim__sentence__text",
    "claim__sentence__document__published_at",
)
LOOK_AGAIN: Final = 0.5  # seconds
WAITERS: Final = 2  # readers of one process that may wait: its other threads serve
_seats = Seats(WAITERS)


def stream(*, after: int = 0) -> VerdictQuerySet:
    """Every published row after this number, in the gapless order of publication.

    Each carries its `publication_seq` and its kind; updates, corrections and voids come like any
    other, and what a reader has seen never moves.
    """
    published = Verdict.objects.for_readers().published()
    return published.filter(publication__seq__gt=after).order_by("publication__seq")


def taken_down(*, after: int) -> VerdictQuerySet:
    """Published rows of which words were taken down after this number, in the order it was done."""
    gone = Verdict.objects.for_readers().published().filter(takedown_seq__gt=after)
    return gone.order_by("takedown_seq")


def standing() -> VerdictQuerySet:
    """The verdicts that hold now, the newest first; a repeat neither gets nor keeps one.

    Each comes without its evidence, which no list of them shows.
    """
    return stream().standing().prefetch_related(None).order_by("-publication__seq")


def standing_on(claims: Iterable[int]) -> VerdictQuerySet:
    """Those of these claims that hold now, with as much as a look-up tells of each."""
    published = Verdict.objects.published().filter(claim__in=claims)
    related = ("publication", "claim__sentence__document")
    return published.standing().select_related(*related).only(*TOLD)


def with_history(rows: VerdictQuerySet) -> VerdictQuerySet:
    """Each with its evidence, and as `claim.told` all that was published of its claim."""
    told = Prefetch("claim__verdicts", queryset=stream(), to_attr="told")
    return rows.prefetch_related(told)


def corrections() -> VerdictQuerySet:
    """Every correction and every void, the newest first, each with `claim.told`."""
    changed = stream().filter(kind__in=[VerdictKind.CORRECTION, VerdictKind.VOID])
    return with_history(changed.prefetch_related(None)).order_by("-publication__seq")


def news(*, since: datetime) -> VerdictQuerySet:
    """What holds of claims first judged since then, the newest first, each with `claim.told`."""
    first = stream().filter(replaces=None)  # type: ignore[misc]  # of `with_neighbours`
    first = first.filter(publication__at__gte=since)
    return with_history(standing().of_claims_among(first))


def wait_for_more(*, after: int, seconds: float) -> None:
    """Return when something left the house after this number, in so many seconds at the latest.

    At once when as many readers wait already as this process can afford.
    """
    with _seats.one() as seated:
        end = time.monotonic() + (seconds if seated else 0)
        while not _has_more(after) and (left := end - time.monotonic()) > 0:
            time.sleep(min(LOOK_AGAIN, left))


def _has_more(after: int) -> bool:
    return Publication.objects.filter(seq__gt=after).exists()
