"""When a watch is read again, and an article tried again."""

import random
from typing import Final

from sources.intake.fetch.refusals import TooSlow, Unreachable, WrongAnswer
from sources.refusals.refusal import Busy, Refusal

MINUTE: Final = 60.0
DAY: Final = 24 * 60 * MINUTE
# Watches that were added together must not knock together for ever.
JITTER: Final = 0.1
# An article that its host does not give now: in a minute, in ten, in an hour, then not any more.
AGAIN: Final = (MINUTE, 10 * MINUTE, 60 * MINUTE)
PASSING: Final = (TooSlow, Unreachable, Busy)
TOO_MANY: Final = 429


def until_next(minutes: int, *, failures: int, wanted: float = 0.0) -> float:
    """Seconds until the next reading: twice as long after each failure in a row, a day at most.

    `wanted` is what the host asked for, which counts even where it is longer than our own pause.
    """
    usual = minutes * MINUTE
    pause = min(usual * 2 ** min(failures, 16), max(DAY, usual))
    return max(jittered(pause), wanted)


def jittered(seconds: float) -> float:
    """A little sooner or later: nothing hangs on a guess of these numbers."""
    return seconds * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311


def until_again(refusal: Refusal, tries: int) -> float | None:
    """Seconds until an article is tried again after so many tries; None when it is not."""
    if not is_passing(refusal) or tries > len(AGAIN):
        return None
    return max(jittered(AGAIN[tries - 1]), wanted_of(refusal))


def is_passing(refusal: Refusal) -> bool:
    """Whether the same address may answer otherwise later."""
    if isinstance(refusal, WrongAnswer):
        status = int(str(refusal.details["status"]))
        return status == TOO_MANY or status >= 500
    return isinstance(refusal, PASSING)


def wanted_of(refusal: Refusal) -> float:
    """The seconds a host asked to be left alone with its refusal."""
    wanted = refusal.details.get("retry_after", 0.0)
    return wanted if isinstance(wanted, float) else 0.0
