"""Figures in Arabic and English text: value, unit, span."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.figures.finding_figures import figures

VALUES = [
    ("ثلاثة آلاف وخمسمئة", "3500", ""),
    ("مليونان", "2000000", ""),
    ("نصف مليون نسمة", "500000", "person"),
    ("عشرون بالمئة", "20", "percent"),
    ("ثلاثة بالمئة", "3", "percent"),
    ("خمسة وثلاثين في المائة", "35", "percent"),
    ("مليونان ونصف المليون", "2500000", ""),
    ("خمسة عشر ألفا", "15000", ""),
    ("أحد عشر لاعبا", "11", "لاعب"),
    ("مئة وخمسة وعشرون", "125", ""),
    ("ثلاث مئة وستة", "306", ""),
    ("ثلاثة عشر مليونا وأربعمئة ألف", "13400000", ""),
    ("35 ألفا و500 شخص", "35500", "person"),
    ("مئة ألف مليون", "100000000000", ""),
    ("3 ملايين دولار", "3000000", "USD"),
    ("خمسين مليون دولار أميركي", "50000000", "USD"),
    ("500 ليرة تركية", "500", "TRY"),
    ("12 جنيها مصريا", "12", "EGP"),
    ("٣٥٫٥٪", "35.5", "percent"),
    ("%12", "12", "percent"),
    ("١٬٢٣٤", "1234", ""),
    ("1,234.5", "1234.5", ""),
    ("1.234.567", "1234567", ""),
    ("103,7 كيلومتر مربع", "103.7", "km2"),
    ("0,125", "0.125", ""),
    ("-5 درجات مئوية", "-5", "celsius"),
    ("200 من الجنود", "200", "soldier"),
    ("three million dollars", "3000000", "USD"),
    ("half a million people", "500000", "person"),
    ("two hundred and fifty thousand", "250000", ""),
    ("twenty-five", "25", ""),
    ("$3.5 billion", "3500000000", "USD"),
    ("$3m", "3000000", "USD"),
    ("€40", "40", "EUR"),
    ("10km", "10", "km"),
    ("45 per cent", "45", "percent"),
    ("اثنتا عشرة مدرسة", "12", "school"),
    ("اثنتي عشرة طائرة", "12", "aircraft"),
    ("ثلاث عشرة طائرة", "13", "aircraft"),
    ("مئتا طائرة", "200", "aircraft"),
    ("مئتا متظاهر", "200", "متظاهر"),
    ("مئة متظاهر", "100", "متظاهر"),
    ("واحد وعشرون طالبا", "21", "student"),
    ("أحد عشر ألفا ومئتان وأربعة وثلاثون مقعدا", "11234", "seat"),
    ("ثمانمائة ألف لاجئ", "800000", "refugee"),
    ("مليون ومئتا ألف صوت", "1200000", "vote"),
    ("مليون ونصف المليون دولار", "1500000", "USD"),
    ("نحو 3,5 مليار دولار", "3500000000", "USD"),
    ("ألف و500 دولار", "1500", "USD"),
    ("ثلاثة أرباع مليون نسمة", "750000", "person"),
    ("۴۵ حالة", "45", "case"),
    ("3 في الألف", "3", "per_mille"),
    ("10 كيلومترات مربعة", "10", "km2"),
    ("طائرتين", "2", "aircraft"),
    ("نقطتين مئويتين", "2", "percentage_point"),
    ("two and a half million people", "2500000", "person"),
    ("5 million US dollars", "5000000", "USD"),
    ("40 million Egyptian pounds", "40000000", "EGP"),
]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES)
def test_a_figure_has_its_value_and_unit(text, value, unit):
    (figure,) = figures(f"ذكر التقرير {text}.")
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "في عام 2017",
        "انتخابات 2016",
        "15 تموز 2021",
        "قبل ثلاثة أيام",
        "صاروخ هواسونغ-14",
        "مقاتلة F16 وشبكة 5G",
        "الساعة العاشرة و10:30",
        "آلاف الجنود وملايين الناس",
        "https://example.org/35/12",
        "لست متأكدا",
        "يوم الاثنين",
        "في المئة من السكان",
        "one of them said that no one knew",
        "192.168.1.1 و007",
        "القرار 1701 والمادة 5 ومجموعة العشرين",
        "القميص رقم 10",
        "فاز 3-1",
        "رحب بالمواطنين واللاجئين",
        "وجد ميتا في ميلان",
        "وجد ميتا داخل منزله",
    ],
)
def test_names_dates_and_vague_amounts_are_no_figures(text):
    assert figures(text) == []


def test_a_count_that_looks_like_a_year_is_a_figure():
    (figure,) = figures("قتل 2017 شخصا")
    assert (figure.value, figure.unit) == (2017, "person")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("المرة الثانية", 2),
        ("المركز الخامس والعشرين", 25),
        ("الثاني عشر", 12),
        ("الدورة السابعة والسبعين", 77),
        ("الذكرى الخمسين", 50),
        ("القرن 21", 21),
        ("المرتبة الـ15", 15),
        ("the 3rd", 3),
        ("the twenty-first", 21),
    ],
)
def test_an_ordinal_is_a_figure_of_its_own_kind(text, value):
    (figure,) = figures(text)
    assert (figure.value, figure.kind) == (value, "ordinal")


@pytest.mark.parametrize(
    "text", ["10-20%", "بين 10% و20%", "بين 10 و 20%", "10% إلى 20%", "بين عشرة وعشرين في المئة"]
)
def test_a_range_is_one_figure(text):
    (figure,) = figures(text)
    assert (figure.value, figure.high, figure.unit) == (10, 20, "percent")


@pytest.mark.parametrize(
    "text",
    ["بين 5 و7 ملايين شخص", "بين خمسة وسبعة ملايين شخص", "between 5 and 7 million people"],
)
def test_the_lower_end_of_a_range_shares_the_scale_of_the_upper(text):
    (figure,) = figures(text)
    assert (figure.value, figure.high, figure.unit) == (5_000_000, 7_000_000, "person")


def test_a_scale_is_not_shared_by_a_number_too_great_for_it():
    first, second = figures("من 900 إلى مليون شخص")
    assert (first.value, second.value) == (900, 1_000_000)


def test_a_change_is_two_figures_of_one_unit():
    before, after = figures("ارتفع العدد من 10 إلى 20 قتيلا")
    assert (before.value, before.unit, after.value, after.unit) == (10, "killed", 20, "killed")


def test_a_thousands_stop_keeps_its_other_reading():
    (figure,) = figures("1.500 شخص")
    assert (figure.value, figure.other) == (Decimal("1.5"), 1500)


def test_spans_are_of_the_text_as_given():
    text = "بلغت النسبة خمسةً وثلاثــين بالمئة و٤٠٪"
    assert [text[f.start : f.end] for f in figures(text)] == ["خمسةً وثلاثــين بالمئة", "٤٠٪"]


def test_a_span_holds_the_marks_of_its_last_letter_and_no_conjunction():
    text = "ومئةُ سيارةٍ."
    (figure,) = figures(text)
    assert text[figure.start : figure.end] == "مئةُ سيارةٍ"


@given(st.text(alphabet="0123456789٣.,٫٬ -%$ثلاثةمليونوعشرألفaand:/@#\n", max_size=80))
def test_any_text_gives_ordered_spans_inside_it(text):
    found = figures(text)
    ends = [0, *(figure.end for figure in found)]
    assert all(end <= f.start < f.end <= len(text) for end, f in zip(ends, found, strict=False))


@pytest.mark.parametrize("piece", ["1", "1,", "1-", "ثلاثة ", "a@", "2017 ", "َ", "http://"])
def test_hostile_repetition_comes_back(piece):
    assert isinstance(figures(piece * (60_000 // len(piece))), list)


def test_a_million_in_the_accusative_may_be_two():
    (figure,) = figures("مليونا دولار لإصلاح الجسر")
    assert (figure.value, figure.other) == (Decimal(1_000_000), Decimal(2_000_000))
    (figure,) = figures("20 مليونا")
    assert (figure.value, figure.other) == (Decimal(20_000_000), None)
