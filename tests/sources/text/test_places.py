"""Which place words name, and which words only look like one."""

import pytest
from babel import Locale

from sources.text.places import NO_STATES, place_at, place_words
from sources.text.spelling.folding import tokenize


def places(text: str) -> list[str]:
    words, found, at = [token.text for token in tokenize(text)], [], 0
    while at < len(words):
        name = place_at(words, at)
        found += [name.place] if name else []
        at += name.words if name else 1
    return found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("سوريا", "syria"),
        ("سورية", "syria"),
        ("السوريون", "syria"),
        ("للسوريين", "syria"),
        ("وبالعراق", "iraq"),
        ("العراقية", "iraq"),
        ("البرتغالي", "portugal"),
        ("والفلبين", "philippines"),
        ("سنغافورة", "singapore"),
        ("السعودية", "saudi"),
        ("سعوديين", "saudi"),
        ("عُمان", "oman"),
        ("دمشق", "syria"),
        ("Syrians", "syria"),
        ("Portugal's", "portugal"),
        ("Denmark", "denmark"),
        ("NATO", "nato"),
    ],
)
def test_a_word_names_a_place_with_its_prefixes_and_endings(text, place):
    assert places(text) == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("الولايات المتحدة", "usa"),
        ("للولايات المتحدة", "usa"),
        ("المملكة المتحدة", "britain"),
        ("المملكة العربية السعودية", "saudi"),
        ("الإمارات العربية المتحدة", "emirates"),
        ("كوريا الشمالية", "north_korea"),
        ("كوريا الجنوبية", "south_korea"),
        ("جنوب السودان", "south_sudan"),
        ("جنوب إفريقيا", "south_africa"),
        ("البوسنة والهرسك", "bosnia_&_herzegovina"),
        ("الاتحاد الأوروبي", "europe"),
        ("حزب الله", "hezbollah"),
        ("the United States", "usa"),
        ("North Korea", "north_korea"),
        ("Saudi Arabia", "saudi"),
    ],
)
def test_the_longest_name_wins(text, place):
    assert places(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "البحر",
        "القوات البحرية",
        "جورج",
        "السود",
        "ترك",
        "الرياضيات",
        "كين",
        "سورة الكهف",
        "السيولة",
        "حماسي",
        "حلبة السباق",
        "الدعم المالي",
        "مجرى النهر",
        "بنين وبنات",
        "ديفيد كاميرون",
        "نيو جيرسي",
        "بوتين",
        "بالتيمور",
        "غابة",
        "غروب المغيب",
        "a new reunion",
    ],
)
def test_a_word_that_shares_letters_with_a_place_names_none(text):
    assert places(text) == []


def test_every_state_is_known_in_both_languages():
    left_out = {"ML", "BJ", "JE"}  # «مالي», «بنين», «جيرسي»: money, boys, New Jersey
    for language in ("ar", "en"):
        states = Locale(language).territories
        named = {code for code in states if places(states[code].partition("(")[0])}
        lacking = {code for code in states if code.isalpha()} - named
        assert lacking - left_out <= NO_STATES | {"RE", "CQ"}  # Réunion; Sark has no Arabic name


def test_words_of_one_name_come_as_they_are_written():
    assert {"سوري", "الجزائرية", "بكين", "syrian"} <= place_words()
    assert not {word for word in place_words() if " " in word}
