"""Spans of days and the arithmetic on them, at the edges of months and years."""

from datetime import date

import pytest

from sources.text.dates import periods
from sources.text.dates.periods import Period


def test_a_period_is_in_no_doubt_unless_it_is_said():
    when = date(2023, 5, 4)
    plain = (
        periods.day(when),
        periods.week(when),
        periods.month(2023, 5),
        periods.years(2023, 2024),
        periods.shifted(when, "day", 1),
        Period(when, when, "day"),
    )
    assert [found.ambiguous for found in plain if found] == [False] * 6
    doubted = (
        periods.day(when, ambiguous=True),
        periods.week(when, ambiguous=True),
        periods.month(2023, 5, ambiguous=True),
        periods.years(2023, 2024, ambiguous=True),
        periods.shifted(when, "day", 1, ambiguous=True),
    )
    assert [found.ambiguous for found in doubted if found] == [True] * 5


@pytest.mark.parametrize("day", range(1, 8))
def test_a_week_runs_from_monday_to_sunday(day):
    found = periods.week(date(2024, 1, day))
    assert (found.earliest, found.latest) == (date(2024, 1, 1), date(2024, 1, 7))
    assert found.precision == "week"


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [(2023, 2, 28), (2024, 2, 29), (1900, 2, 28), (2023, 4, 30), (1, 1, 31)],
)
def test_a_month_ends_on_its_own_last_day(year, month, last):
    found = periods.month(year, month)
    assert (found.earliest.day, found.latest) == (1, date(year, month, last))
    assert found.precision == "month"


def test_years_are_whole_and_say_how_exact_they_are():
    found = periods.years(1990, 1999, precision="decade")
    assert found == (date(1990, 1, 1), date(1999, 12, 31), "decade", False)
    assert periods.years(1990, 1990).precision == "year"


@pytest.mark.parametrize(
    ("unit", "count", "first", "last"),
    [
        ("day", 1, (2023, 2, 1), (2023, 2, 1)),
        ("day", -31, (2022, 12, 31), (2022, 12, 31)),
        ("week", 0, (2023, 1, 30), (2023, 2, 5)),
        ("week", -1, (2023, 1, 23), (2023, 1, 29)),
        ("month", 0, (2023, 1, 1), (2023, 1, 31)),
        ("month", 1, (2023, 2, 1), (2023, 2, 28)),
        ("month", -1, (2022, 12, 1), (2022, 12, 31)),
        ("month", 11, (2023, 12, 1), (2023, 12, 31)),
        ("month", 12, (2024, 1, 1), (2024, 1, 31)),
        ("month", -13, (2021, 12, 1), (2021, 12, 31)),
        ("year", 0, (2023, 1, 1), (2023, 12, 31)),
        ("year", -23, (2000, 1, 1), (2000, 12, 31)),
    ],
)
def test_so_many_units_from_a_day(unit, count, first, last):
    found = periods.shifted(date(2023, 1, 31), unit, count)
    assert found is not None
    assert (found.earliest, found.latest, found.precision) == (date(*first), date(*last), unit)


@pytest.mark.parametrize("unit", ["day", "week", "month", "year"])
@pytest.mark.parametrize("count", [10**7, -(10**7), 10**30])
def test_past_the_calendar_there_is_no_day(unit, count):
    assert periods.shifted(date(2023, 1, 31), unit, count) is None
