"""What a reader sees nothing of says nothing."""

import pytest

from sources.text.spelling.visible import is_seen


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\u200b\u200f", "\x00\x01", "\ufeff", "\u202e \u2069", "\xa0", "\ufe0f"]
)
def test_blanks_controls_and_hidden_characters_are_not_seen(text):
    assert not is_seen(text)


@pytest.mark.parametrize("text", ["ن", ".", "؟", "👍", "\u200fa", "\n1", "ـ", "\u064e"])
def test_a_single_letter_mark_or_picture_is_seen(text):
    assert is_seen(text)
