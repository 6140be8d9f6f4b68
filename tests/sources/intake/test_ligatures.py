"""Several characters drawn as one shape, and where the spaces of a line are."""

import pytest

from sources.intake.readers import pdf
from sources.intake.readers.ligatures import as_drawn
from sources.intake.readers.spelt_out import Box
from sources.intake.readers.visual_order import Glyph, logical, mixed


def glyph(char, left, *, wide=5.0, origin=None):
    return Glyph(char, left, left + wide, left + wide / 2, 0, 8, 2, 10, origin)


def row(visual):
    """Characters from left to right, 5 points each; where the spaces among them are drawn."""
    glyphs = [glyph(char, 5.0 * at) for at, char in enumerate(visual) if char != " "]
    return glyphs, [5.0 * at + 2.5 for at, char in enumerate(visual) if char == " "]


@pytest.mark.parametrize(
    ("visual", "text"),
    [
        ("ال", "لا"),  # its parts from right to left
        ("لا", "لا"),  # from left to right: nobody draws «ال» as one
        ("\u064eن", "ن\u064e"),
        ("ن\u064e", "ن\u064e"),
        ("ل\u0650إ", "لإ\u0650"),
        ("هلل", "لله"),
        ("لله", "لله"),
        ("fi", "fi"),
    ],
)
def test_a_shape_is_read_in_the_order_of_its_reader(visual, text):
    parts = [glyph(char, 2.0 * at, wide=2, origin=0.0) for at, char in enumerate(visual)]
    (shape,) = as_drawn(parts)
    assert sorted(shape.char) == sorted(text)
    assert shape.char.replace("\u0650", "") == text.replace("\u0650", "")
    assert (shape.left, shape.right) == (0, 2 * len(visual))


def test_a_shape_that_stands_for_words_keeps_them():
    said = "صلى الله عليه وسلم"
    (shape,) = as_drawn([glyph(char, 7, origin=7.0) for char in said])
    assert shape.char == said


def test_shapes_drawn_from_other_points_stay_apart():
    assert len(as_drawn([glyph("ا", 0, origin=0.0), glyph("ل", 5, origin=5.0)])) == 2
    assert len(as_drawn([glyph("ا", 0), glyph("ل", 5)])) == 2


@pytest.mark.parametrize(
    ("visual", "text"),
    [
        ("the قوس here", "the سوق here"),
        ("the لينلا ةكرش built 12", "the شركة النيل built 12"),
        ("read 12 نم ال", "read 12 لا من"),
        ("read ٣ نم أ", "read أ من ٣"),
        ("read «مالس« twice", "read «سلام» twice"),
        ("of )مالس( and", "of (سلام) and"),
        ("only Latin", "only Latin"),
    ],
)
def test_words_from_right_to_left_inside_a_latin_line(visual, text):
    assert mixed(*[row(visual)[0], 0, row(visual)[1]]) == text


def test_drawn_spaces_part_words_and_so_does_a_wide_gap():
    glyphs = [glyph("ا", 0), glyph("ب", 5.5), glyph("ت", 12.4), glyph("ث", 19.4)]
    assert logical(glyphs, 0, [5.2]) == "ث تب ا"
    assert logical(glyphs, 0, []) == "ث تبا"


def test_a_sign_has_the_room_of_its_letter():
    shape = glyph("لَ", 3.0, wide=2)
    box = Box(left=1, bottom=-1, right=9, top=9)
    wide = pdf.widened(shape, {(3.0, 0): box})
    assert (wide.left, wide.right, wide.middle, wide.bottom, wide.top) == (1, 9, 5, -1, 9)
    assert pdf.widened(shape, {(4.0, 0): box}) == shape


def test_a_space_within_a_shape_is_part_of_it_and_one_without_width_is_none():
    glyphs = [
        glyph("ص", 7, origin=7.0),
        glyph(" ", 7, origin=7.0),
        glyph("ع", 7, origin=7.0),
        glyph(" ", 20, origin=20.0),
        glyph(" ", 30, wide=0, origin=30.0),
        glyph("ق", 40, origin=40.0),
    ]
    piece = pdf.piece_of("", glyphs, {})
    assert [shape.char for shape in piece.glyphs] == ["ص ع", "ق"]
    assert piece.blanks == [22.5]
