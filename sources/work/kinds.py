"""What kinds of background work there are: declared on one page, named by `settings.WORK_KINDS`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.module_loading import import_string

Effects = Callable[[set[int]], None]
Handler = Callable[[list[int]], Effects]

# Seconds until each next try: five tries span a minute and a half, a peer's restart.
PAUSES = (2.0, 6.0, 18.0, 54.0, 60.0)


@dataclass(frozen=True)
class Lane:
    """Work that waits for its own turn: a flood in one lane never starves another."""

    name: str
    share: float  # of a worker's time, against the shares of the other lanes that have work


@dataclass(frozen=True, kw_only=True)
class WorkKind:
    """How one kind of work is done.

    The handler gets subject ids, computes outside any transaction, and returns a function that
    writes its effects for those subjects still held, inside the transaction that finishes them.
    """

    name: str
    words: str | Promise
    handler: Handler
    lane: Lane
    batch: int = 0  # subjects at once; 0: WORK_BATCH
    deadline: float = 0.0  # seconds a batch may take; 0: WORK_DEADLINE_SECONDS
    tries: int = 0  # 0: WORK_MAX_ATTEMPTS
    pauses: Sequence[float] = PAUSES

    @property
    def most_at_once(self) -> int:
        return self.batch or settings.WORK_BATCH

    @property
    def most_seconds(self) -> float:
        return self.deadline or settings.WORK_DEADLINE_SECONDS

    @property
    def last_moment(self) -> float:
        """When a process that does not stop is ended: after its deadline, before its lease."""
        return (self.most_seconds + settings.WORK_LEASE_SECONDS) / 2

    @property
    def most_tries(self) -> int:
        return self.tries or settings.WORK_MAX_ATTEMPTS

    def pause_after(self, attempts: int) -> float:
        """Seconds until the next try after so many of them; the last pause goes on for ever."""
        return self.pauses[min(attempts, len(self.pauses)) - 1]


@lru_cache(maxsize=1)
def declared() -> dict[str, WorkKind]:
    """Every kind by its name."""
    kinds: Iterable[WorkKind] = import_string(settings.WORK_KINDS)
    return {kind.name: kind for kind in kinds}


def step_words(name: str) -> str:
    """A kind in words for people; one that is declared no more shows its name."""
    kind = declared().get(name)
    return str(kind.words) if kind else name


def lanes() -> dict[Lane, list[WorkKind]]:
    """The kinds of each lane, in the order of their declaration."""
    found: dict[Lane, list[WorkKind]] = {}
    for kind in declared().values():
        found.setdefault(kind.lane, []).append(kind)
    return found


def triable(kinds: Iterable[WorkKind]) -> Q:
    """Rows of these kinds that have tries left."""
    found = Q(pk__in=[])
    for kind in kinds:
        found |= Q(kind=kind.name, attempts__lt=kind.most_tries)
    return found
