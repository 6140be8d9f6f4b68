"""Dates told from the day of writing: every word of the tables, in both languages."""

from datetime import date, timedelta

import pytest

from sources.text.dates.finding_dates import dates

WRITTEN = date(2024, 3, 13)  # a Wednesday


def spans(text, day=WRITTEN):
    return [(found.earliest, found.latest) for found in dates(text, day)]


def one(text, day=WRITTEN):
    (found,) = dates(f"وقع ذلك {text}.", day)
    return found


@pytest.mark.parametrize(
    ("word", "days"),
    [
        ("أول من أمس", -2),
        ("أول أمس", -2),
        ("أمس الأول", -2),
        ("أمس", -1),
        ("البارحة", -1),
        ("اليوم", 0),
        ("غدا", 1),
        ("بعد غد", 2),
        ("yesterday", -1),
        ("today", 0),
        ("tomorrow", 1),
        ("وأمس", -1),
        ("فاليوم", 0),
        ("وغدا", 1),
    ],
)
def test_a_near_day_is_counted_from_the_day_of_writing(word, days):
    found = one(word)
    assert found.earliest == found.latest == WRITTEN + timedelta(days=days)
    assert (found.precision, found.ambiguous) == ("day", False)


@pytest.mark.parametrize("word", ["أمسية", "بأمسهم", "اليومية", "todays", "غداء"])
def test_a_longer_word_is_no_near_day(word):
    assert spans(word) == []


DAY, MONTH = timedelta(days=1), {"month": 3}


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        ("يوم", (2024, 3, 12), (2024, 3, 12)),
        ("أسبوع", (2024, 3, 4), (2024, 3, 10)),
        ("شهر", (2024, 2, 1), (2024, 2, 29)),
        ("عام", (2023, 1, 1), (2023, 12, 31)),
        ("سنة", (2023, 1, 1), (2023, 12, 31)),
        ("يومين", (2024, 3, 11), (2024, 3, 11)),
        ("أسبوعين", (2024, 2, 26), (2024, 3, 3)),
        ("شهرين", (2024, 1, 1), (2024, 1, 31)),
        ("عامين", (2022, 1, 1), (2022, 12, 31)),
        ("سنتين", (2022, 1, 1), (2022, 12, 31)),
        ("ثلاثة أيام", (2024, 3, 10), (2024, 3, 10)),
        ("أحد عشر يوما", (2024, 3, 2), (2024, 3, 2)),
        ("14 يوما", (2024, 2, 28), (2024, 2, 28)),
        ("ثلاثة أسابيع", (2024, 2, 19), (2024, 2, 25)),
        ("11 أسبوعا", (2023, 12, 25), (2023, 12, 31)),
        ("أربعة أشهر", (2023, 11, 1), (2023, 11, 30)),
        ("ستة شهور", (2023, 9, 1), (2023, 9, 30)),
        ("14 شهرا", (2023, 1, 1), (2023, 1, 31)),
        ("15 شهرا", (2022, 12, 1), (2022, 12, 31)),
        ("خمسة أعوام", (2019, 1, 1), (2019, 12, 31)),
        ("عشرين عاما", (2004, 1, 1), (2004, 12, 31)),
        ("سبع سنوات", (2017, 1, 1), (2017, 12, 31)),
        ("تسع سنين", (2015, 1, 1), (2015, 12, 31)),
        ("خمس وعشرين سنة", (1999, 1, 1), (1999, 12, 31)),
    ],
)
@pytest.mark.parametrize("since", ["قبل", "منذ", "وقبل", "فمنذ"])
def test_so_long_ago(since, unit, first, last):
    found = one(f"{since} {unit}")
    assert (found.earliest, found.latest) == (date(*first), date(*last))
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("a day ago", (2024, 3, 12), (2024, 3, 12)),
        ("one day ago", (2024, 3, 12), (2024, 3, 12)),
        ("two days ago", (2024, 3, 11), (2024, 3, 11)),
        ("a week ago", (2024, 3, 4), (2024, 3, 10)),
        ("three weeks ago", (2024, 2, 19), (2024, 2, 25)),
        ("a month ago", (2024, 2, 1), (2024, 2, 29)),
        ("12 months ago", (2023, 3, 1), (2023, 3, 31)),
        ("a year ago", (2023, 1, 1), (2023, 12, 31)),
        ("twenty-five years ago", (1999, 1, 1), (1999, 12, 31)),
        ("a hundred and fifty years ago", (1874, 1, 1), (1874, 12, 31)),
        ("a hundred years ago", (1924, 1, 1), (1924, 12, 31)),
    ],
)
def test_so_long_ago_in_english(text, first, last):
    found = one(text)
    assert (found.earliest, found.latest, found.ambiguous) == (date(*first), date(*last), False)


