"""Ranges of figures: 10-20%, «بين 5 و7 ملايين», and what looks like one: a change, a score."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sources.text.figures.figure_units import Figure
from sources.text.numbers.reading_numbers import Number

_RANGE = re.compile(r" ?(?:%|٪)? ?[-–—] ?| الي | to | او | or ")
_BETWEEN = re.compile(r"(?:بين|between) $")
_FROM = re.compile(r"(?:من|from) $")
_AND = re.compile(r" و ?| and ")
_GOALS = 100  # no game is won by more


def of_one_scale(text: str, found: list[Number]) -> list[Number]:
    """«بين 5 و7 ملايين»: the lower end counts millions too."""
    for at, (low, high) in enumerate(pairwise(found)):
        shares = high.scale and not low.scale and low.value * high.scale < high.value
        if shares and _joined(text, low, high):
            found[at] = low._replace(value=low.value * high.scale)
    return found


def ranges(text: str, found: Sequence[Figure]) -> list[Figure]:
    """Figures with the two ends of each range made one, and scores left out."""
    joined: list[Figure] = []
    for figure in found:
        if not joined or not _steps(joined[-1], figure):
            joined.append(figure)
        elif _is_score(text, joined[-1], figure):
            joined.pop()
        elif _continues(text, joined[-1], figure):
            low = joined.pop()
            joined.append(figure._replace(start=low.start, value=low.value, high=figure.value))
        else:
            joined[-1] = _in_the_same_unit(text, joined[-1], figure)
            joined.append(figure)
    return joined


def _steps(low: Figure, high: Figure) -> bool:
    near = high.start - low.end < 8 and "ordinal" not in (low.kind, high.kind)
    return near and low.high is None and low.unit in ("", high.unit)


def _is_score(text: str, home: Figure, away: Figure) -> bool:
    """«فاز 3-1», which no range would be."""
    bare = home.unit == away.unit == "" and text[home.end : away.start] in {"-", "–"}
    return bare and home.value >= away.value and home.value < _GOALS


def _in_the_same_unit(text: str, first: Figure, second: Figure) -> Figure:
    """«من 10 إلى 20 قتيلا»: the first figure counts what the second counts."""
    if first.unit or not _RANGE.fullmatch(text, first.end, second.start):
        return first
    return first._replace(unit=second.unit, kind=second.kind)


def _continues(text: str, low: Figure, high: Figure) -> bool:
    if low.value >= high.value or not _joined(text, low, high):
        return False
    return not _FROM.search(text, max(0, low.start - 5), low.start)


def _joined(text: str, low: Figure | Number, high: Figure | Number) -> bool:
    """Whether only a word or sign of a range stands between two numbers."""
    between = _BETWEEN.search(text, max(0, low.start - 8), low.start)
    return bool((_AND if between else _RANGE).fullmatch(text, low.end, high.start))
