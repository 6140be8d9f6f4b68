"""What differs between a statement asked about and a held one, each thing by its name."""

import pytest

from claims.comparing import compare
from claims.comparing.telling_apart import KINDS, told_apart

SAID = "افتتح رئيس البلدية جسر النهر الجديد في مدينة الرمال يوم الأحد."


def differences(asked, held):
    return [tuple(one) for one in told_apart(compare(asked, held), asked, held)]


@pytest.mark.parametrize(
    ("asked", "held", "difference"),
    [
        (
            "بلغ مخزون سد الوادي 61% من سعته في نيسان.",
            "بلغ مخزون سد الوادي 48% من سعته في نيسان.",
            ("figure", "61%", "48%"),
        ),
        (
            "فاز فريق الساحل على فريق الجبل 3-1 في نهائي الكأس.",
            "فاز فريق الساحل على فريق الجبل 2-1 في نهائي الكأس.",
            ("figure", "3-1", "2-1"),
        ),
        (
            "بلغت قيمة العقد 5 ملايين دولار بحسب وزارة النقل.",
            "بلغت قيمة العقد 5 ملايين يورو بحسب وزارة النقل.",
            ("unit", "5 ملايين دولار", "5 ملايين يورو"),
        ),
        (
            "The harbour authority bought three ferries in March 2024.",
            "The harbour authority bought three ferries in March 2025.",
            ("date", "March 2024", "March 2025"),
        ),
        (
            "قتل 14 شخصا في انفجار في بيروت",
            "قتل 14 شخصا في انفجار في بغداد",
            ("place", "بيروت", "بغداد"),
        ),
        (
            "The minister Adam Rand resigned from the cabinet on Sunday.",
            "The minister Noah Rand resigned from the cabinet on Sunday.",
            ("person", "Adam", "Noah"),
        ),
        (f"لم ي{SAID[1:]}", SAID, ("negation", "لم", "")),
        (SAID, f"لم ي{SAID[1:]}", ("negation", "", "لم")),
        (
            "مخزون سد الوادي لم يرتفع في نهاية نيسان 2025.",
            "مخزون سد الوادي ارتفع في نهاية نيسان 2025.",
            ("negation", "لم", ""),
        ),
        (
            "استقال جميع الوزراء في حكومة البلاد يوم الأحد",
            "استقال بعض الوزراء في حكومة البلاد يوم الأحد",
            ("scope", "جميع", "بعض"),
        ),
        (
            "فاز الأهلي على الزمالك في نهائي الكأس",
            "فاز الزمالك على الأهلي في نهائي الكأس",
            ("role", "الأهلي", "الزمالك"),
        ),
        (
            "استقال وزير النقل سامي الخطيب من الحكومة يوم الأحد",
            "استقال وزير النقل ماهر العلي من الحكومة يوم الأحد",
            ("word", "سامي", "ماهر"),
        ),
    ],
)
def test_each_difference_is_told_in_the_words_of_both(asked, held, difference):
    told = differences(asked, held)
    assert difference in told
    assert {what for what, _asked, _held in told} <= set(KINDS)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        (SAID, SAID),
        ("بلغ مخزون السد ٤٨٪ من سعته في نيسان.", "بلغ مخزون السد 48 في المئة من سعته في نيسان."),
        ("وصل الفريق إلى الملعب قبل المباراة.", SAID),
        ("", SAID),
        (SAID, ""),
    ],
)
def test_where_nothing_is_held_otherwise_nothing_is_told(asked, held):
    assert differences(asked, held) == []


def test_a_difference_is_told_once():
    told = differences(
        "قتل 14 شخصا وأصيب 14 في انفجار بيروت", "قتل 41 شخصا وأصيب 41 في انفجار بيروت"
    )
    assert len(told) == len(set(told))


def test_what_one_text_denies_is_another_statement_of_the_other():
    asked = "مخزون سد الوادي لم يرتفع في نهاية نيسان 2025."
    assert compare(asked, asked.replace("لم يرتفع", "ارتفع")).sameness == "altered"
