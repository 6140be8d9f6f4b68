"""How likely a found sentence bears on a claim, for it or against it. Plain Python.

Likeness is another question: sentences of one story are alike in what is common to all of them.
What tells is how much of what is rare in the claim the found sentence holds, whether the two share
a number, how near in time they were written, and, where there are vectors, how near those are, by
themselves and beside the nearest that was found.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from datetime import datetime, timedelta
from math import exp, log
from typing import Final

from sources.index.ranking.mixing import DENSE
from sources.index.ranking.score_bands import LIKELY, PERHAPS, STRONG

COVERAGE: Final = "coverage"
NUMBER: Final = "number"
NEARNESS: Final = "nearness"
BESIDE: Final = "beside"  # how much less near by vector than the nearest, so never above 0

# likelihood = 1 / (1 + exp(-(bias + Σ weight × sign))). Round numbers of our own on a plateau of
# running news (docs/decisions/2026-11-29-bearing.md); nothing is fitted.
WORDS: Final = {"bias": -4.5, COVERAGE: 6.0, NEARNESS: 3.0, NUMBER: 2.0}
VECTORS: Final = {
    "bias": -5.25, COVERAGE: 3.5, NEARNESS: 3.0, NUMBER: 1.5, DENSE: 4.0, BESIDE: 3.0
}  # fmt: skip
# Between two scripts words say nothing: as much as a sentence of one script holds on the whole.
UNREAD: Final = 0.3

# Of what stands in each band, the share that bears on the claim is published in docs/quality.md.
# Below the last floor it is noise and not shown.
FLOORS: Final = ((0.8, STRONG), (0.5, LIKELY), (0.25, PERHAPS))

# A word that one sentence in twenty holds tells nothing: three nats.
COMMON: Final = 3.0
# Below this size a count of sentences says little about how rare a word is.
SMALLEST: Final = 10_000
HALF: Final = timedelta(days=3)  # after which two texts are half as near
UNDATED: Final = 0.25  # as nine days apart


def tellingness(
    terms: Iterable[str], *, frequency: Callable[[str], int], size: int
) -> dict[str, float]:
    """What each of a claim's terms tells, in nats; frequency is in so many of `size` sentences."""
    whole = log(1 + max(size, SMALLEST))
    return {term: max(0.0, whole - log(1 + frequency(term)) - COMMON) for term in set(terms)}


def coverage(asked: Mapping[str, float], found: Set[str]) -> float:
    """The share of what the claim's terms tell that the found ones hold."""
    total = sum(asked.values())
    return sum(asked[term] for term in asked.keys() & found) / total if total else 0.0


def numbers_of(terms: Iterable[str]) -> frozenset[str]:
    """Those of these terms that are numbers."""
    return frozenset(term for term in terms if term[0].isdigit())


def nearness(one: datetime | None, other: datetime | None) -> float:
    """How near in time two texts were written, in 0..1: half at three days."""
    if one is None or other is None:
        return UNDATED
    return 1 / (1 + abs(one - other) / HALF)


def likelihood(signs: Mapping[str, float]) -> float:
    """The score of these signs in 0..1; a sign that is lacking says nothing."""
    known = {COVERAGE: UNREAD, **signs}
    weights = VECTORS if DENSE in known else WORDS
    total = sum(weight * known.get(sign, 0.0) for sign, weight in weights.items())
    return 1 / (1 + exp(-(weights["bias"] + total)))


def band(score: float) -> str:
    """The name of the band a score falls in, "" for noise."""
    return next((name for floor, name in FLOORS if score >= floor), "")
