"""Dates in running text, Arabic and English, as spans of days.

An expression that needs the day of writing (أمس, a month without a year, a weekday) is resolved
against `reference`, normally the document's date, and left out when there is none: an invented date
is worse than a missing one. Where more than one reading remains, `ambiguous` is set and
`earliest`..`latest` covers all of them.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from sources.text.dates import (
    calendar_dates,
    named_dates,
    relative_dates,
    worded_years,
    year_parts,
)
from sources.text.dates.calendar_dates import Reader
from sources.text.dates.month_names import GREGORIAN, HIJRI, WEEKDAYS
from sources.text.dates.periods import Period
from sources.text.spelling.levelling import Levelled, level
from sources.text.spelling.word_patterns import WORD

_READERS = {
    group: readers
    for module in (named_dates, calendar_dates, relative_dates, year_parts, worded_years)
    for group, readers in module.READERS.items()
}
Found = tuple[int, int, Period]
_WEEK = 7
_BESIDE = frozenset({" ", "، ", ", ", " الموافق ", " المصادف "})
_SOME_DAY = date(2000, 1, 1)
_DIGITS = re.compile(r"\d{4}|\d[/.-]\d")
_STEMS = {
    "month": (name.split()[0] for table in (GREGORIAN, HIJRI) for name in table),
    "weekday": (name.split()[0] for name in WEEKDAYS),
    "near_day": ("امس", "البارحه", "اليوم", "غدا", "غد", "yesterday", "today", "tomorrow"),
    "ago": ("قبل", "منذ", "ago"),
    "this_period": ("الاسبوع", "الشهر", "العام", "السنه", "week", "month", "year"),
    "worded": ("الف", "الفين", "الفان", "thousand", "eighteen", "nineteen", "twenty"),
    "part": ("الربع", "النصف", "quarter", "half"),
    "decade": (
        f"{article}{ten}{ending}"
        for article in ("", "ال")
        for ten in calendar_dates.TENS
        for ending in ("ات", "يات")
    ),
}
_CUES = {
    prefix + stem: group
    for group, stems in _STEMS.items()
    for stem in stems
    for prefix in ("", "و", "ب", "ل", "ف")
}
_CUE_WORDS = frozenset(_CUES)


class DateMention(NamedTuple):
    """A date expression: its span in the original text and the first and last day it may mean."""

    start: int
    end: int
    earliest: date
    latest: date
    precision: str  # day, week, month, year, decade, range
    ambiguous: bool


def dates(text: str, reference: date | None = None) -> list[DateMention]:
    """Date expressions of `text` in order, spans in code points of `text`, none overlapping.

    Linear in the length of `text`; never raises for any string.
    """
    levelled = level(text)
    return [
        _mention(levelled.span(start, end), period)
        for start, end, period in _mentions(levelled.text, reference)
    ]


def _mention(span: tuple[int, int], period: Period) -> DateMention:
    earliest, latest, precision, ambiguous = period
    return DateMention(*span, earliest, latest, precision, ambiguous)


def date_spans(levelled: Levelled) -> list[tuple[int, int]]:
    """Where dates stand in an already levelled text, in its positions, resolvable or not."""
    return [(start, end) for start, end, _ in _mentions(levelled.text, _SOME_DAY)]


def _mentions(text: str, reference: date | None) -> list[Found]:
    kept: list[Found] = []
    for start, _, end, period in sorted(_candidates(text, reference), key=itemgetter(0, 1)):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, period))
            if len(kept) > 1 and (one := _of_one_day(text, kept[-2], kept[-1])):
                kept[-2:] = [one]
    return kept


def _of_one_day(text: str, first: Found, second: Found) -> Found | None:
    """«أمس الاثنين», «الأحد 15 مارس»: a weekday beside the day it falls on."""
    weekdays = [_is_weekday(first[2]), _is_weekday(second[2])]
    if text[first[1] : second[0]] not in _BESIDE or weekdays[0] == weekdays[1]:
        return None
    weekday, day = (first[2], second[2]) if weekdays[0] else (second[2], first[2])
    agree = day.earliest == day.latest and day.earliest.weekday() == weekday.earliest.weekday()
    return (first[0], second[1], day) if agree else None


def _is_weekday(period: Period) -> bool:
    return period.ambiguous and (period.latest - period.earliest).days == _WEEK


def _candidates(text: str, reference: date | None) -> Iterator[tuple[int, int, int, Period]]:
    for rank, match, reader in _matches(text):
        try:
            period = reader(match, reference)
        except (ValueError, OverflowError):
            continue
        if period is not None:
            yield match.start(), rank, match.end(), period


@lru_cache(maxsize=1)  # figures look for dates first, then dates are asked for, of one text
def _matches(text: str) -> list[tuple[int, re.Match[str], Reader]]:
    return [
        (rank, match, reader)
        for rank, (pattern, reader) in enumerate(_worth_trying(text))
        for match in pattern.finditer(text)
    ]


def _worth_trying(text: str) -> list[tuple[re.Pattern[str], Reader]]:
    """The readers whose cue words or digits occur at all: the cheap look before the dear one."""
    groups = {_CUES[word] for word in _CUE_WORDS.intersection(WORD.findall(text))}
    if _DIGITS.search(text):
        groups.add("digits")
    if " من الشهر " in text:
        groups.add("day_of_month")
    return [pair for group in _READERS if group in groups for pair in _READERS[group]]
