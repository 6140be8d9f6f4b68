"""Quarters and halves of years, by number and seen from the day of writing."""

from datetime import date

import pytest

from sources.text.dates.finding_dates import dates

WRITTEN = date(2024, 3, 13)
QUARTERS = {
    ("الأول", "first"): ((1, 1), (3, 31)),
    ("الثاني", "second"): ((4, 1), (6, 30)),
    ("الثالث", "third"): ((7, 1), (9, 30)),
    ("الرابع", "fourth"): ((10, 1), (12, 31)),
}
HALVES = {
    ("الأول", "first"): ((1, 1), (6, 30)),
    ("الثاني", "second"): ((7, 1), (12, 31)),
}
PARTS = [("الربع", "quarter", *row) for row in QUARTERS.items()] + [
    ("النصف", "half", *row) for row in HALVES.items()
]


@pytest.mark.parametrize(("arabic", "english", "order", "days"), PARTS)
def test_a_part_of_a_year_has_its_months(arabic, english, order, days):
    first, last = date(2019, *days[0]), date(2019, *days[1])
    for text in (
        f"{arabic} {order[0]} من 2019",
        f"{arabic} {order[0]} من عام 2019",
        f"{arabic} {order[0]} من العام 2019",
        f"{arabic} {order[0]} من سنة 2019",
        f"و{arabic} {order[0]} من 2019",
        f"the {order[1]} {english} of 2019",
    ):
        (found,) = dates(text)
        assert (found.earliest, found.latest) == (first, last)
        assert (found.precision, found.ambiguous) == ("range", False)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("الربع الثالث من العام الماضي", 2023),
        ("الربع الثالث من العام الجاري", 2024),
        ("الربع الثالث من العام المقبل", 2025),
        ("الربع الثالث من السنة الماضية", 2023),
        ("third quarter of last year", 2023),
        ("third quarter of this year", 2024),
        ("third quarter of next year", 2025),
    ],
)
def test_the_year_of_a_part_may_be_seen_from_the_day_of_writing(text, year):
    (found,) = dates(text, WRITTEN)
    assert (found.earliest, found.latest) == (date(year, 7, 1), date(year, 9, 30))
    assert dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "النصف الثالث من 2019",
        "النصف الرابع من 2019",
        "الربع الخامس من 2019",
        "third half of 2019",
        "الربع الأول من 2019%",
        "الربع الأول من 20190",
        "first quarter of 2019%",
        "first halfback of 2019%",
        "headfirst quarter of 2019%",
        "الربع الأول من الماضي",
        "first quarter of last yearbook",
    ],
)
def test_what_is_no_part_of_a_year_is_no_date(text):
    assert dates(text, WRITTEN) == [] or dates(text, WRITTEN)[0].precision != "range"
