"""Units beside figures: sign, word, nation of a currency, and the noun that is counted."""

from decimal import Decimal

import pytest

from sources.text.figures.figure_units import kind_of
from sources.text.figures.finding_figures import figures


def one(text):
    (found,) = figures(text)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "5%",
        "5 %",
        "5٪",
        "%5",
        "% 5",
        "%5%",
        "5 بالمئة",
        "5 بالمائة",
        "5 في المئة",
        "5 في المائة",
        "5 بالمية",
        "5 percent",
        "5 pct",
        "5 per cent",
        "خمسة بالمئة",
        "خمسة في المائة",
        "five percent",
    ],
)
def test_a_share_of_a_hundred(text):
    found = one(f"بلغ {text}")
    assert (found.value, found.unit, found.kind) == (5, "percent", "percent")


@pytest.mark.parametrize("text", ["5 في الألف", "5 per mille"])
def test_a_share_of_a_thousand(text):
    found = one(f"بلغ {text}")
    assert (found.value, found.unit, found.kind) == (5, "per_mille", "number")


@pytest.mark.parametrize(
    ("sign", "unit"), [("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("%", "percent")]
)
def test_a_sign_stands_before_or_behind(sign, unit):
    for text in (f"{sign}40", f"{sign} 40", f"40{sign}", f"40 {sign}"):
        found = one(f"ثم {text}")
        assert (found.value, found.unit) == (40, unit)


@pytest.mark.parametrize(("code", "unit"), [("USD", "USD"), ("eur", "EUR"), ("GBP", "GBP")])
def test_the_code_of_a_currency_stands_before_or_behind(code, unit):
    assert one(f"about {code} 40").unit == unit
    assert one(f"about {code}40").unit == unit
    assert one(f"about 40 {code}").unit == unit
    assert one(f"about {code}40 million").value == 40_000_000
    assert figures(f"model x{code}40") == []


@pytest.mark.parametrize(("suffix", "scale"), [("k", 3), ("m", 6), ("b", 9), ("bn", 9), ("tn", 12)])
def test_a_letter_behind_money_is_a_scale(suffix, scale):
    found = one(f"worth ${40}{suffix} now")
    assert (found.value, found.unit) == (40 * 10**scale, "USD")


def test_a_letter_behind_a_bare_number_is_a_unit_or_a_name():
    assert (one("worth 40km now").value, one("worth 40km now").unit) == (40, "km")
    assert figures("worth 40m now") == []
    assert figures("worth 40k now") == []
    assert one("worth 40bn").value == 40_000_000_000
    assert figures("the 40x lens") == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("كيلومتر مربع", "km2"),
        ("كم مربع", "km2"),
        ("متر مربع", "m2"),
        ("مترا مكعبا", "m3"),
        ("متر", "m"),
        ("درجة مئوية", "celsius"),
        ("درجة فهرنهايت", "fahrenheit"),
        ("degrees celsius", "celsius"),
        ("درجة", "degree"),
        ("نقطة مئوية", "percentage_point"),
        ("نقطة", "point"),
        ("دولار كندي", "CAD"),
        ("دولار أسترالي", "AUD"),
        ("دولار أمريكي", "USD"),
        ("دولارا أميركيا", "USD"),
        ("ليرة سورية", "SYP"),
        ("ليرة لبنانية", "LBP"),
        ("ليرة", "lira"),
        ("دينار عراقي", "IQD"),
        ("دينار كويتي", "KWD"),
        ("دينار أردني", "JOD"),
        ("دينار تونسي", "TND"),
        ("دينار جزائري", "DZD"),
        ("دينار ليبي", "LYD"),
        ("دينار بحريني", "BHD"),
        ("ريال سعودي", "SAR"),
        ("ريال قطري", "QAR"),
        ("ريال عماني", "OMR"),
        ("ريال يمني", "YER"),
        ("ريال إيراني", "IRR"),
        ("جنيه مصري", "EGP"),
        ("جنيه إسترليني", "GBP"),
        ("جنيه سوداني", "SDG"),
        ("درهم إماراتي", "AED"),
        ("درهم مغربي", "MAD"),
        ("US dollars", "USD"),
        ("American dollars", "USD"),
        ("Canadian dollars", "CAD"),
        ("Australian dollars", "AUD"),
        ("Egyptian pounds", "EGP"),
        ("Sudanese pounds", "SDG"),
        ("British pounds", "GBP"),
        ("Syrian lira", "SYP"),
        ("Turkish lira", "TRY"),
        ("Iraqi dinars", "IQD"),
        ("Kuwaiti dinars", "KWD"),
        ("Saudi riyals", "SAR"),
        ("Qatari riyals", "QAR"),
    ],
)
def test_the_next_word_makes_a_unit_finer(text, unit):
    found = one(f"بلغ 40 {text} تقريبا")
    assert (found.value, found.unit) == (40, unit)
    assert found.end == len(f"بلغ 40 {text}")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("40 دولار صيني", "USD"),
        ("40 درجة مربعة", "degree"),
        ("40 French dollars", "french"),
        ("40 American soldiers", "american"),
        ("40 Egyptian men", "egyptian"),
    ],
)
def test_a_word_that_makes_no_finer_unit_stays_outside(text, unit):
    assert one(text).unit == unit


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("percent", "percent"),
        ("USD", "money"),
        ("lira", "money"),
        ("EGP", "money"),
        ("dirham", "money"),
        ("km", "number"),
        ("per_mille", "number"),
        ("", "number"),
    ],
)
def test_a_unit_says_what_kind_of_figure_it_makes(unit, kind):
    assert kind_of(unit) == kind


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("40 شجرة", "شجره"),
        ("40 كتابا", "كتاب"),
        ("40 trees", "tree"),
        ("40-seat", "seat"),
        ("40 من الجنود", "soldier"),
        ("40 من النساء", "woman"),
        ("40 من الأشجار", ""),
        ("40 في المدينة", ""),
        ("40 عن", ""),
        ("40 وكتاب", ""),
        ("40 الكتاب", ""),
        ("40 للكتاب", ""),
        ("40 بالكتاب", ""),
        ("40 at", ""),
        ("40 of them", ""),
        ("40 أب", ""),
        ("40. شجرة", ""),
        ("40   شجرة", ""),
        ("40", ""),
    ],
)
def test_the_noun_behind_a_number_is_what_it_counts(text, unit):
    assert one(text).unit == unit


