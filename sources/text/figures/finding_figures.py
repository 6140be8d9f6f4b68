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

from sources.text.dates.finding_dates import date_spans
from sources.text.figures.figure_units import Figure, kind_of, refined, unit_after
from sources.text.figures.ranges import of_one_scale, ranges
from sources.text.figures.rates import rates
from sources.text.numbers.fractions import ALONE
from sources.text.numbers.number_words import NUMBER_WORDS, ORDINALS
from sources.text.numbers.ordinals import is_label, is_rank, ordinal
from sources.text.numbers.reading_numbers import Number, NumberWord, numbers, words
from sources.text.numbers.units import DUALS, PERCENT, SLUGS, UNITS
from sources.text.spelling.levelling import Levelled, level
from sources.text.spelling.web_addresses import ADDRESS
from sources.text.spelling.word_patterns import WORD

__all__ = ["Figure", "figures"]

_DIGIT = re.compile(rf"\d|{ALONE}")
_ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_SCALE_SUFFIXES = {
    "k": Decimal(10**3),
    "m": Decimal(10**6),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "tn": Decimal(10**12),
}
_MARKS = ("@", "#", ":", "www.")
_RACES = frozenset(map(Decimal, (50, 60, 100, 200, 400, 800, 1500)))  # in "100m" metres are meant
_TELEPHONE = re.compile(
    r"(?<![\w.,])(?:\+|00)\d(?:[ ().-]{0,2}\d){7,14}(?!\d)|(?<![\w.,/-])0\d{1,3}[ -]\d{5,8}(?!\d)"
    r"|(?<!\w)(?:ال)?(?:هاتف|هواتف|تلفون|تليفون|فاكس|جوال|موبايل|واتساب|tel|phone|fax|whatsapp)"
    r"\W{1,3}(?:رقم |number )?\+?\d(?:[ ().-]{0,2}\d){4,14}(?!\d)"
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_PERCENT_SIGN = re.compile(r" ?[%٪]")
_SIGN_BEFORE = re.compile(r"([%٪$€£¥]|usd|eur|gbp) ?$")
_MINUS = re.compile(r"(?<![^\s(])[-−]$")
_DEAD = "ميتا"  # or «مئتا», levelled alike, which always has its noun after it
_CUES = frozenset(NUMBER_WORDS) | frozenset(ORDINALS) | frozenset(DUALS)


def figures(text: str) -> list[Figure]:
    """Figures of `text` in order, spans in code points of `text`, none overlapping.

    Linear in the length of `text`; never raises for any string.
    """
    levelled = level(text)
    plain = levelled.text
    if not _DIGIT.search(plain) and _CUES.isdisjoint(WORD.findall(plain)):
        return []
    found = rates(plain, ranges(plain, _outside(_all(plain), _taken(levelled))))
    return [_placed(levelled, figure) for figure in found]


def _placed(levelled: Levelled, figure: Figure) -> Figure:
    start, end = levelled.span(figure.start, figure.end)
    return figure._replace(start=start, end=end)


def _taken(levelled: Levelled) -> list[tuple[int, int]]:
    """Places that are addresses, telephone numbers, clock times or dates, in order."""
    taken = date_spans(levelled)
    taken += [m.span() for m in _TELEPHONE.finditer(levelled.text)]
    if any(mark in levelled.text for mark in _MARKS):
        patterns = (ADDRESS, _CLOCK)
        taken += [m.span() for pattern in patterns for m in pattern.finditer(levelled.text)]
    return sorted(taken)


def _outside(found: Sequence[Figure], taken: Sequence[tuple[int, int]]) -> list[Figure]:
    starts = [start for start, _ in taken]
    ends = list(accumulate((end for _, end in taken), max, initial=0))
    return [f for f in found if f.start >= ends[bisect_left(starts, f.end)]]


def _all(text: str) -> list[Figure]:
    tokens = words(text)
    found = [
        *(_ordinal(text, word) for word in tokens if word.text in ORDINALS),
        *(_dual(text, word) for word in tokens if word.text in DUALS),
        *(_figure(text, number) for number in of_one_scale(text, [*numbers(text, tokens)])),
    ]
    kept: list[Figure] = []
    for figure in sorted(filter(None, found), key=lambda f: (f.start, -f.end)):
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return kept


def _ordinal(text: str, word: NumberWord) -> Figure | None:
    if (found := ordinal(text, word.start, word.end)) is None:
        return None
    start, end, value = found
    return Figure(start, end, Decimal(value), kind="ordinal")


def _dual(text: str, word: NumberWord) -> Figure:
    """«طائرتين» are two aircraft."""
    end, unit = refined(text, word.end, DUALS[word.text])
    return Figure(word.start, end, Decimal(2), unit, kind_of(unit))


def _figure(text: str, number: Number) -> Figure | None:
    start, end, value = number.start, number.end, number.value
    if number.definite and value == 100:  # «في المئة» with its number elsewhere
        return None
    if _MINUS.search(text, max(0, start - 2), start):
        start, value = start - 1, -value
    before = _SIGN_BEFORE.search(text, max(0, start - 4), start)
    if suffix := WORD.match(text, end):
        if not before and (scaled := _scaled(text, number, suffix)):
            return scaled
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
    return _followed(text, number, Figure(start, end, value, other=number.other))


def _scaled(text: str, number: Number, suffix: re.Match[str]) -> Figure | None:
    """«45M يورو», "1.2m members": a letter that stands for a scale before what is counted."""
    scale = _SCALE_SUFFIXES.get(suffix[0])
    end, unit = unit_after(text, suffix.end())
    if scale is None or not unit:
        return None
    if unit not in SLUGS and unit.isascii():
        plural = text.startswith((f" {unit}s", f"{unit}s"), suffix.end())
        if not plural or (suffix[0] == "m" and number.value in _RACES):
            return None
    return Figure(number.start, end, number.value * scale, unit, kind_of(unit))


def _followed(text: str, number: Number, figure: Figure) -> Figure | None:
    """The figure with the unit after it; without one it may be a rank or part of a name."""
    end, unit = unit_after(text, figure.end)
    if unit not in SLUGS and not number.scale:
        if is_rank(text, figure.start):
            return figure._replace(kind="ordinal")
        labelled = (number.definite or not number.words) and is_label(text, figure.start)
        if labelled or (not unit and text[figure.start : number.end] == _DEAD):
            return None
    return figure._replace(end=end, unit=unit, kind=kind_of(unit))


def _allowed(suffix: str, sign: re.Match[str] | None) -> bool:
    if suffix in UNITS or suffix in _ORDINAL_SUFFIXES or not suffix.isascii():
        return True
    return bool(sign) and suffix in _SCALE_SUFFIXES
