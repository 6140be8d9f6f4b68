"""The n-grams of texts are those of their folded spelling, however they are folded."""

import pytest

from sources.index.ranking.ngrams import MOST, Background, grams
from sources.text.spelling.folding import fold


def as_lists(texts):
    return [part.tolist() for part in grams(texts)[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت وزارةُ الصّحة عن ١٢ إصابة",
        "الأقصى e\u0301te\u0301 CAFÉ",
        "مر\u200cحبا ﷺ ﻻ",
        "ا\u0653لوزير",
        "한국 \U0001d7d9",
        "",
    ],
    ids=["marks and digits", "accents", "ligatures", "a mark of its own", "other planes", "empty"],
)
def test_a_text_has_the_ngrams_of_its_folded_spelling(text):
    assert as_lists([text, "وزير"]) == as_lists([fold(text), "وزير"])


def test_a_text_keeps_its_ngrams_beside_one_that_is_folded_the_slow_way():
    alone, beside = grams(["أعلنت الوزارة"]), grams(["أعلنت الوزارة", "ﻻ"])
    first = beside.buckets[beside.rows == 0]
    assert first.tolist() == alone.buckets.tolist()


def test_spellings_that_fold_alike_are_alike_by_letters():
    likeness = Background.learned([]).likeness("إعلانُ الوزارة", ["اعلان الوزارة", "سفر"])
    assert likeness.tolist() == pytest.approx([1, 0])


def test_more_texts_than_rows_have_numbers_are_refused():
    assert grams([""] * MOST).texts == MOST
    with pytest.raises(ValueError, match="at most"):
        grams([""] * (MOST + 1))
