"""Numbers that rank or name: which word before them says so, and which day or hour they are not."""

import pytest

from sources.text.figures.finding_figures import figures


def ranks(text):
    return [int(found.value) for found in figures(text) if found.kind == "ordinal"]


ONES = ("الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع")


@pytest.mark.parametrize(("one", "word"), list(enumerate(ONES, 2)))
def test_a_rank_with_its_ten(one, word):
    assert ranks(f"الباب {word}") == [one]
    assert ranks(f"الباب {word} عشر") == [10 + one]
    assert ranks(f"المرة {word} عشرة") == [10 + one]


TENS = {
    20: "عشر",
    30: "ثلاث",
    40: "أربع",
    50: "خمس",
    60: "ست",
    70: "سبع",
    80: "ثمان",
    90: "تسع",
}


@pytest.mark.parametrize(("value", "ten"), TENS.items())
@pytest.mark.parametrize("ending", ["ون", "ين"])
def test_every_ten_raises_the_rank_before_it(value, ten, ending):
    text = f"الباب الثالث وال{ten}{ending} طويل"
    (found,) = figures(text)
    assert (found.value, found.kind) == (value + 3, "ordinal")
    assert text[found.start : found.end] == f"الثالث وال{ten}{ending}"
    assert ranks(f"الباب الحادي وال{ten}{ending}") == [value + 1]


def test_the_eleventh_needs_its_ten():
    assert ranks("الباب الحادي عشر") == [11]
    assert ranks("الباب الحادي") == []
    assert ranks("الباب العاشر") == [10]


def test_a_longer_word_is_no_ten_of_a_rank():
    assert ranks("الباب الثالث عشري") == [3]
    assert ranks("الباب الثالث والعشرينات") == [3]


ENGLISH_TENS = {
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
}


@pytest.mark.parametrize(("value", "ten"), ENGLISH_TENS.items())
@pytest.mark.parametrize("gap", ["-", " "])
def test_an_english_ten_raises_the_rank_behind_it(value, ten, gap):
    text = f"at the {ten}{gap}fifth gate"
    found = next(f for f in figures(text) if f.kind == "ordinal")
    assert found.value == value + 5
    assert text[found.start : found.end] == f"{ten}{gap}fifth"


def test_a_longer_english_word_is_no_ten():
    (found,) = figures("at the weighty first gate")
    assert (found.value, found.kind) == (1, "ordinal")


@pytest.mark.parametrize("word", ["الساعة", "أول", "كانون", "تشرين", "ربيع", "جمادى"])
def test_an_hour_or_the_second_half_of_a_name_is_no_rank(word):
    assert ranks(f"ثم {word} الثاني هنا") == []
    assert ranks(f"ثم باب {word}ب الثاني هنا") == [2]


RANKED = ("قرن", "ذكرى", "سنوية", "دورة", "نسخة", "مركز", "مرتبة", "دقيقة")


@pytest.mark.parametrize("noun", RANKED)
@pytest.mark.parametrize("before", ["", "ال", "لل", "وال", "بال", "فال"])
def test_a_number_behind_what_is_counted_in_order_is_its_rank(noun, before):
    assert ranks(f"ثم {before}{noun} 21 هنا") == [21]
    assert ranks(f"ثم {before}{noun} الـ21 هنا") == [21]


@pytest.mark.parametrize("text", ["القرون 21", "شقرن 21", "القرن و 21", "القرنين 21", "بيت 21"])
def test_a_number_behind_anything_else_is_no_rank(text):
    (found,) = figures(f"{text} شجرة")
    assert found.kind == "number"


def test_a_rank_with_a_unit_or_a_scale_is_an_amount():
    assert ranks("المركز 21 طنا") == []
    assert ranks("المركز 21 ألفا") == []


LABELS = "رقم قرار مرسوم قانون مادة بند فقرة فصل صفحة آية طريق قناة غرفة مجموعة بوينغ بوينج إيرباص"
ENGLISH_LABELS = "no. number resolution law article section chapter page flight route boeing airbus"


@pytest.mark.parametrize("label", LABELS.split())
@pytest.mark.parametrize("before", ["", "ال", "وال", "بال", "لل"])
def test_a_number_behind_a_label_is_a_name(label, before):
    assert figures(f"ثم {before}{label} 21 هنا") == []


@pytest.mark.parametrize("label", ENGLISH_LABELS.split())
def test_a_number_behind_an_english_label_is_a_name(label):
    assert figures(f"see {label} 21 here") == []
    assert figures(f"see {label.upper()} 21 here") == []


@pytest.mark.parametrize("label", ["المواد", "والرقمي", "outlaw", "pages", "lawful"])
def test_a_word_that_only_holds_a_label_names_nothing(label):
    (found,) = figures(f"ثم {label} 21")
    assert found.value == 21


@pytest.mark.parametrize(
    ("text", "value"), [("المادة 5 أطنان", 5), ("قرار 3 آلاف", 3000), ("صفحة خمسة", 5)]
)
def test_a_labelled_amount_with_a_unit_a_scale_or_in_words_is_a_figure(text, value):
    assert figures(text)[0].value == value


@pytest.mark.parametrize("suffix", ["st", "nd", "rd", "th"])
def test_digits_with_an_english_suffix_rank(suffix):
    assert ranks(f"the 42{suffix} street") == [42]
