"""Hijri to Gregorian: as the Umm al-Qura calendar was published, reckoned before and after it.

Reckoned is the tabular (civil) calendar of Reingold and Dershowitz, *Calendrical Calculations*:
30-year cycle with 11 leap years, epoch Friday 16 July 622 (Julian). A month begins when its moon is
sighted, a day around what is published and two around what is reckoned, so what is made of a Hijri
date is always marked ambiguous.
"""

from datetime import date, timedelta
from typing import Final

from hijridate import Hijri

FIRST_YEAR, LAST_YEAR = 1, 1600
PUBLISHED: Final = range(1343, 1501)
_EPOCH: Final = 227015  # proleptic Gregorian ordinal of 1 Muharram 1


def gregorian(year: int, month: int, day: int) -> date:
    """The civil day of a Hijri date; ValueError outside the years 1 to 1600 AH.

    A thirtieth is taken in every month: where the moon was sighted later, it was one.
    """
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError((year, month, day))
    return date.fromordinal(_first(year, month) + day - 1)


def month_end(year: int, month: int) -> date:
    """The last civil day of a Hijri month."""
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return date.fromordinal(_first(*following) - 1)


def doubt(year: int) -> timedelta:
    """How far off a day of that year may be."""
    return timedelta(days=1 if year in PUBLISHED else 2)


def _first(year: int, month: int) -> int:
    return _published(year, month) if year in PUBLISHED else _reckoned(year, month)


def _published(year: int, month: int) -> int:
    return Hijri(year, month, 1).to_gregorian().toordinal()


def _reckoned(year: int, month: int) -> int:
    before = 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return _EPOCH + before
