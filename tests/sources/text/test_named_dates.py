"""Dates with the name of a month: every name, every way to say the day, the year that is meant."""

from datetime import date

import pytest

from sources.text.dates.finding_dates import dates

WRITTEN = date(2024, 3, 13)
MONTHS = {
    1: "يناير|كانون الثاني|جانفي|january|jan",
    2: "فبراير|شباط|فيفري|february|feb",
    3: "مارس|آذار|march|mar",
    4: "أبريل|إبريل|نيسان|أفريل|april|apr",
    5: "مايو|أيار|ماي|may",
    6: "يونيو|يونيه|حزيران|جوان|june|jun",
    7: "يوليو|يوليه|تموز|جويلية|يوليوز|july|jul",
    8: "أغسطس|آب|أوت|غشت|august|aug",
    9: "سبتمبر|أيلول|شتنبر|september|sept|sep",
    10: "أكتوبر|تشرين الأول|october|oct",
    11: "نوفمبر|تشرين الثاني|نونبر|november|nov",
    12: "ديسمبر|كانون الأول|دجنبر|december|dec",
}
NAMES = [(name, number) for number, row in MONTHS.items() for name in row.split("|")]
OTHER_WORDS = {"مارس", "ماي", "آب", "أوت", "جوان", "may", "march", "mar"}


def days(text, written=WRITTEN):
    return [(found.earliest, found.latest) for found in dates(text, written)]


@pytest.mark.parametrize(("name", "number"), NAMES)
def test_a_month_has_its_number(name, number):
    day = date(2019, number, 7)
    assert days(f"7 {name} 2019") == [(day, day)]
    assert days(f"{name} 7, 2019") == [(day, day)]


@pytest.mark.parametrize(("name", "number"), NAMES)
def test_a_name_that_is_another_word_too_is_a_month_only_beside_a_figure(name, number):
    alone = days(f"ثم {name} وما بعده")
    assert bool(alone) is (name not in OTHER_WORDS)
    year = 2024 if number <= 3 else 2023
    assert [first.year for first, _ in alone] == ([year] if alone else [])
    (found,) = dates(f"في {name} 2019")
    assert (found.precision, found.earliest) == ("month", date(2019, number, 1))


@pytest.mark.parametrize("name", sorted(OTHER_WORDS))
def test_such_a_name_is_a_month_behind_the_word_month_or_a_direction(name):
    assert len(days(f"في شهر {name}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "4 أيلول 2020",
        "4 من أيلول 2020",
        "4 أيلول من عام 2020",
        "4 أيلول عام 2020",
        "4 أيلول سنة 2020",
        "4 أيلول من العام 2020",
        "4 أيلول، 2020",
        "4 أيلول/سبتمبر 2020",
        "4 أيلول / سبتمبر 2020",
        "4 أيلول (سبتمبر) 2020",
        "4 شهر أيلول 2020",
        "الرابع من أيلول 2020",
        "الرابع من شهر أيلول 2020",
        "4 Sept. 2020",
        "4th of September 2020",
        "4th September in 2020",
        "September 4th, 2020",
        "Sep. 4, 2020",
        "september 4 2020",
        "04 أيلول 2020",
    ],
)
def test_one_day_in_many_words(text):
    (found,) = dates(f"سافروا {text} بحرا")
    assert (found.earliest, found.latest) == (date(2020, 9, 4), date(2020, 9, 4))
    assert (found.precision, found.ambiguous) == ("day", False)


ORDINAL_DAYS = [
    ("الأول", 1),
    ("الثاني", 2),
    ("الثالث", 3),
    ("التاسع", 9),
    ("العاشر", 10),
    ("الحادي عشر", 11),
    ("الثاني عشر", 12),
    ("التاسع عشر", 19),
    ("العشرين", 20),
    ("الحادي والعشرين", 21),
    ("الخامس والعشرين", 25),
    ("التاسع والعشرين", 29),
    ("الثلاثين", 30),
    ("الحادي والثلاثين", 31),
]


@pytest.mark.parametrize(("nth", "day"), ORDINAL_DAYS)
def test_a_day_by_its_rank(nth, day):
    assert days(f"{nth} من تموز 2020") == [(date(2020, 7, day), date(2020, 7, day))]


@pytest.mark.parametrize("suffix", ["st", "nd", "rd", "th", ""])
@pytest.mark.parametrize("day", [1, 31])
def test_an_english_suffix_changes_no_day(day, suffix):
    expected = [(date(2020, 7, day), date(2020, 7, day))]
    assert days(f"{day}{suffix} July 2020") == expected
    assert days(f"July {day}{suffix}, 2020") == expected


