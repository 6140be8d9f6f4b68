"""Dates in Arabic and English text, resolved against the day of writing."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.dates import hijri
from sources.text.dates.finding_dates import dates

REFERENCE = date(2021, 7, 20)  # a Tuesday

DAYS = [
    ("15 يوليو 2021", (2021, 7, 15)),
    ("١٥ تموز ٢٠٢١", (2021, 7, 15)),
    ("15 كانون الثاني/يناير 2021", (2021, 1, 15)),
    ("3 جانفي 2019", (2019, 1, 3)),
    ("7 ماي 2020", (2020, 5, 7)),
    ("الخامس عشر من مايو 2020", (2020, 5, 15)),
    ("الحادي والثلاثين من مارس 2020", (2020, 3, 31)),
    ("15/7/2021", (2021, 7, 15)),
    ("2021-07-15", (2021, 7, 15)),
    ("July 15, 2021", (2021, 7, 15)),
    ("4 March 2019", (2019, 3, 4)),
    ("أمس", (2021, 7, 19)),
    ("أول من أمس", (2021, 7, 18)),
    ("قبل ثلاثة أيام", (2021, 7, 17)),
    ("قبل يومين", (2021, 7, 18)),
    ("three days ago", (2021, 7, 17)),
    ("tomorrow", (2021, 7, 21)),
    ("الاثنين الماضي", (2021, 7, 19)),
    ("الجمعة المقبل", (2021, 7, 23)),
    ("last Tuesday", (2021, 7, 13)),
    ("الجمعة الماضية", (2021, 7, 16)),
    ("أمس الاثنين", (2021, 7, 19)),
    ("اليوم، الثلاثاء", (2021, 7, 20)),
    ("يوم الأحد 15 مارس 2020", (2020, 3, 15)),
    ("الأحد الموافق 15/3/2020", (2020, 3, 15)),
    ("15 سبتمبر المقبل", (2021, 9, 15)),
    ("25 يوليو الماضي", (2020, 7, 25)),
    ("15 يوليو الماضي", (2021, 7, 15)),
    ("الخامس من الشهر الجاري", (2021, 7, 5)),
    ("28 من الشهر المنصرم", (2021, 6, 28)),
    ("2021-7-5", (2021, 7, 5)),
    ("9 غشت 2018", (2018, 8, 9)),
    ("6 تشرين الأول (أكتوبر) 1973", (1973, 10, 6)),
    ("Sept. 3, 2019", (2019, 9, 3)),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_read(text, day):
    (found,) = dates(f"حدث ذلك {text}.", REFERENCE)
    assert (found.earliest, found.latest) == (date(*day), date(*day))
    assert (found.precision, found.ambiguous) == ("day", False)


PERIODS = [
    ("عام 2017", "year", (2017, 1, 1), (2017, 12, 31)),
    ("عام ٢٠١٧م", "year", (2017, 1, 1), (2017, 12, 31)),
    ("العام الماضي", "year", (2020, 1, 1), (2020, 12, 31)),
    ("قبل عامين", "year", (2019, 1, 1), (2019, 12, 31)),
    ("الشهر المقبل", "month", (2021, 8, 1), (2021, 8, 31)),
    ("الأسبوع الماضي", "week", (2021, 7, 12), (2021, 7, 18)),
    ("last week", "week", (2021, 7, 12), (2021, 7, 18)),
    ("في آب 2019", "month", (2019, 8, 1), (2019, 8, 31)),
    ("07/2021", "month", (2021, 7, 1), (2021, 7, 31)),
    ("1950-1953", "range", (1950, 1, 1), (1953, 12, 31)),
    ("بين عامي 2015 و2019", "range", (2015, 1, 1), (2019, 12, 31)),
    ("تسعينيات القرن الماضي", "decade", (1990, 1, 1), (1999, 12, 31)),
    ("the 1990s", "decade", (1990, 1, 1), (1999, 12, 31)),
    ("من 2010 إلى 2015", "range", (2010, 1, 1), (2015, 12, 31)),
    ("10 إلى 15 مايو 2020", "day", (2020, 5, 10), (2020, 5, 15)),
    ("بين 10 و15 مايو 2020", "day", (2020, 5, 10), (2020, 5, 15)),
    ("سبتمبر المقبل", "month", (2021, 9, 1), (2021, 9, 30)),
    ("مايو الماضي", "month", (2021, 5, 1), (2021, 5, 31)),
    ("يوليو الجاري", "month", (2021, 7, 1), (2021, 7, 31)),
    ("مارس القادم", "month", (2022, 3, 1), (2022, 3, 31)),
    ("ديسمبر من العام الماضي", "month", (2020, 12, 1), (2020, 12, 31)),
    ("last May", "month", (2021, 5, 1), (2021, 5, 31)),
    ("الربع الأول من 2021", "range", (2021, 1, 1), (2021, 3, 31)),
    ("النصف الثاني من العام الماضي", "range", (2020, 7, 1), (2020, 12, 31)),
    ("the third quarter of last year", "range", (2020, 7, 1), (2020, 9, 30)),
]


@pytest.mark.parametrize(("text", "precision", "earliest", "latest"), PERIODS)
def test_a_period_is_read(text, precision, earliest, latest):
    (found,) = dates(f"حدث ذلك {text}.", REFERENCE)
    assert (found.precision, found.earliest, found.latest) == (
        precision,
        date(*earliest),
        date(*latest),
    )


def test_day_and_month_in_doubt_stay_in_doubt():
    (found,) = dates("5/7/2021")
    assert (found.earliest, found.latest, found.ambiguous) == (
        date(2021, 5, 7),
        date(2021, 7, 5),
        True,
    )


def test_a_weekday_alone_may_be_the_last_or_the_next():
    (found,) = dates("يجتمعون يوم الجمعة", REFERENCE)
    assert (found.earliest, found.latest, found.ambiguous) == (
        date(2021, 7, 16),
        date(2021, 7, 23),
        True,
    )


def test_a_month_without_a_year_is_the_last_such_month_and_in_doubt():
    (found,) = dates("منذ أيلول", REFERENCE)
    assert (found.earliest, found.ambiguous) == (date(2020, 9, 1), True)


@pytest.mark.parametrize("text", ["أمس", "الأسبوع الماضي", "قبل ثلاثة أيام", "الجمعة", "في أيلول"])
def test_without_a_reference_a_relative_date_is_left_out(text):
    assert dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "300 يوم",
        "قتل 2017 شخصا",
        "2000 دولار",
        "مارس الضغط عليهم",
        "it may be true",
        "31/31/2021",
        "99/2021",
        "من 2000 إلى 2050 شخصا",
        "النصف الثالث من 2020",
        "1.500",
    ],
)
def test_other_numbers_and_words_are_no_dates(text):
    assert dates(text, REFERENCE) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("15 رمضان 1442 هـ", date(2021, 4, 26), date(2021, 4, 28)),
        ("في شهر رمضان 1446", date(2025, 2, 28), date(2025, 3, 30)),
        ("10 محرم 1300 هـ", date(1882, 11, 19), date(1882, 11, 23)),
    ],
)
def test_a_hijri_date_is_in_doubt_by_a_day_where_published_and_by_two_before(text, first, last):
    (found,) = dates(text)
    assert (found.earliest, found.latest, found.ambiguous) == (first, last, True)


def test_a_weekday_that_is_not_that_of_the_day_stays_by_itself():
    assert len(dates("أمس الجمعة", REFERENCE)) == 2


def test_the_next_hijri_month_follows_the_latest_begun():
    (found,) = dates("في رمضان المقبل", REFERENCE)
    assert found.earliest.year == 2022


def test_a_hijri_month_without_a_year_is_the_latest_begun():
    (found,) = dates("في شهر رمضان", REFERENCE)
    assert found.earliest.year == 2021


def test_a_hijri_year_spans_two_gregorian_ones():
    (found,) = dates("عام 1442 هـ")
    assert (found.earliest.year, found.latest.year) == (2020, 2021)


@pytest.mark.parametrize(
    ("hijri_day", "civil"),
    [
        ((1400, 1, 1), (1979, 11, 20)),
        ((1442, 9, 1), (2021, 4, 13)),
        ((1445, 9, 1), (2024, 3, 11)),
        ((1445, 12, 10), (2024, 6, 16)),
        ((1446, 10, 1), (2025, 3, 30)),
    ],
)
def test_a_hijri_day_is_that_of_the_published_calendar(hijri_day, civil):
    assert hijri.gregorian(*hijri_day) == date(*civil)


def test_the_first_hijri_day_is_reckoned():
    assert hijri.gregorian(1, 1, 1) == date(622, 7, 19)


@pytest.mark.parametrize(
    ("years", "lengths"),
    [
        (range(1, 1342), {29, 30}),
        (range(1343, 1365), {28, 29, 30, 31}),
        (range(1365, 1600), {29, 30}),
    ],
)
def test_hijri_months_follow_one_another(years, lengths):
    firsts = [hijri.gregorian(year, month, 1) for year in years for month in range(1, 13)]
    assert {(after - first).days for first, after in pairwise(firsts)} == lengths


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("15/9/1442 هـ", date(2021, 4, 26), date(2021, 4, 28)),
        ("1442/9/15هـ", date(2021, 4, 26), date(2021, 4, 28)),
        ("12/3/1446 هـ", date(2024, 9, 14), date(2025, 5, 31)),
    ],
)
def test_figures_of_a_hijri_date_are_not_read_as_gregorian(text, first, last):
    (found,) = dates(text)
    assert (found.earliest, found.latest, found.ambiguous) == (first, last, True)


def test_a_thirtieth_is_taken_where_the_moon_was_sighted_later():
    assert hijri.gregorian(1445, 10, 30) == hijri.gregorian(1445, 11, 1)


def test_a_day_outside_the_hijri_years_is_refused():
    with pytest.raises(ValueError, match="1700"):
        hijri.gregorian(1700, 1, 1)


def test_spans_are_of_the_text_as_given():
    text = "التقيا في ١٥ تمّــوز ٢٠٢١ ثم افترقا"
    (found,) = dates(text)
    assert text[found.start : found.end] == "١٥ تمّــوز ٢٠٢١"


PIECES = ["12/", "2021", " ", "تموز", "قبل ", "ثلاثة", "أيام", "May ", "ago", "رمضان", "هـ", "99"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.dates())
def test_any_text_gives_ordered_spans_and_days(text, reference):
    found = dates(text, reference)
    ends = [0, *(mention.end for mention in found)]
    assert all(end <= d.start < d.end <= len(text) for end, d in zip(ends, found, strict=False))
    assert all(mention.earliest <= mention.latest for mention in found)


@pytest.mark.parametrize(
    "piece", ["1/", "2017-", "قبل ثلاثة ", "15 تموز/", "الخامس والعشرين من ", "15 و"]
)
def test_hostile_repetition_comes_back(piece):
    assert isinstance(dates(piece * (40_000 // len(piece)), REFERENCE), list)
