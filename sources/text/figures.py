"""Figures in running text: value, unit and place, from digits or words, Arabic or English.

Dates, years, clock times, scores, versions and names that carry a number (هواسونغ-14, F16) are no
figures. «35» and «خمسة وثلاثون» are the same value; «3 ملايين دولار» is 3000000 USD. A range
(10-20%) is one figure from `value` to `high`. `other` keeps a second reading (1.500 may be 1500).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from sources.text.dates import date_spans
from sources.text.figure_units import kind_of, unit_after
from sources.text.levelling import Levelled, level
from sources.text.number_words import NUMBER_WORDS, ORDINALS
from sources.text.numbers import Number, Word, numbers, words
from sources.text.units import PERCENT, UNITS

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_URL = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+|[@#]\w+")
_SUFFIX = re.compile(r"[^\W\d_]+")
_ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_SCALE_SUFFIXES = {
    "k": Decimal(10**3),
    "m": Decimal(10**6),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "tn": Decimal(10**12),
}
_ORDINAL_TENS = re.compile(r" (عشره?|والعشر[وي]ن|والثلاث[وي]ن)(?!\w)")
_TEN_VALUES = {"عشر": 10, "عشره": 10} | {
    f"وال{ten}{ending}ن": value for ten, value in (("عشر", 20), ("ثلاث", 30)) for ending in "وي"
}
_NOT_AN_ORDINAL = re.compile(r"(?:الساعه|اول|كانون|تشرين|ربيع|جمادي) $")
_MARKS = ("@", "#", ":", "www.")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_PERCENT_SIGN = re.compile(r" ?[%٪]")
_SIGN_BEFORE = re.compile(r"([%٪$€£¥]|usd|eur|gbp) ?$")
_MINUS = re.compile(r"(?<![^\s(])[-−]$")
_RANGE = re.compile(r" ?(?:%|٪)? ?[-–—] ?| الي | to | او | or ")
_BETWEEN = re.compile(r"(?:بين|between) $")
_FROM = re.compile(r"(?:من|from) $")
_AND = re.compile(r" و| and ")
_CUES = frozenset(NUMBER_WORDS) | frozenset(ORDINALS)


class Figure(NamedTuple):
    """A number somebody stated: value, unit slug ("" if none) and span in the original text."""

    start: int
    end: int
    value: Decimal
    unit: str = ""
    kind: str = "number"  # number, percent, money, ordinal
    high: Decimal | None = None
    other: Decimal | None = None


def figures(text: str) -> list[Figure]:
    """Figures of `text` in order, spans in code points of `text`, none overlapping.

    Linear in the length of `text`; never raises for any string.
    """
    levelled = level(text)
    plain = levelled.text
    if not _DIGIT.search(plain) and _CUES.isdisjoint(_WORD.findall(plain)):
        return []
    found = _ranges(plain, _outside(_all(plain), _taken(levelled)))
    return [_placed(levelled, figure) for figure in found]


def _placed(levelled: Levelled, figure: Figure) -> Figure:
    start, end = levelled.span(figure.start, figure.end)
    return figure._replace(start=start, end=end)


def _taken(levelled: Levelled) -> list[tuple[int, int]]:
    """Places that are addresses, clock times or dates, in order."""
    taken = date_spans(levelled)
    if any(mark in levelled.text for mark in _MARKS):
        patterns = (_URL, _CLOCK)
        taken += [m.span() for pattern in patterns for m in pattern.finditer(levelled.text)]
    return sorted(taken)


def _outside(found: Sequence[Figure], taken: Sequence[tuple[int, int]]) -> list[Figure]:
    starts = [start for start, _ in taken]
    ends = list(accumulate((end for _, end in taken), max, initial=0))
    return [f for f in found if f.start >= ends[bisect_left(starts, f.end)]]


def _all(text: str) -> list[Figure]:
    tokens = words(text)
    found = [_figure(text, number) for number in numbers(text, tokens)]
    ordinals = [_ordinal(text, word) for word in tokens if word.text in ORDINALS]
    kept: list[Figure] = []
    for figure in sorted(filter(None, (*ordinals, *found)), key=lambda f: (f.start, -f.end)):
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _ordinal(text: str, word: Word) -> Figure | None:
    if _NOT_AN_ORDINAL.search(text, max(0, word.start - 8), word.start):
        return None
    more = _ORDINAL_TENS.match(text, word.end)
    value = ORDINALS[word.text]
    if more is None:
        return None if value == 11 else Figure(word.start, word.end, Decimal(value), kind="ordinal")
    tens = _TEN_VALUES[more[1]]
    return Figure(word.start, more.end(), Decimal(value % 10 + tens), kind="ordinal")


def _figure(text: str, number: Number) -> Figure | None:
    start, end, value = number.start, number.end, number.value
    if number.definite and value == 100:  # «في المئة» with its number elsewhere
        return None
    if _MINUS.search(text, max(0, start - 2), start):
        start, value = start - 1, -value
    before = _SIGN_BEFORE.search(text, max(0, start - 4), start)
    if suffix := _SUFFIX.match(text, end):
        if not _allowed(suffix[0], before):
            return None
        if suffix[0] in _ORDINAL_SUFFIXES:
            return Figure(start, suffix.end(), value, kind="ordinal")
        scale = _SCALE_SUFFIXES.get(suffix[0]) if before else None
        value, end = (value * scale, suffix.end()) if scale else (value, end)
    if before:
        unit = UNITS[before[1]]
        after = _PERCENT_SIGN.match(text, end) if unit == PERCENT else None
        end = after.end() if after else end
        return Figure(before.start(), end, value, unit, kind_of(unit), other=number.other)
    end, unit = unit_after(text, end)
    return Figure(start, end, value, unit, kind_of(unit), other=number.other)


def _allowed(suffix: str, sign: re.Match[str] | None) -> bool:
    if suffix in UNITS or suffix in _ORDINAL_SUFFIXES or not suffix.isascii():
        return True
    return bool(sign) and suffix in _SCALE_SUFFIXES


def _ranges(text: str, found: Sequence[Figure]) -> list[Figure]:
    joined: list[Figure] = []
    for figure in found:
        if not joined or not _steps(joined[-1], figure):
            joined.append(figure)
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


def _in_the_same_unit(text: str, first: Figure, second: Figure) -> Figure:
    """«من 10 إلى 20 قتيلا»: the first figure counts what the second counts."""
    if first.unit or not _RANGE.fullmatch(text, first.end, second.start):
        return first
    return first._replace(unit=second.unit, kind=second.kind)


def _continues(text: str, low: Figure, high: Figure) -> bool:
    if low.value >= high.value:
        return False
    if _BETWEEN.search(text, max(0, low.start - 8), low.start):
        return bool(_AND.fullmatch(text, low.end, high.start))
    changed = _FROM.search(text, max(0, low.start - 5), low.start)
    return not changed and bool(_RANGE.fullmatch(text, low.end, high.start))
