"""From component scores to one number in 0..1 that means the same for every query. Plain Python."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from sources.index.mixing import CHARACTERS, DENSE

Floats = npt.NDArray[np.float64]

STRONG = "strong"
LIKELY = "likely"
WEAK = "weak"

# score = 1 / (1 + exp(-(bias + characters * x + dense * y))): the share of candidates with these
# likenesses that say the same as the query, by logistic regression on pairs of headlines.
LEXICAL = {"bias": -4.0, CHARACTERS: 10.0}
HYBRID = {"bias": -6.0, CHARACTERS: 5.0, DENSE: 8.0}

FLOORS = ((0.75, STRONG), (0.4, LIKELY), (0.0, WEAK))


def scores(components: Mapping[str, Floats]) -> Floats:
    """The calibrated scores ([n]) of candidates in their order of rank; they never rise."""
    dense = components.get(DENSE)
    lexical = _logistic(LEXICAL, components)
    if dense is None:
        return np.minimum.accumulate(lexical)
    both = _logistic(HYBRID, components)
    return np.minimum.accumulate(np.where(np.isnan(dense), lexical, both))


def _logistic(table: Mapping[str, float], components: Mapping[str, Floats]) -> Floats:
    total = np.full(len(next(iter(components.values()))), table["bias"])
    for name, weight in table.items():
        if name != "bias":
            total += weight * np.nan_to_num(components[name])
    return np.asarray(1 / (1 + np.exp(-total)))


def band(score: float) -> str:
    """The name of the band a score falls in."""
    return next(name for floor, name in FLOORS if score >= floor)
