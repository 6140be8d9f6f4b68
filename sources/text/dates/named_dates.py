"""Dates with the name of a month: «15 تموز/يوليو 2021», «الخامس من مايو», "last May", 3 Sept. 2019.

A month without a year is taken for the latest such month and marked ambiguous, unless it is said
which one is meant: «أيلول المقبل», «ديسمبر من العام الماضي».
"""

import re
from datetime import date

from sources.text.dates import hijri, periods
from sources.text.dates.calendar_dates import Reader
from sources.text.dates.month_names import DIRECTION, GREGORIAN, HIJRI, OTHERWISE, alternation
from sources.text.dates.periods import Period
from sources.text.numbers.number_words import ORDINALS

_NAMES = alternation(GREGORIAN, HIJRI)
_NTH = "|".join(sorted((word for word in ORDINALS if word.startswith("ال")), key=len, reverse=True))
_MORE = {None: 0, " عشر": 10, " والعشرين": 20, " والثلاثين": 30}
_TENS = {"العشرين": 20, "الثلاثين": 30}
ARABIC_DIRECTIONS = "|".join(word for word in DIRECTION if word.startswith("ال"))
_SUFFIX = "(?:st|nd|rd|th)?"
DAY_OF_MONTH = rf"""(?:
    (?<![\d.,/:-])(?P<day>\d{{1,2}}){_SUFFIX}
       (?:(?:[ ]?[-–][ ]?|[ ](?:الي|حتي|to)[ ]|[ ]و[ ]?)(?P<until>\d{{1,2}}){_SUFFIX})?
       [ ](?:من[ ]|of[ ])?
   |(?<!\w)(?P<nth>{_NTH}|العشرين|الثلاثين)(?P<more>[ ]عشر|[ ]والعشرين|[ ]والثلاثين)?[ ]من[ ]
)"""
_NAMED = re.compile(
    rf"""
    {DAY_OF_MONTH}?
    (?P<said>(?<!\w)شهر[ ])?
    (?:\b(?P<before>last|next)[ ])?
    (?<![^\W\d])[وبلف]?(?P<month>{_NAMES})(?!\w)
    (?:[ ]?[/(][ ]?(?:{_NAMES})\)?(?!\w))?
    (?:(?:(?<=jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)|(?<=sept))\.(?=[ ]\d))?
    (?:[ ](?P<after>\d{{1,2}}){_SUFFIX}(?![\d:%/]|[.,٫]\d|[ ](?:{_NAMES})))?
    (?:[،,]?[ ](?:من[ ]|in[ ])?(?:(?:ال)?(?:عام|سنه)[ ])?(?P<year>\d{{4}})(?![\d%])
       (?P<era>[ ]?[هم](?!\w))?
      |[ ](?P<which>{ARABIC_DIRECTIONS})(?!\w)
      |[ ]من[ ](?:العام|السنه)[ ](?P<of_year>{ARABIC_DIRECTIONS})ه?(?!\w)
    )?
    """,
    re.VERBOSE,
)


def _named(match: re.Match[str], reference: date | None) -> Period | None:
    month_name = match["month"].replace("\u00a0", " ")
    told = match["year"] or match["said"] or _which(match) or match["of_year"]
    if month_name in OTHERWISE and not (told or day_of_month(match)):
        return None
    if month_name in HIJRI:
        return _hijri(HIJRI[month_name], match, reference)
    return _gregorian(GREGORIAN[month_name], match, reference)


def _which(match: re.Match[str]) -> str | None:
    return match["before"] or match["which"]


def day_of_month(match: re.Match[str]) -> int | None:
    """The day that `DAY_OF_MONTH` read, or one written after the month."""
    if match["nth"] in _TENS and not match["more"]:
        return _TENS[match["nth"]]
    if match["nth"]:
        more = _MORE[match["more"]]
        return (ORDINALS[match["nth"]] % 10 if more else ORDINALS[match["nth"]]) + more
    written = match["day"] or match.groupdict().get("after")
    return int(written) if written else None


def _gregorian(number: int, match: re.Match[str], reference: date | None) -> Period | None:
    year = int(match["year"]) if match["year"] else _year_of(number, match, reference)
    if year is None:
        return None
    guessed = not (match["year"] or match["of_year"] or _which(match))
    in_month = day_of_month(match)
    if in_month is None:
        return periods.month(year, number, ambiguous=guessed) if year >= 1000 else None
    first = date(year, number, in_month)
    last = date(year, number, int(match["until"])) if match["until"] else first
    return Period(first, max(first, last), "day", guessed)


def _year_of(number: int, match: re.Match[str], reference: date | None) -> int | None:
    """The year of a month that has none beside it."""
    if reference is None:
        return None
    if match["of_year"]:
        return reference.year + DIRECTION[match["of_year"]]
    direction = DIRECTION[which] if (which := _which(match)) else None
    told, today = (number, day_of_month(match) or 0), (reference.month, reference.day)
    if direction is None:
        return reference.year - (number > reference.month)
    if not direction:
        return reference.year
    if not told[1]:
        today = (reference.month, 0)
    if direction < 0:
        return reference.year - (told >= today)
    return reference.year + (told <= today)


def _hijri(number: int, match: re.Match[str], reference: date | None) -> Period | None:
    year = int(match["year"]) if match["year"] else _hijri_year(number, match, reference)
    if year is None or year > hijri.LAST_YEAR:
        return None
    in_month = day_of_month(match)
    doubt = hijri.doubt(year)
    first = hijri.gregorian(year, number, in_month or 1)
    last = first if in_month else hijri.month_end(year, number)
    return Period(first - doubt, last + doubt, "day" if in_month else "month", ambiguous=True)


def _hijri_year(number: int, match: re.Match[str], reference: date | None) -> int | None:
    """The latest Hijri year in which that month had begun on the reference day, or the next."""
    if reference is None:
        return None
    latest = int((reference.year - 621) * 33 / 32) + 1
    years = range(latest, latest - 4, -1)
    begun = next((y for y in years if hijri.gregorian(y, number, 1) <= reference), None)
    following = DIRECTION[match["which"]] > 0 if match["which"] else False
    return begun + 1 if begun and following else begun


READERS: dict[str, tuple[tuple[re.Pattern[str], Reader], ...]] = {"month": ((_NAMED, _named),)}
