"""Folding at its limits: blocks of characters, stacks of marks, separators, lengths."""

import pytest

from sources.text.spelling import folding
from sources.text.spelling.folding import fold, folded_words, terms, tokenize


@pytest.mark.parametrize(
    ("given", "folded"),
    [
        ("أإآٱ", "اااا"),
        ("ٲٳٵ", "ااا"),
        ("ى ی ې ئ", "ي ي ي ي"),
        ("ؤ", "و"),
        ("کڪ", "كك"),
        ("ہ ھ ە", "ه ه ه"),
        ("ۀ ۂ ۃ", "ه ه ة"),
        ("ڤ پ چ", "ف ب ج"),
        ("١٢٣", "123"),
        ("۴۵۶", "456"),
        ("३", "3"),
        ("٫", "."),
        ("٬", ""),
        ("ـ", ""),
        ("مَدْرَسَةٌ", "مدرسة"),
        ("هٰذا", "هذا"),
        ("\u0610\u06d6\u06e0\u06ed", ""),
        ("\u200f\u200bن\ufe0f", "ن"),
        ("ﻻ", "لا"),
        ("ﷲ", "الله"),
        ("\ufb01", "fi"),
        ("Ａｂ１", "ab1"),
        ("ÀÉÎ", "aei"),
        ("ɏ", "ɏ"),
        ("ẞ", "ss"),
        ("Ạ Ἀ", "a α"),
        ("İstanbul", "istanbul"),
        ("Ünal", "unal"),
        ("Ж", "ж"),
        ("ABC", "abc"),
    ],
)
def test_a_character_has_one_spelling(given, folded):
    assert fold(given) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مسئول", "مسؤول"),
        ("شئون", "شؤون"),
        ("لشئون", "لشؤون"),
        ("بشئون", "بشؤون"),
        ("وشئون", "وشؤون"),
        ("فشئون", "فشؤون"),
        ("رئوس", "رؤوس"),
    ],
)
def test_egyptian_seats_of_hamza_are_those_of_everybody(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["قارئون", "لاجئون", "قرئوا", "ناشئون"])
def test_in_a_plural_the_seat_stays(word):
    assert fold(word) == word.replace("ئ", "ي")


@pytest.mark.parametrize(("height", "kept"), [(29, 29), (30, 30), (31, 30), (40, 30)])
def test_a_stack_keeps_thirty_marks(height, kept):
    mark = "\u0591"  # Hebrew, which folding leaves in place
    assert fold("ن" + mark * height).count(mark) == kept


def test_a_second_stack_has_its_own_thirty():
    mark = "\u0591"
    assert fold(f"{mark * 40}ن{mark * 40}").count(mark) == 60
    assert fold(f"{mark * 20}€{mark * 20}").count(mark) == 40


@pytest.mark.parametrize(
    ("given", "term"),
    [
        ("2,500", "2500"),
        ("2٬500", "2500"),
        ("2,500,000", "2500000"),
        ("2,50", "2.50"),
        ("2,5000", "2.5000"),
        ("2.500", "2.500"),
        ("٢٫٥", "2.5"),
        ("2,500.75", "2500.75"),
    ],
)
def test_a_figure_has_one_spelling(given, term):
    assert terms(given) == [term]
    (token,) = tokenize(given)
    assert (token.text, token.stem) == (term, term)


@pytest.mark.parametrize("length", [63, 64, 65, 200])
@pytest.mark.parametrize("letter", ["ن", "b", "1", "ж", "é"])
def test_a_term_has_sixty_four_letters_at_most(letter, length):
    (term,) = terms(letter * length)
    assert len(term) == min(length, 64)


def test_what_folds_to_nothing_is_no_token():
    assert tokenize("\u0610 ن") == tokenize("\u0610 ن")[-1:]
    assert terms("ـ ـ") == []


def test_words_of_a_script_without_a_stemmer_are_kept_whole():
    assert terms("Москвами") == ["москвами"]
    assert terms("cafés") == ["cafe"]


def test_words_are_folded_as_they_will_be_met():
    assert folded_words("أحمد Ali", "مدرسة") == {"احمد", "ali", "مدرسة"}


def test_an_underscore_and_an_address_hold_no_word():
    assert [token.text for token in tokenize("كتاب_جديد")] == ["كتاب", "جديد"]
    assert terms("قبل HTTPS://A.example/كتاب بعد") == terms("قبل بعد")
    assert tokenize("www.a.example ن")[0].start == len("www.a.example ")


def test_a_full_memory_is_emptied_and_nothing_is_lost(monkeypatch):
    monkeypatch.setattr(folding, "_REMEMBERED", 2)
    for remembered in (folding._Foldings(), folding._Stems()):
        assert [remembered[word] for word in ("one", "two", "six")] == ["one", "two", "six"]
        assert set(remembered) == {"six"}
        assert remembered["z" * 65]
        assert set(remembered) == {"six"}
