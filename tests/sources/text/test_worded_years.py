"""Years in words, months with a number for a name, blanks around the strokes of a date."""

from datetime import date

import pytest

from sources.text.dates.finding_dates import dates


def spans(text):
    return [(d.earliest, d.latest) for d in dates(text)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("افتتح المعرض عام ألف وتسعمئة وثمانية وأربعين في حلب", 1948),
        ("منذ سنة ألفين وأحد عشر", 2011),
        ("في العام ألفين عاد الفريق", 2000),
        ("بعد عام ألفين ومئة", 2100),
        ("the dam broke in two thousand and eleven", 2011),
        ("the road was built in nineteen forty-eight", 1948),
        ("nobody came since twenty twenty-three", 2023),
    ],
)
def test_a_year_may_be_written_in_words(text, year):
    assert spans(text) == [(date(year, 1, 1), date(year, 12, 31))]


@pytest.mark.parametrize(
    "text",
    [
        "دفع ألفين وثلاثة دنانير",
        "بعد عام ألفين ومئة وواحد",
        "they came back in twenty three days",
        "in nineteen minutes",
        "العام ألف كتابا",
    ],
)
def test_other_numbers_in_words_are_no_years(text):
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("في 7 تشرين 1 2021", date(2021, 10, 7)),
        ("في 7 تشرين ٢، 2021", date(2021, 11, 7)),
        ("في 9 كانون 1 1998", date(1998, 12, 9)),
        ("في 9 كانون ثاني 1998", date(1998, 1, 9)),
        ("في 3 مايس 1999", date(1999, 5, 3)),
        ("في 15 - 6 - 2024", date(2024, 6, 15)),
        ("في 15 / 6 / 2024", date(2024, 6, 15)),
    ],
)
def test_a_day_is_read_however_the_month_is_written(text, day):
    assert spans(text) == [(day, day)]


def test_a_family_of_months_without_its_number_is_no_month():
    assert spans("كانون 2024") == [(date(2024, 1, 1), date(2024, 12, 31))]
