"""Where quoted words stand in a text: exact spans, whatever marks the quotation lacks."""

import pytest

from sources.text.spelling.quoting import place_of_quote

TEXT = "قالَ الوزيرُ: «بلغت الإيرادات 3.2 مليار دينار»، ثم أُغلقت الجلسة."
ENGLISH = "The harbour carried 2.4 million passengers; no new ferry came."


@pytest.mark.parametrize(
    ("quote", "text", "said"),
    [
        ("بلغت الإيرادات 3.2 مليار", TEXT, "بلغت الإيرادات 3.2 مليار"),
        ("  بلغت الإيرادات\n", TEXT, "بلغت الإيرادات"),
        ("قال الوزير", TEXT, "قالَ الوزير"),
        ("بلغت الايرادات ٣٫٢ مليار", TEXT, "بلغت الإيرادات 3.2 مليار"),
        ("اغلقت الجلسة", TEXT, "أُغلقت الجلسة"),
        ("الوزير بلغت", TEXT, "الوزيرُ: «بلغت"),
        ("million PASSENGERS no new", ENGLISH, "million passengers; no new"),
        ("Ferry came", ENGLISH, "ferry came"),
        ("ferry came.", ENGLISH, "ferry came."),
        ("the harbour", ENGLISH, "The harbour"),
    ],
)
def test_the_place_of_quoted_words_is_exact(quote, text, said):
    place = place_of_quote(quote, text)
    assert place is not None
    assert text[place.start : place.end].strip("ُ") == said


@pytest.mark.parametrize(
    "quote",
    ["", "  ", "…", "carried passengers", "ferry comes", "million passengers million", "erry Came"],
)
def test_what_is_not_said_in_a_row_has_no_place(quote):
    assert place_of_quote(quote, ENGLISH) is None


def test_whole_words_are_meant_where_the_spelling_differs():
    assert place_of_quote("ARBOUR", ENGLISH) is None
    assert place_of_quote("arbour", ENGLISH) == (5, 11)


def test_an_emoji_before_it_moves_no_quote():
    place = place_of_quote("ferry", "🌊🌊 " + ENGLISH)
    assert ("🌊🌊 " + ENGLISH)[slice(*place)] == "ferry"


def test_a_long_text_of_one_word_is_searched_in_a_moment():
    assert place_of_quote("بلغت " * 2_000 + "دينار", "بلغت " * 20_000) is None
