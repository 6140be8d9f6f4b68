"""Dates in figures and names of decades: 15/7/2021, «عام 2017», 1950-1953, «الثمانينيات».

Each reader takes a match on levelled text and a reference day and says which period is meant, or
None when the match is no date. 15/7/2021 is one day; 5/7/2021 may be the fifth of July or May the
seventh and runs from one to the other, marked ambiguous.
"""

import re
from collections.abc import Callable
from datetime import date

from sources.text.dates import hijri, periods
from sources.text.dates.periods import Period

Reader = Callable[[re.Match[str], date | None], Period | None]

_NUMERIC = re.compile(
    r"(?<![\d/.:-])(?P<a>\d{1,4})(?P<mark>[ ]?[/.-][ ]?)(?P<b>\d{1,2})(?P=mark)(?P<c>\d{1,4})"
    r"(?!\d|[/-]|\.\d)(?P<era>[ ]?[هم](?!\w))?"
)
_MONTH_YEAR = re.compile(r"(?<![\d/.:-])(?P<month>\d{1,2})/(?P<year>\d{4})(?![\d/-]|\.\d)")
_YEARS = re.compile(
    r"(?<![\d/.,:-])(?P<first>\d{4})"
    r"(?:[ ]?[-–/][ ]?|[ ](?:الي|حتي|to|until|and)[ ](?:عام[ ])?|[ ]و)"
    r"(?P<last>\d{4})(?![\d/%-]|[.,]\d)(?P<era>[ ]?[هم](?!\w))?"
)
_YEAR = re.compile(
    r"(?<![\d/.,٫٬:-])(?P<year>\d{4})(?P<decade>s\b)?(?![\d/%٪a-z]|[.,٫٬:]\d|-\d)"
    r"(?P<era>[ ]?[هم](?!\w))?"
)
TENS = ("عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين")
_DECADE = re.compile(
    rf"(?<!\w)[بو]?(?P<definite>ال)?(?P<ten>{'|'.join(TENS)})(?:ي)?ات(?!\w)"
    r"(?P<century>[ ]القرن[ ](?:الماضي|العشرين))?"
)
_SAID_YEAR = re.compile(
    r"(?:عام|عامي|سنه|سنوات|اعوام|منذ|موسم|مطلع|نهايه|اواخر|اوايل|خلال|"
    r"year|in|since|until|by|during)[ ]\(?$"
)
_AMOUNT = re.compile(
    r"(?:نحو|حوالي|قرابه|زهاء|من|بلغ|بلغت|مقتل|قتل|اصابه|عدد|over|about|than|some|nearly)[ ]$"
)
_COUNTED = re.compile(
    r"[ ](?:[^\W\d_]{3,}ا(?!\w)|الف|مليون|مليار|دولار|شخص|كم(?!\w)|متر|طن|كيلو|درجه|يورو|بالميه|"
    r"في الميه|people|dollars|soldiers|percent|km|miles)"
)


def _numeric(match: re.Match[str], reference: date | None) -> Period | None:
    told = _orders(match)
    if not told:
        return None
    if _of_the_hijra(match):
        days, doubt = sorted(hijri.gregorian(*day) for day in told), hijri.doubt(told[0][0])
        return Period(days[0] - doubt, days[-1] + doubt, "day", ambiguous=True)
    days = sorted(date(*day) for day in told)
    return Period(days[0], days[-1], "day", days[0] != days[-1])


def _orders(match: re.Match[str]) -> list[tuple[int, int, int]]:
    """Year, month and day in each order in which the figures may be meant."""
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["a"]) == 4:
        return [(a, b, c)] if len(match["c"]) <= 2 else []
    if (
        len(match["a"]) == 3
        or len(match["c"]) in {1, 3}
        or (len(match["c"]) == 2 and match["mark"].strip() == ".")
    ):
        return []
    year = c if c > 99 else c + (2000 if c < 50 else 1900)
    return [(year, m, d) for d, m in ((a, b), (b, a)) if m <= 12]


def _of_the_hijra(match: re.Match[str]) -> bool:
    return (match["era"] or "").strip() == "ه"


def _month_year(match: re.Match[str], reference: date | None) -> Period | None:
    year = int(match["year"])
    return periods.month(year, int(match["month"])) if _plausible(year) else None


def _years(match: re.Match[str], reference: date | None) -> Period | None:
    first, last = int(match["first"]), int(match["last"])
    if not (_plausible(first) and _plausible(last) and first < last) or _COUNTED.match(
        match.string, match.end()
    ):
        return None
    return periods.years(first, last, precision="range")


def _year(match: re.Match[str], reference: date | None) -> Period | None:
    year = int(match["year"])
    if _of_the_hijra(match):
        return _hijri_span(year)
    if match["decade"]:
        return periods.years(year, year + 9, precision="decade") if year % 10 == 0 else None
    said = _SAID_YEAR.search(match.string, max(0, match.start() - 9), match.start())
    if not (said or match["era"] or (_plausible(year) and not _counted(match))):
        return None
    return periods.years(year, year) if 500 <= year <= 2200 else None


def _hijri_span(year: int) -> Period | None:
    first, last = hijri.gregorian(year, 1, 1), hijri.month_end(year, 12)
    return Period(first, last, "year", ambiguous=True)


def _decade(match: re.Match[str], reference: date | None) -> Period | None:
    if not (match["definite"] or match["century"]):
        return None
    first = 1920 + 10 * TENS.index(match["ten"])
    return periods.years(first, first + 9, precision="decade", ambiguous=not match["century"])


def _plausible(year: int) -> bool:
    return 1800 <= year <= 2100


def _counted(match: re.Match[str]) -> bool:
    text = match.string
    before = _AMOUNT.search(text, max(0, match.start() - 8), match.start())
    return bool(before or _COUNTED.match(text, match.end()))


READERS: dict[str, tuple[tuple[re.Pattern[str], Reader], ...]] = {
    "digits": (
        (_NUMERIC, _numeric),
        (_YEARS, _years),
        (_MONTH_YEAR, _month_year),
        (_YEAR, _year),
    ),
    "decade": ((_DECADE, _decade),),
}
