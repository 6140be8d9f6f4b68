"""Spellings of foreign names that meet, and common words that must not."""

import pytest

from claims.comparing import compare
from claims.comparing.aligning import align
from claims.comparing.reading import read
from sources.text.spelling.folding import terms
from sources.text.spelling.foreign_names import is_one_name, key, listed_name, ways, whole


@pytest.mark.parametrize(
    ("spelt", "name"),
    [
        ("زوكربيرج", "زوكربيرغ"),
        ("زوكربرغ", "زوكربيرغ"),
        ("zuckerberg", "زوكربيرغ"),
        ("بلومبيرج", "بلومبرغ"),
        ("شنغهاي", "شانغهاي"),
        ("هامبورج", "هامبورغ"),
        ("زلنسكي", "زيلينسكي"),
        ("pyongyang", "بيونغيانغ"),
    ],
)
def test_a_listed_name_is_known_in_any_spelling(spelt, name):
    assert listed_name(spelt) == name
    assert terms(spelt) == terms(name)


@pytest.mark.parametrize("joined", ["{}", "و{}", "ل{}", "ب{}"])
def test_a_listed_name_is_known_behind_a_particle(joined):
    assert terms(joined.format("زوكربيرج")) == terms("زوكربيرغ")


@pytest.mark.parametrize(
    "word", ["جرس", "غرس", "قرب", "غرب", "برتقال", "جلجل", "مسك", "قدس", "table", "", "ا" * 25]
)
def test_a_common_word_is_no_listed_name(word):
    assert listed_name(word) == ""


@pytest.mark.parametrize(("word", "consonants"), [("غولدمان", "غلدمن"), ("جولدمن", "غلدمن")])
def test_the_key_of_a_name_is_its_consonants(word, consonants):
    assert key(word) == consonants


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ايلون", "الون", True),
        ("ماسك", "مسك", True),
        ("جوتيريز", "غوتيريز", True),
        ("سيول", "سول", True),
        ("قرب", "غرب", False),
        ("قرار", "غرار", False),
        ("جنوب", "غنوب", False),
        ("قوافل", "جوافل", True),  # five letters: the price of it
        ("ماسك", "ماسح", False),
        ("شارون", "شرن", True),
        ("شاراون", "شرن", False),
        ("اب", "ب", False),
    ],
)
def test_words_may_be_spellings_of_one_name(one, other, same):
    assert is_one_name(one, other) is same
    assert is_one_name(other, one) is same


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["بيونغ", "يانغ"], [{"بيونغ", "بيونغيانغ"}, {"يانغ", "بيونغيانغ"}]),
        (["من", "هنا"], [{"من"}, {"هنا"}]),
        (["قمح"], [{"قمح"}]),
        (["bridges"], [{"bridges"}]),
    ],
)
def test_a_word_may_be_joined_to_its_neighbour(asked, found):
    assert list(ways(asked)) == found


def test_a_long_word_may_be_two():
    (spellings,) = ways(["هونغكونغ"])
    assert {"هونغكونغ", "هونغ كونغ", "هون غكونغ"} <= spellings
    assert list(ways(["قرارات"])) == [{"قرارات"}]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("هونج", "كونج"), "هونغكونغ"),
        (("هونغكونغ",), "هونغكونغ"),
        (("من",), ""),
        (("ا", "سماعيل"), ""),
    ],
)
def test_two_words_and_one_meet(parts, name):
    assert whole(*parts) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("زار الوفد هونغ كونغ في الصيف", "زار الوفد هونجكونج في الصيف"),
        ("اشترى إيلون ماسك الشركة", "اشترى إلون مسك الشركة"),
        ("حذر غوغل من التطبيق الجديد", "حذر قوقل من التطبيق الجديد"),
        ("رفضت بيونغ يانغ العرض الأخير", "رفضت بيونجيانج العرض الأخير"),
    ],
)
def test_two_spellings_leave_no_word_alone(one, other):
    for words in (align(read(one), read(other)), align(read(other), read(one))):
        assert words.only_claim == words.only_found == []
    assert compare(one, other).sameness != "altered"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وقع الانفجار غرب المدينة القديمة", "وقع الانفجار قرب المدينة القديمة"),
        ("زار الوفد هونغ كونغ في الصيف", "زار الوفد هونغ لين في الصيف"),
    ],
)
def test_other_words_stay_alone(one, other):
    words = align(read(one), read(other))
    assert words.only_claim
    assert words.only_found
