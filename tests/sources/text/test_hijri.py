"""The Hijri calendar at its edges: first and last year, published and reckoned, doubt."""

from datetime import date, timedelta

import pytest

from sources.text.dates import hijri
from sources.text.dates.finding_dates import dates


@pytest.mark.parametrize(
    ("day", "civil"),
    [
        ((1, 1, 1), (622, 7, 19)),
        ((1, 2, 1), (622, 8, 18)),
        ((1, 12, 29), (623, 7, 7)),
        ((2, 1, 1), (623, 7, 8)),
        ((30, 12, 29), (651, 8, 26)),
        ((31, 1, 1), (651, 8, 27)),
        ((1000, 1, 1), (1591, 10, 19)),
        ((1342, 12, 28), (1924, 7, 31)),
        ((1343, 1, 1), (1924, 8, 1)),
        ((1400, 1, 1), (1979, 11, 20)),
        ((1500, 12, 29), (2077, 11, 15)),
        ((1600, 12, 29), (2174, 11, 24)),
    ],
)
def test_a_hijri_day_is_its_civil_day(day, civil):
    assert hijri.gregorian(*day) == date(*civil)


@pytest.mark.parametrize(
    "day",
    [(0, 1, 1), (1601, 1, 1), (1442, 0, 1), (1442, 13, 1), (1442, 1, 0), (1442, 1, 31), (1, 1, 31)],
)
def test_what_the_calendar_lacks_is_refused_with_its_figures(day):
    with pytest.raises(ValueError, match=rf"\({day[0]}, {day[1]}, {day[2]}\)"):
        hijri.gregorian(*day)


@pytest.mark.parametrize("day", [(1, 1, 1), (1600, 1, 1), (1442, 12, 1), (1442, 1, 30)])
def test_the_edges_themselves_are_taken(day):
    assert isinstance(hijri.gregorian(*day), date)


@pytest.mark.parametrize(
    ("year", "days"), [(1, 2), (1342, 2), (1343, 1), (1400, 1), (1500, 1), (1501, 2), (1600, 2)]
)
def test_a_published_year_is_off_by_one_day_and_a_reckoned_one_by_two(year, days):
    assert hijri.doubt(year) == timedelta(days=days)


@pytest.mark.parametrize(
    ("year", "month", "civil"),
    [
        (1445, 9, (2024, 4, 9)),
        (1445, 12, (2024, 7, 6)),
        (1445, 11, (2024, 6, 6)),
        (1, 12, (623, 7, 7)),
        (1600, 12, (2174, 11, 25)),
    ],
)
def test_a_month_ends_the_day_before_the_next(year, month, civil):
    assert hijri.month_end(year, month) == date(*civil)


def test_eleven_years_of_thirty_are_leap():
    lengths = [
        (hijri.gregorian(year + 1, 1, 1) - hijri.gregorian(year, 1, 1)).days
        for year in range(1, 31)
    ]
    leap = [year for year, days in enumerate(lengths, 1) if days == 355]
    assert leap == [2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29]
    assert set(lengths) == {354, 355}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("عام 1400 هـ", (1979, 11, 20), (1980, 11, 8)),
        ("1400ه", (1979, 11, 20), (1980, 11, 8)),
        ("محرم 1400", (1979, 11, 19), (1979, 12, 20)),
        ("5 محرم 1400", (1979, 11, 23), (1979, 11, 25)),
        ("الخامس من محرم 1400", (1979, 11, 23), (1979, 11, 25)),
    ],
)
def test_a_hijri_date_in_a_text_is_widened_by_its_doubt(text, first, last):
    (found,) = dates(text)
    assert (found.earliest, found.latest, found.ambiguous) == (date(*first), date(*last), True)


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, "محرم المحرم"),
        (2, "صفر"),
        (7, "رجب"),
        (8, "شعبان"),
        (9, "رمضان"),
        (10, "شوال"),
    ],
)
def test_a_hijri_month_has_its_place_in_the_year(month, names):
    for name in names.split():
        (found,) = dates(f"في شهر {name} 1440")
        assert found.precision == "month"
        assert found.earliest == hijri.gregorian(1440, month, 1) - timedelta(days=1)
        assert found.latest == hijri.month_end(1440, month) + timedelta(days=1)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("ربيع الأول", 3),
        ("ربيع الآخر", 4),
        ("ربيع الثاني", 4),
        ("جمادى الأولى", 5),
        ("جمادى الآخرة", 6),
        ("جمادى الثانية", 6),
        ("ذي القعدة", 11),
        ("ذو القعدة", 11),
        ("ذي الحجة", 12),
        ("ذو الحجة", 12),
    ],
)
def test_a_hijri_month_of_two_words_has_its_place_in_the_year(name, month):
    (found,) = dates(f"10 {name} 1440 هـ")
    assert found.precision == "day"
    assert found.earliest == hijri.gregorian(1440, month, 10) - timedelta(days=1)


@pytest.mark.parametrize(
    ("written", "year"),
    [
        (date(2024, 3, 11), 1445),  # Ramadan began that day
        (date(2024, 3, 10), 1444),
        (date(2024, 12, 31), 1445),
        (date(1980, 1, 1), 1399),
    ],
)
def test_a_hijri_month_without_a_year_is_the_latest_that_had_begun(written, year):
    (found,) = dates("في رمضان", written)
    assert found.earliest == hijri.gregorian(year, 9, 1) - timedelta(days=1)
    (found,) = dates("في رمضان المقبل", written)
    assert found.earliest == hijri.gregorian(year + 1, 9, 1) - timedelta(days=1)


def test_the_last_hijri_year_is_read_and_the_one_after_is_not():
    assert len(dates("15 رجب 1600")) == 1
    assert all(found.precision != "day" for found in dates("15 رجب 1601"))
