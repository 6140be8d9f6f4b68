"""Quarters and halves of years: «الربع الأول من 2021», «النصف الثاني من العام الماضي»."""

import re
from calendar import monthrange
from datetime import date

from sources.text.dates.calendar_dates import Reader
from sources.text.dates.month_names import DIRECTION
from sources.text.dates.named_dates import ARABIC_DIRECTIONS
from sources.text.dates.periods import Period

_ORDER = ("الاول", "الثاني", "الثالث", "الرابع")
_ENGLISH_ORDER = ("first", "second", "third", "fourth")
_PLACES = {word: at for order in (_ORDER, _ENGLISH_ORDER) for at, word in enumerate(order)}
_MONTHS = {"ربع": 3, "نصف": 6, "quarter": 3, "half": 6}
_PART = re.compile(
    rf"(?<!\w)[وبف]?ال(?P<part>ربع|نصف) (?P<nth>{'|'.join(_ORDER)}) من (?:(?:ال)?(?:عام|سنه) )?"
    rf"(?:(?P<year>\d{{4}})(?![\d%])|(?<=عام |سنه )(?P<which>{ARABIC_DIRECTIONS})ه?(?!\w))"
)
_ENGLISH_PART = re.compile(
    rf"\b(?P<nth>{'|'.join(_ENGLISH_ORDER)}) (?P<part>quarter|half) of "
    r"(?:(?P<year>\d{4})(?![\d%])|(?P<which>last|this|next) year\b)"
)


def _part(match: re.Match[str], reference: date | None) -> Period | None:
    length = _MONTHS[match["part"]]
    year = int(match["year"]) if match["year"] else _year(match["which"], reference)
    last = (_PLACES[match["nth"]] + 1) * length
    if year is None or last > 12:
        return None
    first_day = date(year, last - length + 1, 1)
    return Period(first_day, date(year, last, monthrange(year, last)[1]), "range")


def _year(which: str, reference: date | None) -> int | None:
    return reference.year + DIRECTION[which] if reference else None


READERS: dict[str, tuple[tuple[re.Pattern[str], Reader], ...]] = {
    "part": ((_PART, _part), (_ENGLISH_PART, _part)),
}
