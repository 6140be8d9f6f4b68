"""Spans of days that a date expression may mean, and the arithmetic on them."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple


class Period(NamedTuple):
    """What an expression means: a first and last day, how exact it is, whether it is in doubt."""

    earliest: date
    latest: date
    precision: str
    ambiguous: bool = False


def day(when: date, *, ambiguous: bool = False) -> Period:
    """One day."""
    return Period(when, when, "day", ambiguous)


def week(when: date, *, ambiguous: bool = False) -> Period:
    """The seven days of a week, Monday to Sunday, that holds `when`."""
    monday = when - timedelta(days=when.weekday())
    return Period(monday, monday + timedelta(days=6), "week", ambiguous)


def month(year: int, number: int, *, ambiguous: bool = False) -> Period:
    """One calendar month."""
    last = monthrange(year, number)[1]
    return Period(date(year, number, 1), date(year, number, last), "month", ambiguous)


def years(first: int, last: int, *, precision: str = "year", ambiguous: bool = False) -> Period:
    """Whole years, both ends included."""
    return Period(date(first, 1, 1), date(last, 12, 31), precision, ambiguous)


def shifted(reference: date, unit: str, count: int, *, ambiguous: bool = False) -> Period | None:
    """The day, week, month or year `count` units after `reference`; None outside the calendar."""
    try:
        return _SHIFTS[unit](reference, count)._replace(ambiguous=ambiguous)
    except (ValueError, OverflowError):
        return None


def _by_month(reference: date, count: int) -> Period:
    year, number = divmod(reference.year * 12 + reference.month - 1 + count, 12)
    return month(year, number + 1)


def _by_day(reference: date, count: int) -> Period:
    return day(reference + timedelta(days=count))


def _by_week(reference: date, count: int) -> Period:
    return week(reference + timedelta(weeks=count))


def _by_year(reference: date, count: int) -> Period:
    return years(reference.year + count, reference.year + count)


_SHIFTS = {"day": _by_day, "week": _by_week, "month": _by_month, "year": _by_year}
