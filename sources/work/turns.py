"""Whose turn it is: lanes share a worker's time by their weights (start-time fair queueing).

Within a lane, what is asked for together is spread over turns when it is asked for
(`WorkQuerySet.in_turns`), so that a flood from one document is no more than one flow of many.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from django.db.models import Q, Subquery

from sources.work.kinds import Lane, WorkKind, declared
from sources.work.models import Work


class Turns:
    """The time each lane had of one worker, divided by its share.

    Goyal, Vin and Cheng, "Start-time Fair Queueing", 1996: the lane that had least goes first;
    a lane that had no work for a while saves nothing up.
    """

    def __init__(self) -> None:
        self.spent: dict[Lane, float] = {}
        self.now = 0.0

    def in_turn(self, lanes: Iterable[Lane]) -> list[Lane]:
        """The lanes, whoever had least first; at a tie the larger share."""
        return sorted(lanes, key=lambda lane: (self.starts(lane), -lane.share))

    def charge(self, lane: Lane, seconds: float) -> None:
        """Note that the lane was served for so long."""
        self.now = self.starts(lane)
        self.spent[lane] = self.now + seconds / lane.share

    def starts(self, lane: Lane) -> float:
        return max(self.spent.get(lane, 0.0), self.now)


def most_urgent(kinds: Sequence[WorkKind]) -> WorkKind | None:
    """The kind whose next row is the most urgent; each is found in the index, none is locked."""
    heads = [Q(pk=Subquery(Work.objects.in_turn(kind).values("pk")[:1])) for kind in kinds]
    found = Work.objects.filter(reduce(or_, heads)).order_by("-priority", "id")
    name = found.values_list("kind", flat=True).first()
    return declared()[name] if name else None


def together(due: Iterable[Work]) -> list[Work]:
    """Those that are tried at once: the first alone if it was tried before, or all untried."""
    rows = list(due)
    if rows and was_tried(rows[0]):
        return rows[:1]
    return [row for row in rows if not was_tried(row)]


def was_tried(row: Work) -> bool:
    return bool(row.attempts or row.error)
