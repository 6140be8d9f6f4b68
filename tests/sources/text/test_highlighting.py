"""A text cut into pieces for a page: nothing is lost, every piece knows what covers it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.highlighting import Highlight, Piece, pieces

TEXT = "زار الوفد المصنع"


def test_a_text_without_marks_is_one_piece():
    assert pieces(TEXT) == [Piece(TEXT)]


def test_no_text_has_no_pieces():
    assert pieces("", [Highlight(0, 5, "figure")]) == []


def test_a_mark_parts_a_text_in_three():
    found = pieces(TEXT, [Highlight(4, 9, "named", "name")])
    assert found == [Piece("زار "), Piece("الوفد", ("named",), "name"), Piece(" المصنع")]


def test_a_mark_at_either_end_parts_it_in_two():
    assert [p.text for p in pieces(TEXT, [Highlight(0, 3, "a")])] == ["زار", " الوفد المصنع"]
    assert [p.text for p in pieces(TEXT, [Highlight(4, len(TEXT), "a")])] == [
        "زار ",
        "الوفد المصنع",
    ]


def test_where_marks_overlap_a_piece_has_both():
    found = pieces("abcd", [Highlight(0, 3, "x", "one"), Highlight(1, 4, "y", "two")])
    assert [(p.text, p.styles, p.title) for p in found] == [
        ("a", ("x",), "one"),
        ("bc", ("x", "y"), "one · two"),
        ("d", ("y",), "two"),
    ]


def test_the_same_style_and_title_twice_are_said_once():
    (found,) = pieces("ab", [Highlight(0, 2, "x", "one"), Highlight(0, 2, "x", "one")])
    assert found == Piece("ab", ("x",), "one")


def test_marks_that_touch_do_not_overlap():
    found = pieces("abcd", [Highlight(0, 2, "x"), Highlight(2, 4, "y")])
    assert [(p.text, p.styles) for p in found] == [("ab", ("x",)), ("cd", ("y",))]


@pytest.mark.parametrize(
    "mark",
    [Highlight(2, 2, "x"), Highlight(3, 1, "x"), Highlight(9, 12, "x"), Highlight(-5, 0, "x")],
)
def test_a_mark_of_nothing_changes_nothing(mark):
    assert pieces("abcd", [mark]) == [Piece("abcd")]


def test_a_mark_that_reaches_beyond_the_text_is_clipped():
    assert pieces("abcd", [Highlight(-3, 99, "x")]) == [Piece("abcd", ("x",))]


def test_a_hidden_character_is_a_piece_of_its_own_with_its_name():
    found = pieces("ab\u202ecd")
    assert [(p.text, p.hidden) for p in found] == [
        ("ab", ""),
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE"),
        ("cd", ""),
    ]


def test_a_hidden_character_inside_a_mark_keeps_the_mark():
    found = pieces("a\u200bb", [Highlight(0, 3, "x")])
    assert [p.styles for p in found] == [("x",)] * 3
    assert [bool(p.hidden) for p in found] == [False, True, False]


MARKS = st.builds(
    Highlight, st.integers(-5, 45), st.integers(-5, 45), st.sampled_from("xyz"), st.just("")
)


@given(st.text(max_size=40), st.lists(MARKS, max_size=6))
def test_the_pieces_joined_are_the_text(text, marks):
    found = pieces(text, marks)
    assert "".join(piece.text for piece in found) == text
    assert all(piece.text for piece in found)


@given(st.text("abc \u200bدر", max_size=40), st.lists(MARKS, max_size=6))
def test_each_character_has_the_styles_of_the_marks_around_it(text, marks):
    at = 0
    for piece in pieces(text, marks):
        for place in range(at, at + len(piece.text)):
            assert set(piece.styles) == {m.style for m in marks if m.start <= place < m.end}
        at += len(piece.text)
