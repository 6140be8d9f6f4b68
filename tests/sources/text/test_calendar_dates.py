"""Dates in figures at their edges: order of day and month, years, ranges, decades, amounts."""

from datetime import date

import pytest

from sources.text.dates.finding_dates import dates

WRITTEN = date(2024, 3, 13)


def spans(text):
    return [(found.earliest, found.latest) for found in dates(text, WRITTEN)]


def whole(first, last):
    return [(date(first, 1, 1), date(last, 12, 31))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25/12/2019", (2019, 12, 25)),
        ("25-12-2019", (2019, 12, 25)),
        ("25.12.2019", (2019, 12, 25)),
        ("12/25/2019", (2019, 12, 25)),
        ("13/1/2019", (2019, 1, 13)),
        ("1/13/2019", (2019, 1, 13)),
        ("2019/12/25", (2019, 12, 25)),
        ("2019.12.25", (2019, 12, 25)),
        ("2019-1-2", (2019, 1, 2)),
        ("7/7/2019", (2019, 7, 7)),
        ("25/12/49", (2049, 12, 25)),
        ("25/12/50", (1950, 12, 25)),
        ("25/12/99", (1999, 12, 25)),
        ("25/12/00", (2000, 12, 25)),
        ("25-12-19", (2019, 12, 25)),
        ("29/2/2020", (2020, 2, 29)),
        ("٢٥/١٢/٢٠١٩", (2019, 12, 25)),
        ("25/12/2019م", (2019, 12, 25)),
        ("25/12/2019 م", (2019, 12, 25)),
    ],
)
def test_three_figures_are_a_day(text, day):
    (found,) = dates(f"سافر {text} ثم عاد")
    assert (found.earliest, found.latest) == (date(*day), date(*day))
    assert (found.precision, found.ambiguous) == ("day", False)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1/2/2019", (2019, 1, 2), (2019, 2, 1)),
        ("12/11/2019", (2019, 11, 12), (2019, 12, 11)),
        ("3-4-19", (2019, 3, 4), (2019, 4, 3)),
    ],
)
def test_two_figures_that_may_each_be_the_month_stay_in_doubt(text, first, last):
    (found,) = dates(text)
    assert (found.earliest, found.latest, found.ambiguous) == (date(*first), date(*last), True)


@pytest.mark.parametrize(
    "text",
    [
        "13/13/2019",
        "29/2/2019",
        "31/4/2019",
        "0/12/2019",
        "32/12/2019",
        "25/12/9",
        "25/12/199",
        "123/12/2019",
        "25.12.19",
        "2019/12/251",
        "2019-13-25",
        "25/12-2019",
        "1/25/12/2019",
        "25/12/2019/3",
        "25/12/20191",
        "25/12/2019.5",
        "1:25/12/2019",
    ],
)
def test_three_figures_that_are_no_day(text):
    assert not [found for found in dates(text) if found.precision == "day"]


@pytest.mark.parametrize(
    ("text", "month"),
    [("1/2019", (2019, 1, 31)), ("12/1800", (1800, 12, 31)), ("02/2100", (2100, 2, 28))],
)
def test_month_and_year_are_a_month(text, month):
    (found,) = dates(f"عدد {text}")
    assert found.precision == "month"
    assert (found.earliest, found.latest) == (date(*month[:2], 1), date(*month))


@pytest.mark.parametrize(
    "text", ["0/2019", "13/2019", "12/1799", "12/2101", "12/2019/5", "12/2019.5", "1.12/2019"]
)
def test_month_and_year_that_are_no_month(text):
    assert not [found for found in dates(text) if found.precision == "month"]


@pytest.mark.parametrize(
    "text",
    [
        "2011-2014",
        "2011–2014",
        "2011 - 2014",
        "2011/2014",
        "2011 إلى 2014",
        "2011 حتى 2014",
        "2011 إلى عام 2014",
        "2011 حتى عام 2014",
        "2011 to 2014",
        "2011 until 2014",
        "2011 and 2014",
        "2011 و2014",
        "2011-2014م",
    ],
)
def test_two_years_are_a_range(text):
    (found,) = dates(f"بين {text}.")
    assert (found.earliest, found.latest) == (date(2011, 1, 1), date(2014, 12, 31))
    assert (found.precision, found.ambiguous) == ("range", False)


@pytest.mark.parametrize(
    "text",
    [
        "2014-2011",
        "2014-2014",
        "1799-1850",
        "2050-2101",
        "2011-2014%",
        "2011-2014-5",
        "2011-2014.5",
        "2011-2014 دولار",
        "2011 إلى 2014 شخصا",
        "3.2011-2014",
    ],
)
def test_two_numbers_that_are_no_range_of_years(text):
    assert not [found for found in dates(text) if found.precision == "range"]


@pytest.mark.parametrize("year", [1800, 1999, 2024, 2100])
def test_a_number_like_a_year_is_one_without_being_called_so(year):
    assert spans(f"بعد حرب {year}") == whole(year, year)