@pytest.mark.parametrize(
    "text",
    [
        "قبل نحو ثلاثة أعوام",
        "قبل حوالي ثلاثة أعوام",
        "منذ أكثر من ثلاثة أعوام",
        "about three years ago",
        "over three years ago",
        "nearly three years ago",
    ],
)
def test_about_so_long_ago_stays_in_doubt(text):
    found = one(text)
    assert (found.earliest, found.ambiguous) == (date(2021, 1, 1), True)


@pytest.mark.parametrize(
    "text",
    [
        "قبل 10000 عام",
        "قبل كل عام جميل",
        "قبل رجال ثلاثة أيام",
        "مقبل ثلاثة أيام",
        "قبل ثلاثة أياما",
        "10000 years ago",
        "3000 years ago",
        "three years agony",
    ],
)
def test_what_counts_no_units_or_too_many_is_no_date(text):
    assert spans(text) == []


def test_the_longest_way_back_is_counted():
    assert one("قبل 9999 يوما").earliest == WRITTEN - timedelta(days=9999)
    assert one("قبل 2023 عاما").earliest == date(1, 1, 1)


def test_a_year_after_the_unit_belongs_to_it():
    assert spans("منذ عام 2011") == [(date(2011, 1, 1), date(2011, 12, 31))]
    assert spans("قبل شهر 2000") == [(date(2000, 1, 1), date(2000, 12, 31))]


LAST, THIS, NEXT = -1, 0, 1


@pytest.mark.parametrize(
    ("which", "way"),
    [
        ("الماضي", LAST),
        ("المنصرم", LAST),
        ("الفائت", LAST),
        ("السابق", LAST),
        ("الحالي", THIS),
        ("الجاري", THIS),
        ("المقبل", NEXT),
        ("القادم", NEXT),
        ("الآتي", NEXT),
    ],
)
def test_which_period_is_meant_seen_from_the_day_of_writing(which, way):
    week = date(2024, 3, 11) + way * timedelta(days=7)
    assert spans(f"الأسبوع {which}") == [(week, week + timedelta(days=6))]
    ends = {LAST: (2, 29), THIS: (3, 31), NEXT: (4, 30)}
    month, last = ends[way]
    assert spans(f"الشهر {which}") == [(date(2024, month, 1), date(2024, month, last))]
    assert spans(f"العام {which}") == [(date(2024 + way, 1, 1), date(2024 + way, 12, 31))]
    assert spans(f"السنة {which}ة") == [(date(2024 + way, 1, 1), date(2024 + way, 12, 31))]
    assert spans(f"الخامس من الشهر {which}") == [(date(2024, month, 5), date(2024, month, 5))]


