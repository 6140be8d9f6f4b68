"""How number words join: what multiplies, what is added, and where a number ends."""

from decimal import Decimal

import pytest

from sources.text.numbers.reading_numbers import Number, numbers, words
from sources.text.spelling.levelling import level


def read(text) -> list[Number]:
    plain = level(text).text
    return list(numbers(plain, words(plain)))


def values(text):
    return [number.value for number in read(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مئة وواحد وعشرون", 121),
        ("مئتان وخمسة", 205),
        ("مئتان وعشرون", 220),
        ("ثلاثمئة وخمسة عشر", 315),
        ("ثلاث مئة وخمسة عشر", 315),
        ("تسع مئة وتسعة وتسعون", 999),
        ("ألف ومئة", 1100),
        ("ألف وتسعمئة وتسعة وثمانون", 1989),
        ("ألفان وثلاثة", 2003),
        ("ألفان وأربعمئة", 2400),
        ("عشرة آلاف ومئتان", 10_200),
        ("أربعة عشر ألفا وستة", 14_006),
        ("مليون وألف", 1_001_000),
        ("مليون وألفان", 1_002_000),
        ("مليونان وثلاثمئة ألف", 2_300_000),
        ("مليار ومليون وألف وواحد وعشرون", 1_001_001_021),
        ("خمسة مليارات ومئتا مليون", 5_200_000_000),
        ("ألف مليار", 10**12),
        ("مئة ألف مليار", 10**14),
        ("عشرون ألف مليون", 20 * 10**9),
        ("one hundred and one", 101),
        ("two hundred thirty four", 234),
        ("three thousand five hundred", 3500),
        ("three thousand and five", 3005),
        ("ninety nine", 99),
        ("twenty-one", 21),
        ("two hundred and twenty-one", 221),
        ("five hundred and one", 501),
        ("nineteen hundred", 19),
        ("forty two million three hundred thousand and seven", 42_300_007),
        ("five hundred thousand", 500_000),
        ("one thousand million", 10**9),
        ("12 million", 12 * 10**6),
        ("12 مليونا وثلاثمئة", 12_000_300),
        ("4 آلاف و250", 4250),
        ("4 آلاف و999", 4999),
    ],
)
def test_words_that_go_together_are_one_number(text, value):
    assert values(text)[0] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خمسة ستة", [5, 6]),
        ("عشرون ثلاثون", [20, 30]),
        ("عشرون وثلاثون", [20, 30]),
        ("عشرون وثلاثة", [20, 3]),
        ("خمسة وستة", [5, 6]),
        ("خمسة عشرون", [5, 20]),
        ("عشرة وعشرون", [10, 20]),
        ("مئة مئة", [100, 100]),
        ("مئة ومئة", [100, 100]),
        ("مئة ومئتان", [100, 200]),
        ("خمسة ومئة", [5, 100]),
        ("ألف وألف", [1000, 1000]),
        ("ألف ومليون", [1000, 10**6]),
        ("ألف وألفان", [1000, 2000]),
        ("ألفان وألف", [2000, 1000]),
        ("مليون مليون", [10**12]),
        ("مليون ألف", [10**9]),
        ("twenty twenty", [20, 20]),
        ("twenty thirty", [20, 30]),
        ("twenty ten", [20, 10]),
        ("twenty eleven", [20, 11]),
        ("twenty nine nine", [29, 9]),
        ("five six", [5, 6]),
        ("five one", [5]),
        ("nineteen one", [19]),
        ("twenty and one", [20]),
        ("twenty men and one dog", [20]),
        ("hundred men and one dog", [100]),
        ("a hundred one", [100]),
        ("five twenty", [5, 20]),
        ("ten hundred", [10, 100]),
        ("4 آلاف و1000", [4000, 1000]),
        ("4 آلاف و1500", [4000, 1500]),
        ("12 13", [12, 13]),
        ("12 و13", [12, 13]),
        ("مئة و100", [100, 100]),
        ("مئة و99", [100, 99]),
        ("مئة 99", [100, 99]),
        ("ألف 500", [1000, 500]),
    ],
)
def test_words_that_do_not_go_together_are_each_a_number(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلاثة بالمئة", [3, 100]),
        ("ثلاثة ومئة", [3, 100]),
        ("ثلاثة المئة", [3, 100]),
        ("تسعة مئة", [900]),
        ("عشرة مئة", [10, 100]),
        ("two hundred", [200]),
    ],
)
def test_a_hundred_multiplies_the_one_right_before_it(text, expected):
    assert values(text) == expected


