"""The steps on a claim beside judging it: one table that the desk and the API read."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from claims.deciding.assigning import REVIEW, assign, spread
from claims.deciding.charge import let_go, mark_seen, retry, take_over
from claims.deciding.dismissing import dismiss, restore
from claims.deciding.planning import prioritise, remove_deadline, set_deadline
from claims.deciding.undoing import undo

Verb = Callable[..., None]


class Step(NamedTuple):
    """A verb on a claim, the permission it takes, and what it asks besides a reason why."""

    verb: Verb
    permission: str = REVIEW
    asks: str = ""

    def asked(self, read: Callable[[str], str]) -> dict[str, str]:
        """What it asks, read by its name off a form."""
        return {self.asks: read(self.asks)} if self.asks else {}


# By their addresses.
STEPS: Final[Mapping[str, Step]] = {
    "take": Step(take_over),
    "let-go": Step(let_go),
    "assign": Step(assign, asks="to"),
    "spread": Step(spread),
    "priority": Step(prioritise, asks="priority"),
    "deadline": Step(set_deadline, asks="deadline"),
    "remove-deadline": Step(remove_deadline),
    "dismiss": Step(dismiss, asks="dismissed_as"),
    "restore": Step(restore),
    "seen": Step(mark_seen),
    "retry": Step(retry, "work.change_work"),
    "undo": Step(undo),
}
