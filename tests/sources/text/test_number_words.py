"""Every number word, Arabic and English, is worth what it says, in each form newspapers write."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sources.text.figures.finding_figures import figures
from sources.text.numbers.number_words import NUMBER_WORDS, ORDINALS, TEN_WORDS
from sources.text.numbers.reading_numbers import numbers, words
from sources.text.spelling.levelling import spelling

ONES = {
    2: "اثنان اثنين اثنتان اثنتين",
    3: "ثلاثة ثلاث",
    4: "أربعة أربع",
    5: "خمسة خمس",
    6: "ستة ست",
    7: "سبعة سبع",
    8: "ثمانية ثماني ثمان",
    9: "تسعة تسع",
    10: "عشرة عشر",
}
TENS = {
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
}
HUNDREDS = {
    100: "مئة مائة مية",
    200: "مئتان مئتين مائتان مائتين مئتا مائتا مئتي مائتي",
    300: "ثلاثمئة ثلاثمائة ثلاثمية",
    400: "أربعمئة أربعمائة أربعمية",
    500: "خمسمئة خمسمائة خمسمية",
    600: "ستمئة ستمائة ستمية",
    700: "سبعمئة سبعمائة سبعمية",
    800: "ثمانمئة ثمانمائة ثمانمية",
    900: "تسعمئة تسعمائة تسعمية",
}
SCALES = {
    10**3: "ألف ألفا",
    10**6: "مليون مليونا",
    10**9: "مليار مليارا بليون بليونا",
    10**12: "تريليون تريليونا ترليون ترليونا",
}
PLURALS = {
    10**3: "آلاف",
    10**6: "ملايين",
    10**9: "مليارات بلايين",
    10**12: "تريليونات ترليونات",
}
DUALS = {
    2 * 10**3: "ألفان ألفين ألفي",
    2 * 10**6: "مليونان مليونين مليوني",
    2 * 10**9: "ملياران مليارين ملياري بليونين",
    2 * 10**12: "تريليونان تريليونين تريليوني ترليونين",
}
ENGLISH = {
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    12: "twelve",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
    100: "hundred",
    10**3: "thousand",
    10**6: "million mn",
    10**9: "billion bn",
    10**12: "trillion trn",
}


def rows(*tables):
    return [(w, value) for table in tables for value, row in table.items() for w in row.split()]


def values(text):
    plain = spelling(text)
    return [number.value for number in numbers(plain, words(plain))]


ALONE = rows(ONES, TENS, HUNDREDS, SCALES, DUALS, ENGLISH)
NEVER_ALONE = {"الاثنين", "الاثنان"}


@pytest.mark.parametrize(("word", "value"), ALONE)
def test_a_number_word_alone_is_worth_what_it_says(word, value):
    assert values(f"بلغ عددهم {word} فقط") == [value]


@pytest.mark.parametrize("prefix", ["ب", "ل", "ك", "ف", "و", "وب", "ول", "بال", "لل", "كال", "وال"])
@pytest.mark.parametrize(("word", "value"), rows({5: "خمسة", 40: "أربعين", 100: "مئة"}))
def test_a_joined_particle_or_article_changes_no_value(prefix, word, value):
    assert values(f"زادت {prefix}{word}") == [value]


@pytest.mark.parametrize(
    "word", ["لست", "الاثنين", "الاثنان", "فست", "كست", "فألف", "كألف", "للست"]
)
def test_a_form_that_is_another_word_far_oftener_is_no_number(word):
    assert spelling(word) not in NUMBER_WORDS
    assert values(f"كان {word} هناك") == []


@pytest.mark.parametrize("word", ["واحد", "واحدة", "إحدى", "أحد", "one"])
def test_one_alone_is_no_number(word):
    assert values(f"جاء {word} منهم") == []


@pytest.mark.parametrize(("word", "scale"), rows(PLURALS))
def test_a_plural_scale_needs_its_number(word, scale):
    assert values(f"جاء {word} الناس") == []
    assert values(f"جاء خمسة {word}") == [5 * scale]
    assert values(f"جاء 7 {word}") == [7 * scale]


@pytest.mark.parametrize(("word", "scale"), rows(SCALES))
def test_a_scale_multiplies_what_stands_before_it(word, scale):
    assert values(f"بلغ 12 {word}") == [12 * scale]
    assert values(f"بلغ أربعين {word}") == [40 * scale]


@pytest.mark.parametrize(("word", "value"), rows(ONES))
def test_a_one_and_a_linked_ten_are_one_number(word, value):
    if value < 10:
        assert values(f"{word} وعشرون") == [value + 20]
        assert values(f"{word} وتسعين") == [value + 90]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنا عشر", 12),
        ("اثني عشر", 12),
        ("اثنتا عشرة", 12),
        ("اثنتي عشرة", 12),
        ("ثلاثة عشر", 13),
        ("أربع عشرة", 14),
        ("خمسة عشر", 15),
        ("ست عشرة", 16),
        ("سبعة عشر", 17),
        ("ثماني عشرة", 18),
        ("تسعة عشر", 19),
        ("واحد وثلاثون", 31),
        ("واحدة وثلاثون", 31),
        ("إحدى وثلاثين", 31),
        ("واحد وخمسين", 51),
        ("اثنتان وستون", 62),
        ("اثنين وثمانين", 82),
        ("twenty one", 21),
        ("thirty-two", 32),
        ("one hundred", 100),
        ("one thousand", 1000),
        ("one million", 10**6),
        ("one billion", 10**9),
        ("one trillion", 10**12),
        ("one mn", 10**6),
        ("one bn", 10**9),
        ("one trn", 10**12),
    ],
)
def test_ones_that_count_only_before_a_ten(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(("word", "value"), rows(TENS))
def test_every_ten_makes_the_one_before_it_a_number(word, value):
    assert spelling(word) in TEN_WORDS
    assert spelling(f"و{word}") in TEN_WORDS
    assert values(f"واحد و{word}") == [value + 1]


@pytest.mark.parametrize(
    ("part", "share"),
    [
        ("نصف", Fraction(1, 2)),
        ("ثلث", Fraction(3333, 10_000)),
        ("ثلثا", Fraction(6667, 10_000)),
        ("ثلثي", Fraction(6667, 10_000)),
        ("ثلثان", Fraction(6667, 10_000)),
        ("ثلثين", Fraction(6667, 10_000)),
        ("ربع", Fraction(1, 4)),
    ],
)
def test_a_part_of_a_scale(part, share):
    assert values(f"{part} مليون") == [Decimal(int(share * 10_000)) * 100]
    assert values(f"ثلاثة ملايين و{part}") == [3_000_000 + Decimal(int(share * 10_000)) * 100]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاثة أرباع", "0.75"),
        ("ثلاثة أرباع المليون", "750000"),
        ("ثلاثة أرباع المليار", "750000000"),
        ("half a billion", "500000000"),
        ("three and a half thousand", "3500"),
        ("مليار وربع", "1250000000"),
    ],
)
def test_parts_of_what_stands_beside_them(text, value):
    assert values(text) == [Decimal(value)]


def test_quarters_count_below_ten_and_never_alone():
    assert values("أرباع النهائي") == []
    assert values("عشرون أرباع") == [20]
    assert values("تسعة أرباع") == [Decimal("2.25")]
    assert values("عشرة أرباع") == [10]


@pytest.mark.parametrize(
    ("words_of", "value"),
    [
        ("الأول الأولى الأولي بالأول للأولى والأول", 1),
        ("الثاني الثانية والثاني بالثانية", 2),
        ("الثالث الثالثة للثالثة", 3),
        ("الرابع الرابعة والرابعة", 4),
        ("الخامس الخامسة بالخامس", 5),
        ("السادس السادسة والسادس", 6),
        ("السابع السابعة للسابع", 7),
        ("الثامن الثامنة بالثامن", 8),
        ("التاسع التاسعة والتاسعة", 9),
        ("العاشر العاشرة والعاشر", 10),
        ("الحادي الحادية والحادي والحادية", 11),
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
    ],
)
def test_an_ordinal_word_has_its_rank(words_of, value):
    assert {ORDINALS[spelling(word)] for word in words_of.split()} == {value}


@pytest.mark.parametrize("word", ["ثان", "ثالث", "eleventh", "last"])
def test_what_ranks_nothing_by_itself_is_no_ordinal(word):
    assert spelling(word) not in ORDINALS


@pytest.mark.parametrize("word", ["عشرات", "مئات", "dozens", "scores", "several"])
def test_a_vague_amount_is_no_figure(word):
    assert figures(f"حضر {word} الناس") == []
