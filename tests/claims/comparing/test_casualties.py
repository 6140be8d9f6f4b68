"""People are counted by what befell them; the table holds both languages and both orders."""

import pytest

from claims.comparing import compare
from claims.comparing.reading import read


def fates(text):
    return [sorted(quantity.fates) for quantity in read(text, None).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 7 أشخاص في الانهيار", [["killed"]]),
        ("مصرع 7 أشخاص في الانهيار", [["killed"]]),
        ("توفي 7 أشخاص في الانهيار", [["killed"]]),
        ("سقط 7 قتلى في الانهيار", [["killed"]]),
        ("أصيب 7 أشخاص في الانهيار", [["wounded"]]),
        ("سقط 7 جرحى في الانهيار", [["wounded"]]),
        ("اعتقل 7 أشخاص بعد الانهيار", [["held"]]),
        ("احتجاز 7 أشخاص بعد الانهيار", [["held"]]),
        ("فقدان 7 أشخاص في الانهيار", [["missing"]]),
        ("إنقاذ 7 أشخاص من الانهيار", [["saved"]]),
        ("نزوح 7 آلاف شخص من القرى", [["displaced"]]),
        ("مقتل وإصابة 7 أشخاص في الانهيار", [["killed", "wounded"]]),
        ("مقتل 7 أشخاص وإصابة 9 آخرين", [["killed"], ["wounded"]]),
        ("حضر 7 أشخاص إلى القاعة", [[]]),
        ("7 people died in the collapse", [["killed"]]),
        ("The collapse killed 7 people", [["killed"]]),
        ("The collapse injured 7 people", [["wounded"]]),
        ("Police arrested 7 people", [["held"]]),
        ("Divers rescued 7 people", [["saved"]]),
        ("7 people are missing", [["missing"]]),
        ("The storm displaced 7 people", [["displaced"]]),
        ("7 people were killed and 9 wounded", [["killed"], ["wounded"]]),
        ("7 people came to the hall", [[]]),
    ],
)
def test_what_befell_those_counted_is_read_beside_their_figure(text, expected):
    assert fates(text) == expected


def test_what_befell_somebody_far_from_the_figure_is_not_theirs():
    assert fates("بعد مقتل الحارس في بداية السنة الماضية حضر 7 أشخاص") == [[]]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("مقتل 7 أشخاص في انهيار المبنى", "إصابة 9 أشخاص في انهيار المبنى"),
        ("مقتل 7 أشخاص في انهيار المبنى", "إنقاذ 9 أشخاص في انهيار المبنى"),
        ("اعتقال 7 أشخاص في انهيار المبنى", "إنقاذ 9 أشخاص في انهيار المبنى"),
        ("فقدان 7 أشخاص في انهيار المبنى", "مقتل 9 أشخاص في انهيار المبنى"),
        ("The collapse killed 7 people", "The collapse injured 9 people"),
        ("Police arrested 7 people at the port", "Divers rescued 9 people at the port"),
    ],
)
def test_two_fates_are_two_figures(claim, found):
    codes = {finding.code for finding in compare(claim, found).findings}
    assert not codes & {"figure_conflicts", "figure_agrees"}


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("مقتل 7 أشخاص في انهيار المبنى", "مصرع 9 أشخاص في انهيار المبنى"),
        ("مقتل 7 أشخاص في انهيار المبنى", "سقوط 9 قتلى في انهيار المبنى"),
        ("إصابة 7 أشخاص في انهيار المبنى", "جرح 9 أشخاص في انهيار المبنى"),
        ("إصابة 7 عمال في انهيار المبنى", "إصابة 9 عمال في انهيار المبنى"),
        ("The collapse killed 7 people", "9 people died in the collapse"),
        ("The collapse injured 7 people", "9 people were hurt in the collapse"),
    ],
)
def test_one_fate_counted_twice_conflicts(claim, found):
    assert "figure_conflicts" in {finding.code for finding in compare(claim, found).findings}


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("مقتل 7 أشخاص في انهيار المبنى", "انهيار المبنى أودى بحياة 7 أشخاص"),
        ("مقتل 7 عمال في انهيار المبنى", "مقتل 7 أشخاص في انهيار المبنى"),
        ("مقتل 7 جنود في انهيار المبنى", "سقوط 7 قتلى في انهيار المبنى"),
        ("The collapse killed 7 workers", "7 people died in the collapse"),
    ],
)
def test_one_count_of_one_fate_agrees_whoever_they_were(claim, found):
    codes = {finding.code for finding in compare(claim, found).findings}
    assert "figure_agrees" in codes
    assert "figure_conflicts" not in codes


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("مقتل 7 جنود في انهيار المبنى", "مقتل 9 عمال في انهيار المبنى"),
        ("في المخيم 7 آلاف لاجئ", "في المخيم 7 آلاف جندي"),
        ("شارك 7 طلاب في السباق", "شاركت 7 سيارات في السباق"),
    ],
)
def test_people_of_two_kinds_are_not_one_count(claim, found):
    codes = {finding.code for finding in compare(claim, found).findings}
    assert not codes & {"figure_conflicts", "figure_agrees"}
