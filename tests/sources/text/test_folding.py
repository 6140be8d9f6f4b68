import csv
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.spelling.folding import fold, terms, tokenize
from tests.gold import GOLD_FOLDER

PAIRS = GOLD_FOLDER / "folding_pairs.tsv"


def pairs():
    rows = csv.reader(PAIRS.read_text("utf-8").splitlines()[1:], delimiter="\t")
    return [tuple(row) for row in rows]


@pytest.mark.parametrize(("one", "other", "shall"), pairs())
def test_words_meet_in_the_index_or_stay_apart(one, other, shall):
    assert (terms(one) == terms(other)) == (shall == "meet")


def test_taa_marbuta_is_told_apart_in_the_text_and_meets_in_the_stem():
    library, office = tokenize("مكتبة مكتبه")
    assert library.text != office.text
    assert library.stem == office.stem


def test_a_token_spans_the_marks_and_stretches_of_its_word():
    text = "قال: الصَّــارُوخُ سقط."
    token = tokenize(text)[1]
    assert (token.text, text[token.start : token.end]) == ("الصاروخ", "الصَّــارُوخُ")


def test_a_token_of_decomposed_letters_spans_all_of_them():
    text = unicodedata.normalize("NFD", "إلى أوروبا")
    assert [text[token.start : token.end] for token in tokenize(text)] == text.split()
    assert [token.text for token in tokenize(text)] == ["الي", "اوروبا"]


def test_a_hidden_character_inside_a_word_is_bridged_and_at_its_end_left_out():
    assert [(token.text, token.end) for token in tokenize("كو\u200bريا\u200f")] == [("كوريا", 6)]


def test_figures_stay_whole_and_sentence_stops_stay_out_of_them():
    assert terms("35% من 2,500.5 في 2017.") == [
        "35",
        terms("من")[0],
        "2500.5",
        terms("في")[0],
        "2017",
    ]


def test_a_hashtag_falls_into_its_words_and_an_address_falls_out():
    assert terms("#كوريا_الشمالية https://example.org/كوريا?a=1 www.example.org") == terms(
        "كوريا الشمالية"
    )


def test_a_ligature_with_blanks_in_it_stays_one_term():
    assert len(terms("النبي ﷺ قال")) == 3
    assert not any(" " in term for term in terms("ﷺ"))


def test_an_endless_word_has_a_short_term():
    assert len(terms("ا" * 10_000)[0]) <= 64


def test_a_tower_of_marks_is_cut_down_before_composing():
    assert len(terms("a" + "\u0301\u0323" * 500_000)) == 1
    assert fold("\u0323\u0301" * 500_000) == ""


@given(st.text())
def test_any_text_has_tokens_in_order_whose_stems_are_its_terms(text):
    tokens = tokenize(text)
    assert [token.stem for token in tokens if token.stem] == terms(text)
    ends = [0, *(token.end for token in tokens)]
    for token, before in zip(tokens, ends, strict=False):
        assert before <= token.start < token.end <= len(text)


@given(st.text(alphabet="وزيرالبفكةهىيءأا"))
def test_arabic_stems_are_never_empty(text):
    assert all(token.stem for token in tokenize(text))


@given(st.text())
def test_folding_does_not_care_how_the_text_was_composed(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(alphabet="أإآؤئة\u0654\u0655\u064b\u0640٣٫Éß ﻻ"))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


def test_every_character_of_unicode_folds_alone_and_folds_no_further():
    for code in range(sys.maxunicode + 1):
        once = fold(chr(code))
        assert fold(once) == once, f"U+{code:04X}"


def test_the_brackets_of_a_verse_stay():
    assert fold("﴾ نص ﴿") == "﴾ نص ﴿"
