"""Hijri to Gregorian by the tabular (civil) calendar.

Arithmetic of Reingold and Dershowitz, *Calendrical Calculations*: 30-year cycle with 11 leap years,
epoch Friday 16 July 622 (Julian). The Umm al-Qura calendar and sightings of the moon differ from it
by up to two days, so what is made of a Hijri date here is always marked ambiguous.
"""

from datetime import date

_EPOCH = 227015  # proleptic Gregorian ordinal of 1 Muharram 1
FIRST_YEAR, LAST_YEAR = 1, 1600
DOUBT_IN_DAYS = 2


def gregorian(year: int, month: int, day: int) -> date:
    """The civil day of a tabular Hijri date; ValueError outside the years 1 to 1600 AH."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError((year, month, day))
    before = 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_EPOCH - 1 + before + day)


def month_end(year: int, month: int) -> date:
    """The last civil day of a tabular Hijri month."""
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return date.fromordinal(gregorian(*following, 1).toordinal() - 1)
