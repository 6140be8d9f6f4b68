"""Shares told by counting: «4 من كل 10» and "one in five" are percents."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from sources.text.figures.figure_units import Figure
from sources.text.numbers.units import PERCENT

_OF_EVERY: Final = re.compile(r" (?:\w+ )?(?:من (?:بين )?كل|(?:out of|in) every) ")
_ONE_OF: Final = re.compile(
    r"(?<!\w)[وبلف]?(?:واحده?|one) (?:من (?:بين )?كل|(?:out of|in)(?: every)?) $"
)
_FAR: Final = 28  # characters that are looked back at
_WHOLES: Final = 1000  # more is a rate of a disease, whose own number is told
_PLACES: Final = Decimal("0.01")
_TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


def rates(text: str, found: Sequence[Figure]) -> list[Figure]:
    """Figures with each "so many of so many" made one percentage."""
    told: list[Figure] = []
    for figure in found:
        before = told[-1] if told else None
        if before and _OF_EVERY.fullmatch(text, before.end, figure.start):
            share = _share(before.start, before.value, figure)
        else:
            share = _one_of(text, figure)
        if share is None:
            told.append(figure)
        else:
            told[len(told) - (before is not None and before.start == share.start) :] = [share]
    return told


def _one_of(text: str, figure: Figure) -> Figure | None:
    one = _ONE_OF.search(text, max(0, figure.start - _FAR), figure.start)
    return _share(one.start(), Decimal(1), figure) if one else None


def _share(start: int, part: Decimal, whole: Figure) -> Figure | None:
    if whole.unit in _TIMES or not 0 < part < whole.value <= _WHOLES:
        return None
    share = (100 * part / whole.value).quantize(_PLACES).normalize()
    return Figure(start, whole.end, share, PERCENT, kind=PERCENT)
