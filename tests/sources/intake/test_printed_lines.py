"""Lines of a printed page joined to paragraphs, and the order they are read in."""

import pytest

from sources.intake.readers.paragraphs import Line, distance, is_alike, joined, usual_distance
from sources.intake.readers.visual_order import NARROW, WIDE, is_rtl, letter, narrowest_space


def line(text, base, *, left=0.0, right=100.0, size=10.0, rtl=False):
    return Line(text, left, right, base, size, rtl)


FULL = [line("one", 100), line("two", 88), line("three", 76)]


def test_full_lines_at_the_usual_distance_run_on():
    assert usual_distance(FULL) == pytest.approx(1.2)
    assert joined(FULL) == "one two three"


@pytest.mark.parametrize(("right", "text"), [(80, "one two three"), (79, "one two\nthree")])
def test_a_line_that_stops_a_fifth_short_ends_its_paragraph(right, text):
    assert joined([FULL[0], FULL[1]._replace(right=right), FULL[2]]) == text


@pytest.mark.parametrize(("left", "text"), [(20, "one two three"), (21, "one two\nthree")])
def test_a_line_read_from_the_right_stops_at_its_left(left, text):
    lines = [one._replace(rtl=True) for one in FULL]
    assert joined([lines[0], lines[1]._replace(left=left), lines[2]]) == text


@pytest.mark.parametrize(("base", "text"), [(72.5, "one two three"), (60, "one two\nthree")])
def test_a_gap_wider_than_usual_parts_paragraphs(base, text):
    lines = [line("zero", 112), *FULL[:2], FULL[2]._replace(base=base)]
    assert joined(lines) == f"zero {text}"


@pytest.mark.parametrize("bullet", ["• ", "- ", "1. ", "12) ", "(3) ", "٤. "])
def test_a_bullet_begins_a_line(bullet):
    assert joined([FULL[0], FULL[1]._replace(text=f"{bullet}two")]) == f"one\n{bullet}two"


@pytest.mark.parametrize("hyphen", ["\x02", "\ufffe", "\u00ad"])
def test_a_broken_word_is_mended(hyphen):
    assert joined([FULL[0]._replace(text=f"on{hyphen}"), FULL[1]]) == "ontwo"


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (line("x", 0, size=11.0), True),
        (line("x", 0, size=12.0), False),
        (line("x", 0, left=99, right=150), True),
        (line("x", 0, left=100, right=150), False),
    ],
)
def test_lines_are_alike_by_size_and_column(other, alike):
    assert is_alike(FULL[0], other) is alike


def test_letters_without_size_divide_by_nothing():
    assert distance(line("a", 2, size=0.0), line("b", 1, size=0.0)) == pytest.approx(10)
    assert joined([]) == ""
    assert usual_distance([]) == 0


@pytest.mark.parametrize(
    ("gaps", "spaces", "least"),
    [
        ([0.05, 0.15, 0.5], 2, 0.15),
        ([0.05, 0.15, 0.5], 1, WIDE),
        ([0.05, 0.15, 0.5], 3, NARROW),
        ([0.05, 0.15, 0.5], 4, WIDE),
        ([0.05, 0.15, 0.5], 0, WIDE),
        ([], 0, WIDE),
    ],
)
def test_the_widest_gaps_are_the_spaces(gaps, spaces, least):
    assert narrowest_space(gaps, spaces) == least


@pytest.mark.parametrize(
    ("text", "alone", "among"),
    [
        ("زار", True, True),
        ("visit", False, False),
        ("زار ab", True, True),
        ("زا abc", False, True),
        ("12", False, False),
        ("", False, False),
    ],
)
def test_a_line_runs_as_most_of_its_letters(text, alone, among):
    assert is_rtl(text) is alone
    assert is_rtl(text, among_rtl=True) is among


def test_presentation_forms_become_their_letters():
    assert letter("\ufedf") == "ل"
    assert letter("\ufefb") == "لا"
    assert letter("x") == "x"
    assert letter("½") == "½"


@pytest.mark.parametrize(("right", "text"), [(480, "one two three"), (479, "one two\nthree")])
def test_the_width_of_a_column_is_counted_from_its_own_margin(right, text):
    column = [one._replace(left=400.0, right=500.0) for one in FULL]
    assert joined([column[0], column[1]._replace(right=right), column[2]]) == text


def test_two_lines_at_one_height_are_not_one_below_the_other():
    beside = [FULL[0], FULL[1], FULL[1]._replace(text="beside"), FULL[2]]
    assert joined(beside) == "one two\nbeside three"
