"""A sentence as it stands on the page: words, stops, the lines around it."""

import pytest

from sources.text.furniture.page_units import PROSE_WORDS, Unit, lay_out
from sources.text.sentences.splitting import split

LONG = "عاد الوفد من رحلته الطويلة أمس"


def units(body) -> list[Unit]:
    return list(lay_out(body, split(body)))


def one(text) -> Unit:
    (unit,) = units(text)
    return unit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("عاد", 1),
        ("عاد الوفد", 2),
        ("عاد، ثم ذهب.", 3),
        ("في 5 مايو", 3),
        ("F16 - 2", 2),
        ("- -", 0),
    ],
)
def test_words_and_figures_are_counted(text, words):
    assert one(text).words == words


@pytest.mark.parametrize("stop", [".", "!", "?", "؟", "۔", "…"])
@pytest.mark.parametrize("close", ["", "»", '"', "”", ")", "]", ".»)", "''"])
def test_a_stop_closes_a_sentence_behind_what_it_quotes(stop, close):
    assert one(f"{LONG}{stop}{close}").stopped


@pytest.mark.parametrize("end", ["", "،", ",", ":", "؛", "-", " *", "»", ")"])
def test_what_is_no_stop_closes_nothing(end):
    assert not one(f"{LONG}{end}").stopped


@pytest.mark.parametrize(
    ("end", "trailing"),
    [
        ("…", True),
        ("..", True),
        ("...", True),
        ("...»", True),
        (".", False),
        ("!", False),
        ("", False),
    ],
)
def test_dots_of_omission_trail_off(end, trailing):
    assert one(f"{LONG}{end}").trailing is trailing


def test_dots_in_the_middle_trail_nothing_off():
    assert not one("www.a..b.example عاد الوفد.").trailing


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (f"{LONG}.", True),
        (f"{LONG.rsplit(' ', 1)[0]}.", False),
        (LONG, False),
        (f"{LONG}…", False),
        (f"{LONG}؟", True),
    ],
)
def test_six_words_and_a_stop_are_prose(text, prose):
    assert PROSE_WORDS == 6
    assert one(text).prose is prose


@pytest.mark.parametrize(
    ("end", "line"),
    [("", True), (":", True), (".", False), ("،", False), (",", False), ("؟", False)],
)
def test_a_line_of_its_own_is_closed_by_nothing(end, line):
    assert one(f"{LONG}{end}").line is line


def test_what_shares_its_line_is_no_line_and_not_alone():
    first, second = units(f"{LONG}. ثم نام")
    assert (first.alone, second.alone, second.line) == (False, False, False)


@pytest.mark.parametrize(("end", "asks"), [("؟", True), ("?", True), ("!", False), ("", False)])
def test_a_line_may_ask(end, asks):
    assert one(f"من عاد أمس{end}").asks is asks


def test_a_question_among_sentences_is_not_a_line_that_asks():
    assert not units(f"من عاد؟ {LONG}.")[0].asks


@pytest.mark.parametrize(("end", "introduces"), [(":", True), (" :", True), ("؛", False)])
def test_a_colon_introduces(end, introduces):
    assert one(f"جاء في البيان{end}").introduces is introduces


@pytest.mark.parametrize(
    "mark", ["-", "–", "—", "•", "▪", "●", "*", "◦", "·", "1.", "12)", "(3)", "4-", "٥."]
)
def test_a_bullet_or_number_opens_an_item(mark):
    assert one(f"{mark} جائزة الشعر").item
    assert not one(f"{mark}جائزة الشعر").item


@pytest.mark.parametrize("mark", ["+", "123.", "أ", "1"])
def test_anything_else_opens_none(mark):
    assert not one(f"{mark} جائزة الشعر").item


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_one_line_break_sets_apart_and_two_leave_room(line_end):
    _, close, far = units(f"{LONG}.{line_end}{LONG}.{line_end}{line_end}{LONG}.")
    assert (close.alone, close.spaced) == (True, False)
    assert (far.alone, far.spaced) == (True, True)


def test_the_ends_of_a_page_count_as_empty_lines():
    first, last = units(f"{LONG}.\n{LONG}.")
    assert (first.alone, first.spaced) == (True, True)
    assert (last.alone, last.spaced) == (True, False)
    assert one("\n" + LONG).spaced


def test_the_text_of_a_unit_is_levelled_and_its_blanks_are_single():
    assert one("قِصَّةٌ  أُولــى").text == "قصه اولي"