@pytest.mark.parametrize(
    ("word", "way"),
    [("last", LAST), ("past", LAST), ("previous", LAST), ("this", THIS), ("next", NEXT)],
)
def test_which_period_is_meant_in_english(word, way):
    week = date(2024, 3, 11) + way * timedelta(days=7)
    assert spans(f"{word} week") == [(week, week + timedelta(days=6))]
    assert spans(f"{word} year") == [(date(2024 + way, 1, 1), date(2024 + way, 12, 31))]
    assert [first.month for first, _ in spans(f"{word} month")] == [3 + way]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("هذا الأسبوع", (2024, 3, 11)),
        ("هذا الشهر", (2024, 3, 1)),
        ("هذا العام", (2024, 1, 1)),
        ("هذه السنة", (2024, 1, 1)),
        ("في العام الماضي", (2023, 1, 1)),
        ("بالعام الماضي", (2023, 1, 1)),
        ("والعام المقبل", (2025, 1, 1)),
    ],
)
def test_this_period_is_the_one_of_the_day_of_writing(text, first):
    assert one(text).earliest == date(*first)


@pytest.mark.parametrize("text", ["العام", "الأسبوع", "السنة كلها", "العام الدراسي", "next door"])
def test_a_period_that_nothing_places_is_no_date(text):
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("الخامس من الشهر الجاري", (2024, 3, 5)),
        ("العشرين من الشهر الماضي", (2024, 2, 20)),
        ("الثاني والعشرين من الشهر المقبل", (2024, 4, 22)),
        ("29 من الشهر الماضي", (2024, 2, 29)),
        ("الثلاثين من الشهر المقبل", (2024, 4, 30)),
        ("الحادي عشر من الشهر الحالي", (2024, 3, 11)),
    ],
)
def test_a_day_of_a_month_seen_from_today(text, day):
    assert spans(text) == [(date(*day), date(*day))]


@pytest.mark.parametrize("text", ["30 من الشهر الماضي", "31 من الشهر المقبل", "0 من الشهر الجاري"])
def test_a_day_that_its_month_lacks_is_no_date(text):
    assert (date(2024, 3, 1), date(2024, 3, 1)) not in spans(text)
    assert all(first != last for first, last in spans(text))


WEEKDAYS = (
    "الاثنين monday",
    "الثلاثاء tuesday",
    "الأربعاء wednesday",
    "الخميس thursday",
    "الجمعة friday",
    "السبت saturday",
    "الأحد sunday",
)


@pytest.mark.parametrize(("number", "names"), list(enumerate(WEEKDAYS)))
def test_a_weekday_is_the_nearest_on_the_side_that_is_meant(number, names):
    arabic, english = names.split()
    monday = date(2024, 3, 11)
    here = monday + timedelta(days=number)
    last = here if here < WRITTEN else here - timedelta(days=7)
    following = last + timedelta(days=14 if number == 2 else 7)
    assert spans(f"{arabic} الماضي") == spans(f"last {english}") == [(last, last)]
    assert spans(f"{arabic} المقبل") == spans(f"next {english}") == [(following, following)]


@pytest.mark.parametrize(("number", "names"), list(enumerate(WEEKDAYS)))
def test_a_weekday_alone_is_in_doubt_between_both_sides(number, names):
    arabic, english = names.split()
    for text in (arabic, f"يوم {arabic}", f"و{arabic}", english):
        (found,) = dates(text, WRITTEN)
        assert found.ambiguous
        assert found.earliest.weekday() == number
        assert found.earliest <= WRITTEN < found.latest
        assert (found.latest - found.earliest).days == 7


@pytest.mark.parametrize("text", ["الجمعيات", "السبتي", "fridays", "الأحداث"])
def test_a_longer_word_is_no_weekday(text):
    assert spans(text) == []


@pytest.mark.parametrize(
    "text",
    ["today", "next week", "Friday", "هذا العام", "الخامس من الشهر الجاري", "a year ago", "مايو"],
)
def test_nothing_is_told_from_a_day_that_is_not_known(text):
    assert spans(text, None) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [("أمس", date.min), ("غدا", date.max), ("العام المقبل", date.max), ("last year", date.min)],
)
def test_a_day_past_the_end_of_the_calendar_is_no_date(text, day):
    assert spans(text, day) == []