def test_half_of_the_scale_said_again_is_said_once():
    assert values("مليونان ونصف المليون") == [2_500_000]
    assert values("مليونان ونصف الألف") == [2_500_000, 1000]
    assert values("ملياران وربع المليار") == [2_250_000_000]
    assert values("مليون ونصف المليون المليون")[0] == 1_500_000


def test_a_part_alone_or_behind_a_number_that_has_no_scale():
    assert values("نصف") == [Decimal("0.5")]
    assert values("خمسة ونصف") == [Decimal("5.5")]
    assert values("خمسة نصف") == [5, Decimal("0.5")]
    assert values("ألف نصف") == [1000, Decimal("0.5")]


@pytest.mark.parametrize("filler", ["and", "a"])
def test_a_filler_joins_english_words_only(filler):
    assert values(f"hundred {filler} five") == [105]
    assert values(f"مئة {filler} وخمسة") == [100, 5]


@pytest.mark.parametrize("gap", [" ", "-", "\u00a0", "  ", ""])
def test_a_short_gap_parts_no_number(gap):
    assert values(f"35{gap}ألفا") == [35_000]


@pytest.mark.parametrize("gap", [", ", " من ", "    ", ". "])
def test_anything_else_between_two_words_parts_them(gap):
    assert values(f"35{gap}ألفا") == [35, 1000]


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("مئة", 0),
        ("ألف", 1000),
        ("ألف ومئة", 0),
        ("12 مليونا", 10**6),
        ("مليونان", 10**6),
        ("5", 0),
        ("مليار ومليون", 10**6),
    ],
)
def test_a_number_says_which_scale_it_ends_with(text, scale):
    assert read(text)[0].scale == scale


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("جاء خمسة وستون رجلا", ["خمسة وستون"]),
        ("جاء وخمسة رجال", ["خمسة"]),
        ("وواحد وعشرون", ["واحد وعشرون"]),
        ("واحد وعشرون", ["واحد وعشرون"]),
        ("و35 ألفا", ["35 ألفا"]),
        ("two and a half million men", ["two and a half million"]),
    ],
)
def test_a_number_stands_where_its_words_do(text, spans):
    plain = level(text).text
    assert [plain[n.start : n.end] for n in read(text)] == [level(span).text for span in spans]


@pytest.mark.parametrize(
    ("text", "written_in_words"), [("خمسة", True), ("5", False), ("5 آلاف", False), ("five", True)]
)
def test_a_number_says_whether_words_wrote_it(text, written_in_words):
    assert read(text)[0].words is written_in_words


@pytest.mark.parametrize(("text", "definite"), [("المئة", True), ("مئة", False), ("100", False)])
def test_a_number_says_whether_it_carries_the_article(text, definite):
    assert read(text)[0].definite is definite


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("ألفا", 2000),
        ("مليونا", 2 * 10**6),
        ("مليارا", 2 * 10**9),
        ("بليونا", 2 * 10**9),
        ("تريليونا", 2 * 10**12),
        ("ترليونا", 2 * 10**12),
        ("ألف", None),
        ("مئة", None),
    ],
)
def test_an_accusative_scale_alone_may_be_a_dual(word, other):
    assert read(f"ربح {word}")[0].other == other


def test_the_other_reading_of_digits_grows_with_their_scale():
    (number,) = read("1.500 مليون")
    assert (number.value, number.other) == (1_500_000, 1_500_000_000)


@pytest.mark.parametrize("text", ["F16", "هواسونغ-14", "x_12", "a:15", "12/15", "v1"])
def test_digits_joined_to_a_name_are_no_number(text):
    assert 14 not in values(text)
    assert [v for v in values(text) if v not in {12}] == []


@pytest.mark.parametrize("text", ["- 14", "(14", "من-ه 14", "عدد14"])
def test_digits_beside_a_mark_or_glued_to_arabic_are_a_number(text):
    assert values(text) == [14]
