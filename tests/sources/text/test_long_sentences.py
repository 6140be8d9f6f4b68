"""A text without full stops is parted where it hurts least, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.sentences.long_sentences import LONGEST, parts
from sources.text.sentences.splitting import split

WORDS = "قال الشهود إن القافلة عبرت الجسر " * 60


def texts_of(text):
    return [text[span.start : span.end] for span in split(text)]


@pytest.mark.parametrize(("length", "pieces"), [(LONGEST, 1), (LONGEST + 1, 2), (10 * LONGEST, 10)])
def test_a_sentence_has_a_greatest_length(length, pieces):
    found = split("س" * length)
    assert len(found) == pieces
    assert max(span.end - span.start for span in found) <= LONGEST


@pytest.mark.parametrize(
    ("mark", "ends"),
    [("؛ ", "؛"), ("، ", "،"), (" ", "ب")],
)
def test_it_is_parted_at_the_least_bad_place(mark, ends):
    text = f"{'أ ب' * 500}{mark}{'ج' * 1500}"
    first, *_ = texts_of(text)
    assert first == f"{'أ ب' * 500}{mark}".strip()
    assert first.endswith(ends)


def test_a_semicolon_is_better_than_a_later_comma_and_a_comma_than_a_later_blank():
    text = f"{WORDS[:1200].strip()}؛ {WORDS[:300].strip()}، {WORDS}"
    assert texts_of(text)[0] == f"{WORDS[:1200].strip()}؛"


def test_a_semicolon_near_the_beginning_parts_nothing_off():
    first = texts_of(f"ملخص؛ {WORDS}{WORDS}")[0]
    assert len(first) > LONGEST / 2


def test_ordinary_sentences_are_left_alone():
    text = "وصل الوفد ظهرا. غادر مساء؟ نعم."
    assert list(parts(text, 0, len(text))) == [(0, len(text))]


@given(st.text(alphabet="اب ،؛\u064b.🙂", max_size=9000))
def test_nothing_but_white_space_is_lost(text):
    found = split(text)
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in found)
    assert "".join("".join(texts_of(text)).split()) == "".join(text.split()) or not found
    assert all(span.end - span.start <= LONGEST for span in found)
