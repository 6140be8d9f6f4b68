"""Whose turn it is: lanes share a worker's time by their weights (start-time fair queueing)."""

from collections.abc import Iterable

from sources.work.kinds import Lane


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
