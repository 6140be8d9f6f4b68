"""Fractions, powers, scales in one letter, blanks between groups: how the press prints figures."""

from decimal import Decimal

import pytest

from claims.comparing import compare
from sources.text.figures.finding_figures import figures
from sources.text.numbers.fractions import parted, powered

VALUES = [
    ("½ مليون كيس من الطحين", "500000", "كيس"),
    ("3½ مليون دولار", "3500000", "USD"),
    ("قرابة 12 ½ في المئة", "12.5", "percent"),
    ("٢½ كيلوغرام", "2.5", "kg"),
    ("غطت الثلوج ¾ المدينة", "0.75", ""),
    ("الخسائر 1/2 مليون دينار", "500000", "dinar"),
    ("ثلاثة أخماس المقاعد", "0.6", ""),
    ("3×10⁶ طن من الملح", "3000000", "tonne"),
    ("3 x 10^6 tonnes", "3000000", "tonne"),
    ("10⁶ خلية", "1000000", "خليه"),
    ("10¹⁵ خلية", "1000000000000000", "خليه"),
    ("25³ طنا", "25", "tonne"),
    ("5 كم² من الغابات", "5", "km2"),
    ("7 km² of forest", "7", "km2"),
    ("1 234 567 حاوية", "1234567", "حاويه"),
    ("45 000 شجرة", "45000", "شجره"),
    ("45\u2009000 شجرة", "45000", "شجره"),
    ("12 345,6 طن", "12345.6", "tonne"),
    ("45M يورو", "45000000", "EUR"),
    ("12k سيارة", "12000", "vehicle"),
    ("1.5B people", "1500000000", "person"),
    ("The club has 1.2m members", "1200000", "member"),
    ("2.5k students", "2500", "student"),
    ("20 mln euros", "20000000", "EUR"),
    ("A third of farmers left", "0.3333", ""),
    ("two-thirds of the fleet", "0.6667", ""),
    ("a quarter of a million visitors", "250000", "visitor"),
    ("three quarters of a billion dollars", "750000000", "USD"),
    ("بنسبة 5‰", "5", "per_mille"),
    ("زاد 3 ؉", "3", "per_mille"),
    ("4 من كل 10 نساء", "40", "percent"),
    ("واحد من كل خمسة أطفال", "20", "percent"),
    ("one in five women", "20", "percent"),
    ("3 out of every 4 farms", "75", "percent"),
    ("2 من كل 3 مزارع", "66.67", "percent"),
]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES)
def test_a_printed_figure_has_its_value(text, value, unit):
    (figure,) = figures(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "10¹⁶ خلية",
        "The wall is 1.2m high",
        "She ran the 100m hurdles",
        "عرض بدقة 4K في القاعة",
        "اتصلوا على 00962-6-5551234 لحجز المقاعد",
        "Call +44 20 7946 0958 for tickets",
        "للحجز: هاتف 4567890",
        "فاكس: 06 5551234",
        "tel. 020 7946 0958",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("العامان 2019 2020 و500 سفينة", [500]),
        ("the third party won", [3]),
        ("one in 10 days", [10]),
        ("3 في 10 أيام", [3, 10]),
        ("12 من كل 5 قرى", [12, 5]),
        ("عام 2023 500 شخص", [500]),
    ],
)
def test_numbers_beside_each_other_stay_apart(text, values):
    assert [figure.value for figure in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "told"),
    [("12½", ("12", Decimal("0.5"))), ("½", ("", Decimal("0.5"))), ("12", ("12", Decimal(0)))],
)
def test_a_printed_fraction_is_told_from_its_whole(text, told):
    assert parted(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("10⁶", ("1", 10**6)),
        ("4×10³", ("4", 1000)),
        ("25³", ("25", 1)),
        ("10^15", ("1", 10**15)),
        ("10^16", ("", 1)),
    ],
)
def test_a_raised_digit_is_a_power_of_ten_or_a_note(text, told):
    assert powered(text) == told


@pytest.mark.parametrize(
    ("claim", "found", "code"),
    [
        ("نزح ¼ مليون شخص من الوادي", "نزح 250 ألف شخص من الوادي", "figure_agrees"),
        ("نزح ¼ مليون شخص من الوادي", "نزح 350 ألف شخص من الوادي", "figure_conflicts"),
        ("يملك الصندوق 45M يورو", "يملك الصندوق 45 مليون يورو", "figure_agrees"),
        ("يعمل 4 من كل 10 شبان في الوادي", "يعمل 40 في المئة من الشبان في الوادي", "figure_agrees"),
        ("يعمل 4 من كل 10 شبان في الوادي", "يعمل 7 من كل 10 شبان في الوادي", "figure_conflicts"),
    ],
)
def test_figures_printed_otherwise_agree_and_others_conflict(claim, found, code):
    codes = {finding.code for finding in compare(claim, found).findings}
    assert codes & {"figure_agrees", "figure_conflicts"} == {code}
