"""«أكثر من», "at least", «نحو»: what a figure's own words make of it."""

import pytest

from claims.comparing import compare
from claims.comparing.reading import read


def bounds(text):
    return [quantity.bound for quantity in read(text, None).quantities]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("حضر المعرض 200 زائر", ""),
        ("حضر المعرض أكثر من 200 زائر", "least"),
        ("حضر المعرض بأكثر من 200 زائر", "least"),
        ("حضر المعرض أزيد من 200 زائر", "least"),
        ("يزيد عن 200 عدد زوار المعرض", "least"),
        ("حضر المعرض ما لا يقل عن 200 زائر", "least"),
        ("لم تقل عن 200 زيارة في اليوم", "least"),
        ("حضر المعرض فوق 200 زائر", "least"),
        ("حضر المعرض 200 زائر على الأقل", "least"),
        ("حضر المعرض 200 زائر أو أكثر", "least"),
        ("تجاوز عدد الزوار 200 زائر", "least"),
        ("حضر المعرض أقل من 200 زائر", "most"),
        ("يقل عن 200 عدد زوار المعرض", "most"),
        ("دون 200 زائر حضروا المعرض", "most"),
        ("لا يتجاوز عدد الزوار 200 زائر", "most"),
        ("لن يزيد عن 200 عدد الزوار", "most"),
        ("حضر المعرض 200 زائر على الأكثر", "most"),
        ("حضر المعرض نحو 200 زائر", "about"),
        ("حضر المعرض بنحو 200 زائر", "about"),
        ("حضر المعرض حوالي 200 زائر", "about"),
        ("حضر المعرض قرابة 200 زائر", "about"),
        ("حضر المعرض زهاء 200 زائر", "about"),
        ("حضر المعرض ما يقارب 200 زائر", "about"),
        ("حضر المعرض 200 زائر تقريبا", "about"),
        ("The fair drew 200 visitors", ""),
        ("The fair drew more than 200 visitors", "least"),
        ("The fair drew over 200 visitors", "least"),
        ("The fair drew no fewer than 200 visitors", "least"),
        ("The fair drew at least 200 visitors", "least"),
        ("The fair drew 200 visitors or more", "least"),
        ("The fair drew less than 200 visitors", "most"),
        ("The fair drew under 200 visitors", "most"),
        ("The fair drew up to 200 visitors", "most"),
        ("The fair drew no more than 200 visitors", "most"),
        ("The fair drew at most 200 visitors", "most"),
        ("The fair drew about 200 visitors", "about"),
        ("The fair drew nearly 200 visitors", "about"),
        ("The fair drew roughly 200 visitors", "about"),
        ("The fair drew approximately 200 visitors", "about"),
    ],
)
def test_the_words_beside_a_figure_bound_it(text, bound):
    assert bounds(text) == [bound]


@pytest.mark.parametrize(
    "text",
    [
        "أكثر من مرة زار الوفد المدينة ومعه 200 كتاب",
        "Over the weekend in the city 200 shops closed",
        "نحو الشرق سار الركب ومعه 200 جمل",
    ],
)
def test_a_bound_binds_only_the_figure_it_stands_beside(text):
    assert bounds(text) == [""]


def test_no_bound_reads_across_another_figure():
    assert bounds("زار 40 شاعرا و أكثر من 200 قارئ المعرض") == ["", "least"]
    assert bounds("about 40 poets and 200 readers") == ["about", ""]


def test_a_bound_between_two_figures_belongs_to_the_one_it_leads_to():
    assert bounds("The storm sank 9 boats at least 3 crews drowned") == ["", "least"]
    assert bounds("غرق 9 زوارق على الأقل 3 منها كبيرة") == ["", ""]
    assert bounds("The storm sank 9 boats at least and 3 crews drowned") == ["least", ""]


@pytest.mark.parametrize(
    ("claim", "found", "expected"),
    [
        ("زرع الفلاحون 100 شجرة", "زرع الفلاحون نحو 105 شجرة", {"figure_agrees"}),
        ("زرع الفلاحون 100 شجرة", "زرع الفلاحون نحو 96 شجرة", {"figure_agrees"}),
        ("زرع الفلاحون 100 شجرة", "زرع الفلاحون نحو 90 شجرة", {"figure_conflicts"}),
        ("زرع الفلاحون 100 شجرة", "زرع الفلاحون نحو 120 شجرة", {"figure_conflicts"}),
        ("Farmers planted 100 trees", "Farmers planted about 105 trees", {"figure_agrees"}),
        ("Farmers planted 100 trees", "Farmers planted about 110 trees", {"figure_conflicts"}),
        ("Farmers planted 100 trees", "Farmers planted 105 trees", {"figure_conflicts"}),
    ],
)
def test_a_guess_is_off_by_a_twentieth_and_no_more(claim, found, expected):
    assert {f.code for f in compare(claim, found).findings} == expected


@pytest.mark.parametrize(
    ("claim", "found", "conflicts"),
    [
        ("زرعوا أكثر من 100 شجرة في الحديقة", "زرعوا 101 شجرة في الحديقة", False),
        ("زرعوا أكثر من 100 شجرة في الحديقة", "زرعوا 99 شجرة في الحديقة", True),
        ("زرعوا أقل من 100 شجرة في الحديقة", "زرعوا 99 شجرة في الحديقة", False),
        ("زرعوا أقل من 100 شجرة في الحديقة", "زرعوا 140 شجرة في الحديقة", True),
        ("زرعوا 99 شجرة في الحديقة", "زرعوا أكثر من 100 شجرة في الحديقة", True),
        ("زرعوا 101 شجرة في الحديقة", "زرعوا أكثر من 100 شجرة في الحديقة", False),
        ("At most 30 houses burned", "The fire burned 31 houses", True),
        ("At most 30 houses burned", "The fire burned 29 houses", False),
        ("More than 30 houses burned", "Fewer than 20 houses burned", True),
        ("More than 20 houses burned", "Fewer than 30 houses burned", False),
        ("More than 20 houses burned", "More than 90 houses burned", True),
    ],
)
def test_what_a_bound_allows_is_no_conflict_and_what_it_forbids_is(claim, found, conflicts):
    codes = {finding.code for finding in compare(claim, found).findings}
    assert ("figure_conflicts" in codes) == conflicts


@pytest.mark.parametrize(
    "text",
    ["لا يتجاوز عدد الزوار 200 زائر", "ما لا يقل عن 200 زائر حضروا", "No more than 200 came"],
)
def test_the_words_of_a_bound_deny_nothing(text):
    assert read(text, None).negations == []


def test_an_exact_figure_takes_no_word_from_the_negations():
    reading = read("لم يحضر المعرض 200 زائر", None)
    assert [reading.tokens[at].text for at in reading.negations] == ["لم"]
    assert bounds(reading.text) == [""]
