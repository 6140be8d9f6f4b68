"""Figures and dates of a claim beside those of a found text: what agrees, what conflicts."""

from datetime import date

import pytest

from claims.comparing import compare


def told(claim, found, **days):
    """The findings on figures and dates, each with its words in both texts."""
    return {
        (f.code, claim[slice(*f.claim)], found[slice(*f.found)])
        for f in compare(claim, found, **days).findings
        if f.code.startswith(("figure", "date"))
    }


def codes(claim, found, **days):
    return {code for code, *_ in told(claim, found, **days)}


AGREES = {"figure_agrees"}
CONFLICTS = {"figure_conflicts"}


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("ارتفعت نسبة الفقر إلى خمسة وثلاثين بالمئة", "ارتفعت نسبة الفقر إلى 35%", AGREES),
        ("ارتفعت نسبة الفقر إلى خمسة وثلاثين بالمئة", "ارتفعت نسبة الفقر إلى 28%", CONFLICTS),
        ("يبلغ طول الجسر 2 كيلومتر", "يبلغ طول الجسر 2000 متر", AGREES),
        ("يبلغ طول الجسر 2 كيلومتر", "يبلغ طول الجسر 3500 متر", CONFLICTS),
        ("نقل القطار 3 أطنان من القمح", "نقل القطار 3000 كلغ من القمح", AGREES),
        ("نصف السكان بلا كهرباء", "50% من السكان بلا كهرباء", AGREES),
        ("نصف السكان بلا كهرباء", "20% من السكان بلا كهرباء", CONFLICTS),
        ("Half of the villages have no clinic", "10% of the villages have no clinic", CONFLICTS),
        ("60% من المدارس فتحت أبوابها", "15% من المستشفيات فتحت أبوابها", set()),
        (
            "تبلغ كلفة الجسر 3 ملايين دولار",
            "تبلغ كلفة الجسر 3 ملايين يورو",
            {"figure_conflicts"},
        ),
    ],
)
def test_figures_meet_in_one_unit_and_of_one_whole(claim, found, expected):
    assert codes(claim, found) == expected


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("تضرر أكثر من 300 منزل في الفيضان", "تضرر 340 منزلا في الفيضان", set()),
        ("تضرر أكثر من 300 منزل في الفيضان", "تضرر 120 منزلا في الفيضان", CONFLICTS),
        ("تضرر أكثر من 300 منزل في الفيضان", "تضرر أقل من 300 منزل في الفيضان", CONFLICTS),
        ("تضرر أقل من 300 منزل في الفيضان", "تضرر أكثر من 300 منزل في الفيضان", CONFLICTS),
        ("تضرر أكثر من 300 منزل في الفيضان", "تضرر أكثر من 900 منزل في الفيضان", CONFLICTS),
        ("تجاوز عدد الزوار 300 شخص", "بلغ عدد الزوار 340 شخصا", set()),
        ("لا تتجاوز كلفة الجسر 40 مليون دولار", "كلفة الجسر 65 مليون دولار", CONFLICTS),
        ("لا تتجاوز كلفة الجسر 40 مليون دولار", "كلفة الجسر 38 مليون دولار", set()),
        ("تضرر نحو 300 منزل في الفيضان", "تضرر 296 منزلا في الفيضان", AGREES),
        ("تضرر نحو 300 منزل في الفيضان", "تضرر 210 منازل في الفيضان", CONFLICTS),
        ("سقط ما لا يقل عن 12 قتيلا في المنجم", "سقط 12 قتيلا في المنجم", AGREES),
        ("تراجع الإنتاج بنحو 20%", "تراجع الإنتاج بنسبة 19.5%", AGREES),
        ("زاد الإنتاج بأكثر من 20%", "زاد الإنتاج بنسبة 34%", set()),
        ("At least 40 shops burned", "More than 40 shops burned", AGREES),
    ],
)
def test_a_bound_leaves_room_for_what_it_allows(claim, found, expected):
    comparison = compare(claim, found)
    assert {finding.code for finding in comparison.findings} == expected


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("مقتل 12 شخصا في حريق المصنع", "سقوط 12 قتيلا في حريق المصنع", AGREES),
        ("مقتل 12 شخصا في حريق المصنع", "سقوط 20 قتيلا في حريق المصنع", CONFLICTS),
        ("قتل 12 شخصا في حريق المصنع", "أصيب 30 شخصا في حريق المصنع", set()),
        ("مقتل وإصابة 20 جنديا في الكمين", "مقتل 8 جنود في الكمين", set()),
        ("أصيب 12 شخصا في حادث الحافلة", "إصابة 19 شخصا في حادث الحافلة", CONFLICTS),
        (
            "12 people were killed and 30 injured in the crash",
            "The crash killed 12 people and injured 30",
            AGREES,
        ),
        (
            "12 people were killed and 30 injured in the crash",
            "The crash killed 15 people and injured 30",
            AGREES | CONFLICTS,
        ),
    ],
)
def test_people_are_counted_by_what_befell_them(claim, found, expected):
    assert codes(claim, found) == expected


TRADE = "ارتفعت الصادرات بنسبة 8% وانخفضت الواردات بنسبة 5%"
TURNOUT = "Turnout reached 61% in the north and 48% in the south"


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (TRADE, "انخفضت الواردات بنسبة 5% وارتفعت الصادرات بنسبة 8%"),
        (TURNOUT, "Turnout was 48% in the south and 61% in the north"),
    ],
)
def test_figures_told_in_another_order_agree(claim, found):
    assert codes(claim, found) == AGREES


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (TRADE, "ارتفعت الصادرات بنسبة 5% وانخفضت الواردات بنسبة 8%"),
        (TURNOUT, "Turnout reached 48% in the north and 61% in the south"),
    ],
)
def test_figures_that_changed_places_conflict(claim, found):
    assert codes(claim, found) == CONFLICTS
    assert compare(claim, found).stance == "disputes"


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("افتتح المطار في تموز 2017", "افتتح المطار في يوليو 2017", {"date_agrees"}),
        ("افتتح المطار في آذار 2020", "افتتح المطار في نيسان 2020", {"date_conflicts"}),
        ("افتتح المطار في مايو 2019", "افتتح المطار عام 2021", {"date_conflicts"}),
        ("افتتح المطار في مايو 2019", "افتتح المطار عام 2019", {"date_agrees"}),
        ("صدر القانون في رمضان 1442", "صدر القانون في نيسان 2021", {"date_agrees"}),
        ("صدر القانون في رمضان 1442", "صدر القانون في شوال 1442", set()),
        ("The bridge was opened in March 2015", "افتتح الجسر في آذار 2015", {"date_agrees"}),
    ],
)
def test_dates_of_any_calendar_meet_in_their_days(claim, found, expected):
    assert codes(claim, found) == expected


@pytest.mark.parametrize(
    ("written", "day", "expected"),
    [
        (date(2024, 5, 17), "الثلاثاء", {"date_agrees"}),
        (date(2024, 5, 17), "الأربعاء", {"date_conflicts"}),
        (date(2024, 7, 1), "الأربعاء", set()),
    ],
)
def test_another_weekday_of_the_same_days_conflicts(written, day, expected):
    days = {"claim_date": date(2024, 5, 16), "found_date": written}
    assert codes("اندلع الحريق يوم الثلاثاء", f"اندلع الحريق يوم {day}", **days) == expected
