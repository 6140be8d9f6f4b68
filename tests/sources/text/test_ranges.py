"""Ranges at their edges: what joins two figures, what parts them, and what is a score."""

import pytest

from sources.text.figures.finding_figures import figures


def ends(text):
    return [(found.value, found.high) for found in figures(text)]


@pytest.mark.parametrize(
    "join",
    ["-", "–", "—", " - ", " – ", " إلى ", " to ", " أو ", " or ", "%-", "% - ", "٪–"],
)
def test_a_sign_or_word_joins_two_ends(join):
    found = figures(f"نحو 10{join}20%")
    assert [(f.value, f.high, f.unit) for f in found] == [(10, 20, "percent")]


@pytest.mark.parametrize("join", [" و", " و ", " and "])
def test_and_joins_two_ends_only_behind_between(join):
    assert ends(f"بين 10{join}20 طنا") == [(10, 20)]
    assert ends(f"between 10{join}20 km") == [(10, 20)]
    assert ends(f"هناك 10{join}20 طنا") == [(10, None), (20, None)]


@pytest.mark.parametrize("join", ["، ", " ثم ", " / ", "; ", " -- "])
def test_anything_else_parts_them(join):
    assert ends(f"نحو 10{join}20 طنا") == [(10, None), (20, None)]


@pytest.mark.parametrize("word", ["من", "from"])
def test_what_goes_from_one_to_another_is_a_change(word):
    assert ends(f"{word} 10 إلى 20 طنا") == [(10, None), (20, None)]
    assert [f.unit for f in figures(f"{word} 10 إلى 20 طنا")] == ["tonne", "tonne"]


def test_what_falls_is_no_range_and_both_count_the_same():
    found = figures("نحو 20 إلى 10 أطنان")
    assert [(f.value, f.high, f.unit) for f in found] == [(20, None, "tonne"), (10, None, "tonne")]


def test_ends_of_two_units_are_two_figures():
    found = figures("10 أمتار إلى 20 طنا")
    assert [(f.value, f.unit) for f in found] == [(10, "m"), (20, "tonne")]


def test_a_range_is_the_end_of_no_other():
    assert ends("100-200-300 طنا") == [(100, 200), (300, None)]


def test_ranks_are_no_ends_of_a_range():
    assert [f.kind for f in figures("الثاني أو الثالث")] == ["ordinal", "ordinal"]
    assert ends("الثاني أو الثالث") == [(2, None), (3, None)]


@pytest.mark.parametrize("text", ["3-1", "2-2", "0-0", "99-98", "3–1"])
def test_two_bare_numbers_that_do_not_rise_are_a_score(text):
    assert figures(f"انتهت {text}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-3", [(1, 3)]),
        ("100-98", [(100, None), (98, None)]),
        ("99-98 طنا", [(99, None), (98, None)]),
        ("3 - 1", [(3, None), (1, None)]),
        ("3 إلى 1", [(3, None), (1, None)]),
    ],
)
def test_what_rises_is_great_or_counts_something_is_no_score(text, expected):
    assert ends(f"انتهت {text}") == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("بين 5 و7 ملايين شخص", 5_000_000, 7_000_000),
        ("5 إلى 7 آلاف شخص", 5000, 7000),
        ("5-7 آلاف شخص", 5000, 7000),
        ("خمسة أو سبعة آلاف شخص", 5000, 7000),
        ("from 5 to 7 thousand people", 5000, 7000),
        ("6 إلى 7 آلاف شخص", 6000, 7000),
    ],
)
def test_the_lower_end_counts_in_the_scale_of_the_upper(text, low, high):
    values = [value for found in figures(text) for value in (found.value, found.high) if value]
    assert values == [low, high]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 إلى 7 آلاف شخص", [(7, 7000)]),
        ("5 آلاف إلى 7 آلاف شخص", [(5000, 7000)]),
        ("500 إلى ألف شخص", [(500, 1000)]),
        ("5 ثم 7 آلاف شخص", [(5, None), (7000, None)]),
        ("بين 3 آلاف و 5 ملايين شخص", [(3000, 5_000_000)]),
    ],
)
def test_a_scale_is_shared_only_where_the_lower_end_lacks_one_and_stays_lower(text, expected):
    assert ends(text) == expected


def test_a_range_spans_both_its_ends_and_the_unit():
    text = "قدروها بين 10 و20 طنا أمس"
    (found,) = figures(text)
    assert text[found.start : found.end] == "10 و20 طنا"