@pytest.mark.parametrize("year", [1799, 2101, 1000, 9999])
def test_a_number_unlike_a_year_is_none_unless_it_is_called_so(year):
    assert spans(f"بعد حرب {year}") == []


SAID = "عام عامي سنة سنوات أعوام منذ موسم مطلع نهاية أواخر أوائل خلال year in since until by during"


@pytest.mark.parametrize("said", SAID.split())
def test_a_year_that_is_called_so_is_one(said):
    assert spans(f"وذلك {said} 1453") == whole(1453, 1453)
    assert spans(f"وذلك {said} (1453)") == whole(1453, 1453)
    assert spans(f"وذلك {said} 2017 شخصا") == whole(2017, 2017)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("عام 500", []),
        ("عام 0500", whole(500, 500)),
        ("عام 0499", []),
        ("عام 2200", whole(2200, 2200)),
        ("عام 2201", []),
        ("1453م", whole(1453, 1453)),
        ("1453 م", whole(1453, 1453)),
        ("1453 مترا", []),
    ],
)
def test_years_are_read_from_the_sixth_century_on(text, years):
    assert spans(text) == years


AMOUNTS = "نحو حوالي قرابة زهاء من بلغ بلغت مقتل قتل إصابة عدد over about than some nearly"


@pytest.mark.parametrize("said", AMOUNTS.split())
def test_a_number_behind_a_word_of_amounts_is_no_year(said):
    assert spans(f"{said} 2017") == []


COUNTED = (
    "طالبا|ألف|مليون|مليار|دولار|شخص|كم|متر|طن|كيلو|درجة|يورو|بالمئة|في المئة"
    "|people|dollars|soldiers|percent|km|miles"
)


@pytest.mark.parametrize("noun", COUNTED.split("|"))
def test_a_number_before_what_it_counts_is_no_year(noun):
    assert spans(f"صار لديهم 2017 {noun}") == []


@pytest.mark.parametrize("noun", ["ثم", "كما", "كمية", "هنا", "دون"])
def test_a_word_that_counts_nothing_leaves_the_year(noun):
    assert spans(f"صار لديهم 2017 {noun}") == whole(2017, 2017)


@pytest.mark.parametrize(
    "text",
    [
        "2017%",
        "2017٪",
        "2017km",
        "2017.5",
        "2017,5",
        "2017:30",
        "2017-5",
        "3,2017",
        "12:2017",
        "-2017",
    ],
)
def test_a_number_with_a_mark_beside_it_is_no_year(text):
    assert spans(text) == []


@pytest.mark.parametrize("decade", [1800, 1960, 1990, 2010, 2090])
def test_a_decade_in_english_runs_ten_years(decade):
    (found,) = dates(f"back in the {decade}s")
    assert found.precision == "decade"
    assert (found.earliest, found.latest) == (date(decade, 1, 1), date(decade + 9, 12, 31))


@pytest.mark.parametrize("text", ["the 1995s", "the 1990sq"])
def test_a_decade_ends_in_a_round_year(text):
    assert spans(text) == []


DECADES = {
    1920: "عشرين",
    1930: "ثلاثين",
    1940: "أربعين",
    1950: "خمسين",
    1960: "ستين",
    1970: "سبعين",
    1980: "ثمانين",
    1990: "تسعين",
}


@pytest.mark.parametrize(("first", "ten"), DECADES.items())
def test_a_decade_by_its_arabic_name(first, ten):
    days = (date(first, 1, 1), date(first + 9, 12, 31))
    for name in (f"ال{ten}ات", f"ال{ten}يات", f"وال{ten}يات"):
        (found,) = dates(f"خلال {name}")
        assert (found.earliest, found.latest) == days
        assert (found.precision, found.ambiguous) == ("decade", True)
    for century in ("الماضي", "العشرين"):
        (found,) = dates(f"في {ten}يات القرن {century}")
        assert (found.earliest, found.latest, found.ambiguous) == (*days, False)


@pytest.mark.parametrize("text", ["في ثمانينيات عمره", "ثمانينيات", "الثمانينياتي", "كالثمانينيات"])
def test_a_decade_that_nothing_places_is_no_date(text):
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("عام 1 هـ", []),
        ("عام 1600 هـ", [(2173, 2174)]),
        ("عام 1601 هـ", []),
        ("عام 1445 هـ", [(2023, 2024)]),
        ("1445ه", [(2023, 2024)]),
    ],
)
def test_a_hijri_year_is_told_by_its_letter(text, years):
    assert [(first.year, last.year) for first, last in spans(text)] == years


@pytest.mark.parametrize("text", ["31/12/1445 هـ", "12/31/1445 هـ", "1445/13/1 هـ"])
def test_a_day_that_no_hijri_month_has_is_none(text):
    assert not [found for found in dates(text) if found.precision == "day"]
