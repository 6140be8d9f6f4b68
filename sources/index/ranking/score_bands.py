"""From component scores to one number in 0..1 that means the same for every query. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from sources.index.arrays import np, npt
from sources.index.ranking.mixing import CHARACTERS, DENSE

Floats: TypeAlias = "npt.NDArray[np.float64]"

STRONG = "strong"
LIKELY = "likely"
PERHAPS = "perhaps"

# score = 1 / (1 + exp(-(bias + characters * x + dense * y))): of the candidates with these
# likenesses among the first ten of a search, the share that speaks of the same matter, agreeing
# or not. Logistic regression over 700 headlines and their human rewrites (ANS, Khouja 2020,
# Apache-2.0); FOREIGN lies between that and English questions over Arabic passages.
LEXICAL = {"bias": -6.7, CHARACTERS: 13.4}
HYBRID = {"bias": -8.3, CHARACTERS: 9.3, DENSE: 5.9}
FOREIGN = {"bias": -10.0, DENSE: 22.0}

# What the bands mean on sentences of running news (docs/quality.md), where nobody learned the
# score: of what scores so much, the share that bears on the claim. Strong .87; likely .76 from .1
# on and .53 below; of what is perhaps, .30 down to `NOISE` and one in eleven behind it.
FLOORS = ((0.4, STRONG), (0.05, LIKELY), (0.0, PERHAPS))
NOISE = 0.02


def scores(components: Mapping[str, Floats]) -> Floats:
    """The calibrated scores ([n]) of candidates in their order of rank, made never to rise.

    Where rank and likeness disagree, the score is midway between the least above and the most
    below; a candidate of which nothing is known scores 0.
    """
    nothing = np.full_like(components[CHARACTERS], np.nan)
    characters, dense = components[CHARACTERS], components.get(DENSE, nothing)
    own = np.zeros(len(characters))
    for table in (LEXICAL, FOREIGN, HYBRID):
        likely = _logistic(table, {CHARACTERS: characters, DENSE: dense})
        own = np.where(np.isnan(likely), own, likely)
    above = np.minimum.accumulate(own)
    below = np.maximum.accumulate(own[::-1])[::-1]
    return np.asarray((above + below) / 2)


def _logistic(table: Mapping[str, float], components: Mapping[str, Floats]) -> Floats:
    total = sum(weight * components[name] for name, weight in table.items() if name != "bias")
    return np.asarray(1 / (1 + np.exp(-(table["bias"] + total))))


def band(score: float) -> str:
    """The name of the band a score falls in."""
    return next(name for floor, name in FLOORS if score >= floor)
