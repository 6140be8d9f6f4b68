"""Laws that hold for any text: offsets point at it, folding settles, ranges hold their order."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.dates.finding_dates import dates
from sources.text.figures.finding_figures import figures
from sources.text.sentences.splitting import split
from sources.text.spelling.folding import fold, terms, tokenize
from sources.text.spelling.levelling import spelling

NEWS = """
بلغ 35% ١٢ ألف مليون ونصف مئة وعشرون قتيلا 10-20 بين 5 و7 3.5 1,250 دولار كلم ثلث أمس الأربعاء
في 3 مايو 2019 عام 1442هـ رمضان شباط غدا قبل أسبوعين 14/02/2021 2021-02-14 الثالثة المرتبة ثلاثة
twelve thousand 3rd half $40 40bn May 2019 yesterday last week 10 to 20 km قال: «نعم». د. م.
"""
TEXTS = st.lists(st.sampled_from(NEWS.split()) | st.text(max_size=4), max_size=25).map(" ".join)
DAY = date(2023, 3, 15)


@given(TEXTS)
def test_figures_stand_in_the_text_in_order_and_apart(text):
    found = figures(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(f.high is None or f.value <= f.high for f in found)


@given(TEXTS, st.none() | st.dates())
def test_dates_stand_in_the_text_and_end_no_earlier_than_they_begin(text, day):
    for mention in dates(text, day):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.earliest <= mention.latest


@given(TEXTS)
def test_folding_what_is_folded_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_spelling_what_is_spelled_alike_changes_nothing(text):
    assert spelling(spelling(text)) == spelling(text)


@given(TEXTS)
def test_tokens_stand_in_the_text_in_order_and_apart(text):
    tokens = tokenize(text)
    assert all(0 <= t.start < t.end <= len(text) for t in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert [t.stem for t in tokens] == terms(text)


@given(TEXTS)
def test_what_is_between_sentences_is_white_space(text):
    spans = split(text)
    assert [s for s in spans if not text[s.start : s.end].strip()] == []
    left = list(text)
    for span in spans:
        left[span.start : span.end] = " " * (span.end - span.start)
    assert "".join(left).split() == [] or not any(c.isalnum() for c in left)


@given(TEXTS, TEXTS)
def test_a_line_is_cut_no_differently_for_the_line_before_it(first, second):
    first, second = " ".join(first.split()), " ".join(second.split())
    alone = [second[s.start : s.end] for s in split(second)]
    both = f"{first}\n{second}"
    below = [both[s.start : s.end] for s in split(both) if s.start > len(first)]
    assert below == alone


@pytest.mark.parametrize("sign", ["\u064b", "\u064e", "\u0651", "\u0640", "\u0670"])
def test_vowel_signs_and_tatweel_change_no_term(sign):
    word = "مدرسة"
    assert terms(word[:2] + sign + word[2:]) == terms(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إعلان", "اعلان"),
        ("مستشفى", "مستشفي"),
        ("مدرسة", "مدرسه"),
        ("SCHOOL", "school"),
        ("schools", "school"),
        ("١٢", "12"),
    ],
)
def test_two_spellings_of_a_word_are_one_term(one, other):
    assert terms(one) == terms(other)


@pytest.mark.parametrize(("one", "other"), [("كتب", "كلب"), ("school", "stool"), ("12", "13")])
def test_two_words_are_two_terms(one, other):
    assert terms(one) != terms(other)


def test_yesterday_is_the_day_before_the_day_of_writing():
    (mention,) = dates("احترق المخزن أمس", DAY)
    assert (mention.earliest, mention.latest) == (date(2023, 3, 14), date(2023, 3, 14))