@pytest.mark.parametrize(
    "text",
    [
        "3-9 نيسان 2020",
        "3–9 نيسان 2020",
        "3 - 9 نيسان 2020",
        "3 إلى 9 نيسان 2020",
        "3 حتى 9 نيسان 2020",
        "3 to 9 April 2020",
        "3 و9 نيسان 2020",
        "3 و 9 نيسان 2020",
        "3rd to 9th April 2020",
    ],
)
def test_from_one_day_to_another_of_a_month(text):
    assert days(text) == [(date(2020, 4, 3), date(2020, 4, 9))]


def test_days_told_backwards_end_no_earlier_than_they_begin():
    assert days("9-3 نيسان 2020") == [(date(2020, 4, 9), date(2020, 4, 9))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10 مارس الماضي", (2024, 3, 10)),
        ("13 مارس الماضي", (2023, 3, 13)),
        ("14 مارس الماضي", (2023, 3, 14)),
        ("10 فبراير الماضي", (2024, 2, 10)),
        ("10 أبريل الماضي", (2023, 4, 10)),
        ("10 مارس المقبل", (2025, 3, 10)),
        ("13 مارس المقبل", (2025, 3, 13)),
        ("14 مارس المقبل", (2024, 3, 14)),
        ("10 أبريل المقبل", (2024, 4, 10)),
        ("10 فبراير المقبل", (2025, 2, 10)),
        ("10 مارس الجاري", (2024, 3, 10)),
        ("10 يونيو الجاري", (2024, 6, 10)),
        ("10 يونيو من العام الماضي", (2023, 6, 10)),
        ("10 يونيو من العام الجاري", (2024, 6, 10)),
        ("10 يونيو من العام المقبل", (2025, 6, 10)),
        ("10 يونيو من السنة الماضية", (2023, 6, 10)),
    ],
)
def test_the_year_of_a_day_is_told_from_the_day_of_writing(text, day):
    (found,) = dates(text, WRITTEN)
    assert (found.earliest, found.latest, found.ambiguous) == (date(*day), date(*day), False)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("فبراير الماضي", (2024, 2)),
        ("مارس الماضي", (2023, 3)),
        ("أبريل الماضي", (2023, 4)),
        ("مارس الجاري", (2024, 3)),
        ("فبراير المقبل", (2025, 2)),
        ("مارس المقبل", (2025, 3)),
        ("أبريل المقبل", (2024, 4)),
        ("last February", (2024, 2)),
        ("last March", (2023, 3)),
        ("next March", (2025, 3)),
        ("next April", (2024, 4)),
        ("أبريل من العام المنصرم", (2023, 4)),
    ],
)
def test_the_year_of_a_month_is_told_from_the_day_of_writing(text, month):
    (found,) = dates(text, WRITTEN)
    assert (found.precision, found.earliest) == ("month", date(*month, 1))
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("text", "day"), [("5 آذار", (2024, 3, 5)), ("5 نيسان", (2023, 4, 5)), ("5 شباط", (2024, 2, 5))]
)
def test_a_day_without_a_year_is_of_the_latest_such_month_and_in_doubt(text, day):
    (found,) = dates(text, WRITTEN)
    assert (found.earliest, found.latest, found.ambiguous) == (date(*day), date(*day), True)
    assert dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "31 نيسان 2020",
        "30 شباط 2020",
        "29 شباط 2019",
        "0 أيار 2020",
        "32 أيار 2020",
        "أيار 0999",
    ],
)
def test_a_day_or_year_that_no_month_has_is_none(text):
    assert not [found for found in dates(text) if found.precision in {"day", "month"}]


@pytest.mark.parametrize("name", ["نيسانية", "يوليوس", "mayor", "juneau", "decent"])
def test_a_longer_word_is_no_month(name):
    assert days(f"15 {name} 2020") == days("2020")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("يوليو 4:30", None),
        ("يوليو 45%", None),
        ("يوليو 3.5", None),
        ("يوليو 3 أغسطس 2020", (2020, 8, 3)),
        ("1.15 تموز 2020", None),
        ("10:15 تموز 2020", None),
    ],
)
def test_a_figure_that_is_no_day_leaves_the_month_alone(text, day):
    found = [d.earliest for d in dates(text, WRITTEN) if d.precision == "day"]
    assert found == ([date(*day)] if day else [])


@pytest.mark.parametrize("prefix", ["و", "ب", "ل", "ف"])
def test_a_joined_particle_leaves_the_month(prefix):
    assert days(f"{prefix}تموز 2020") == [(date(2020, 7, 1), date(2020, 7, 31))]
