"""Dates told from the day of writing: أمس، الأسبوع الماضي، قبل ثلاثة أيام, yesterday, last year."""

import re
from datetime import date, timedelta

from sources.text.dates import periods
from sources.text.dates.calendar_dates import Reader
from sources.text.dates.month_names import DIRECTION, WEEKDAYS, alternation
from sources.text.dates.named_dates import ARABIC_DIRECTIONS, DAY_OF_MONTH, day_of_month
from sources.text.dates.periods import Period
from sources.text.numbers.number_words import ENGLISH_WORDS
from sources.text.numbers.reading_numbers import numbers, words

_DAYS = {
    "اول من امس": -2,
    "اول امس": -2,
    "امس الاول": -2,
    "امس": -1,
    "البارحه": -1,
    "اليوم": 0,
    "بعد غد": 2,
    "غدا": 1,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
}
_UNITS = {
    "day": ("يوم", "يوما", "ايام", "day", "days"),
    "week": ("اسبوع", "اسبوعا", "اسابيع", "week", "weeks"),
    "month": ("شهر", "شهرا", "اشهر", "شهور", "month", "months"),
    "year": ("عام", "عاما", "اعوام", "سنه", "سنوات", "سنين", "year", "years"),
}
_DUALS = {
    "day": ("يومين",),
    "week": ("اسبوعين",),
    "month": ("شهرين",),
    "year": ("عامين", "سنتين"),
}
_UNIT_OF = {word: unit for unit, forms in _UNITS.items() for word in forms}
_DUAL_OF = {word: unit for unit, forms in _DUALS.items() for word in forms}


def _either(*tables: dict[str, int] | dict[str, str]) -> str:
    names = sorted({name for table in tables for name in table}, key=len, reverse=True)
    return "|".join(names)


_ENGLISH_DIRECTIONS = "|".join(word for word in DIRECTION if word.isascii())
_DAY = re.compile(rf"(?<!\w)[وفل]?(?P<day>{_either(_DAYS)})(?!\w)")
_PERIOD = re.compile(
    rf"(?<!\w)(?:(?P<this>هذا|هذه)[ ])?[وبفل]?ال(?P<unit>اسبوع|شهر|عام|سنه)"
    rf"(?:[ ](?P<which>{ARABIC_DIRECTIONS})ه?(?!\w))?(?!\w)"
)
_OF_MONTH = re.compile(rf"{DAY_OF_MONTH}الشهر[ ](?P<which>{ARABIC_DIRECTIONS})(?!\w)", re.VERBOSE)
_ENGLISH_PERIOD = re.compile(rf"\b(?P<which>{_ENGLISH_DIRECTIONS})[ ](?P<unit>week|month|year)\b")
_WEEKDAY = re.compile(
    rf"(?<!\w)(?:(?P<before>{_ENGLISH_DIRECTIONS})[ ])?(?:يوم[ ])?[وب]?"
    rf"(?P<name>{alternation(WEEKDAYS)})"
    rf"(?:[ ](?P<which>{ARABIC_DIRECTIONS})ه?(?!\w))?(?!\w)"
)
_AGO = re.compile(
    r"(?<!\w)[وف]?(?:قبل|منذ)[ ](?P<vague>نحو[ ]|حوالي[ ]|اكثر من[ ])?"
    r"(?P<count>(?:\w{1,12}[ ]){0,4}?)"
    rf"(?P<unit>{_either(_UNIT_OF, _DUAL_OF)})(?![ ]\d{{4}}|\w)"
)
_ENGLISH_COUNTS = "|".join(("an", "a", "one", "and", *ENGLISH_WORDS))
_ENGLISH_AGO = re.compile(
    rf"\b(?P<vague>about |over |nearly )?(?P<count>(?:(?:\d{{1,5}}|{_ENGLISH_COUNTS})[ -]){{1,6}})"
    r"(?P<unit>days?|weeks?|months?|years?)[ ]ago\b"
)


def _day(match: re.Match[str], reference: date | None) -> Period | None:
    if reference is None:
        return None
    return periods.shifted(reference, "day", _DAYS[match["day"]])


def _period(match: re.Match[str], reference: date | None) -> Period | None:
    if reference is None or not (match["which"] or match["this"]):
        return None
    count = DIRECTION[match["which"]] if match["which"] else 0
    return periods.shifted(reference, _UNIT_OF[match["unit"]], count)


def _of_month(match: re.Match[str], reference: date | None) -> Period | None:
    in_month = day_of_month(match)
    if reference is None or in_month is None:
        return None
    month = periods.shifted(reference, "month", DIRECTION[match["which"]])
    return periods.day(month.earliest.replace(day=in_month)) if month else None


def _english_period(match: re.Match[str], reference: date | None) -> Period | None:
    if reference is None:
        return None
    return periods.shifted(reference, match["unit"], DIRECTION[match["which"]])


def _weekday(match: re.Match[str], reference: date | None) -> Period | None:
    """The nearest such day before (or on) the reference, after it, or in doubt both."""
    if reference is None:
        return None
    back = (reference.weekday() - WEEKDAYS[match["name"]]) % 7
    which = match["before"] or match["which"]
    direction = DIRECTION[which] if which else None
    last, following = reference - timedelta(days=back), reference + timedelta(days=7 - back)
    if direction is None:
        return Period(last, following, "day", ambiguous=True)
    if direction < 0:
        return periods.day(last if back else last - timedelta(days=7))
    return periods.day(following)


def _ago(match: re.Match[str], reference: date | None) -> Period | None:
    if reference is None or (count := _count(match)) is None:
        return None
    unit = _DUAL_OF.get(match["unit"]) or _UNIT_OF[match["unit"]]
    return periods.shifted(reference, unit, -count, ambiguous=bool(match["vague"]))


def _count(match: re.Match[str]) -> int | None:
    written = match["count"].strip().removeprefix("a ")
    if not written or written in {"a", "an"}:
        return 2 if match["unit"] in _DUAL_OF else 1
    if written == "one":
        return 1
    found = list(numbers(written, words(written)))
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(written))
    return int(found[0].value) if whole and found[0].value < 10_000 else None


READERS: dict[str, tuple[tuple[re.Pattern[str], Reader], ...]] = {
    "ago": ((_AGO, _ago), (_ENGLISH_AGO, _ago)),
    "near_day": ((_DAY, _day),),
    "day_of_month": ((_OF_MONTH, _of_month),),
    "this_period": ((_PERIOD, _period), (_ENGLISH_PERIOD, _english_period)),
    "weekday": ((_WEEKDAY, _weekday),),
}