DUALS = [
    ("طائرتين", "aircraft"),
    ("طائرتان", "aircraft"),
    ("وطائرتين", "aircraft"),
    ("بطائرتين", "aircraft"),
    ("لطائرتين", "aircraft"),
    ("فطائرتين", "aircraft"),
    ("شخصين", "person"),
    ("قتيلان", "killed"),
    ("جريحين", "wounded"),
    ("جنديان", "soldier"),
    ("صاروخين", "missile"),
    ("مدرستان", "school"),
    ("دولتين", "country"),
    ("سيارتان", "vehicle"),
    ("دولارين", "USD"),
    ("دينارين", "dinar"),
    ("كيلومترين", "km"),
    ("طنين", "tonne"),
    ("هدفين", "goal"),
    ("مقعدان", "seat"),
    ("شركتين", "company"),
    ("جرعتان", "dose"),
]


@pytest.mark.parametrize(("word", "unit"), DUALS)
def test_a_dual_is_two_of_its_noun(word, unit):
    found = one(f"ثم {word}.")
    assert (found.value, found.unit) == (2, unit)


@pytest.mark.parametrize("word", ["مواطنين", "عاملين", "مدنيين", "الطائرتين"])
def test_a_plural_spelled_like_a_dual_is_no_two(word):
    assert figures(f"رأوا {word} هناك") == []


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("كيلومترين مربعين", "km2", "number"),
        ("درجتين مئويتين", "celsius", "number"),
        ("دولارين أمريكي", "USD", "money"),
    ],
)
def test_a_dual_has_its_finer_unit(text, unit, kind):
    found = one(text)
    assert (found.value, found.unit, found.kind) == (2, unit, kind)
    assert found.end == len(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("-5 درجات", -5), ("−5 درجات", -5), ("(-5 درجات", -5), ("5-5 درجات", 5)],
)
def test_a_minus_stands_free_before_its_number(text, value):
    assert figures(text)[-1].value == value


def test_half_a_figure_keeps_its_exact_value():
    assert one("1,5 مليون دولار").value == Decimal(1_500_000)
    assert one("0.1%").value == Decimal("0.1")
