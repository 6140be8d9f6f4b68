"""A claim beside a found text: findings with their words, and a stance only where they carry it."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparing import compare
from claims.comparing.opposites import poles
from claims.comparing.speakers import attribution, same_speaker

CLAIM = "زادت صادرات روسيا من القمح إلى الدول المجاورة بنسبة 35% خلال عام 2023"


def codes(claim, found, **dates):
    return {finding.code for finding in compare(claim, found, **dates).findings}


def test_shared_words_have_their_place_in_both_texts():
    claim, found = "وقعت الدولتان معاهدة الدفاع", "معاهدةُ الدفاعِ وقّعتها الدولتان أمس"
    pairs = {
        (claim[slice(*word.claim)], found[slice(*word.found)])
        for word in compare(claim, found).shared
    }
    assert {("معاهدة", "معاهدةُ"), ("الدفاع", "الدفاعِ"), ("الدولتان", "الدولتان")} <= pairs


def test_figures_of_one_unit_conflict_and_dispute():
    found = "زادت صادرات روسيا من القمح إلى الدول المجاورة بنسبة 28 في المئة خلال عام 2023"
    comparison = compare(CLAIM, found)
    (conflict,) = [f for f in comparison.findings if f.code == "figure_conflicts"]
    assert conflict.meant == ("35 percent", "28 percent")
    assert (CLAIM[slice(*conflict.claim)], found[slice(*conflict.found)]) == ("35%", "28 في المئة")
    assert comparison.stance == "disputes"


def test_digits_and_words_agree():
    claim = "قال الوزير إن عدد المصابين بلغ 120 شخصا"
    assert "figure_agrees" in codes(claim, "بلغ عدد المصابين مئة وعشرين شخصا")


@pytest.mark.parametrize("found", ["بلغت الكلفة 40 مليون يورو", "استغرقت الرحلة 40 يوما"])
def test_figures_of_different_units_do_not_conflict(found):
    assert "figure_conflicts" not in codes("بلغت الكلفة 35 مليون دولار", found)


def test_a_figure_inside_a_range_agrees():
    assert "figure_agrees" in codes("قتل 15 شخصا", "قتل بين 10 و20 شخصا")


def test_another_year_of_the_same_event_disputes():
    claim = "اختبرت كوريا الشمالية الصاروخ العابر للقارات في عام 2017"
    comparison = compare(claim, "اختبرت كوريا الشمالية الصاروخ العابر للقارات عام 2016")
    assert [f.meant[1][:4] for f in comparison.findings if f.code == "date_conflicts"] == ["2016"]
    assert comparison.stance == "disputes"


def test_relative_dates_agree_by_the_days_of_writing():
    days = {"claim_date": date(2023, 5, 2), "found_date": date(2024, 3, 1)}
    assert "date_agrees" in codes("انهار الجسر هذا العام", "انهار الجسر العام الماضي", **days)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("طوّرت", "يطوّر"),
        ("طوّرت", "تطوير"),
        ("أعلنت", "يعلن"),
        ("أطلق", "إطلاق"),
        ("انتخبوا", "انتخاب"),
        ("سجّلت", "تسجيل"),
        ("يسجل", "سجلوا"),
    ],
)
def test_the_forms_of_one_verb_meet(one, other):
    assert len(compare(one, other).shared) == len(compare(other, one).shared) == 1


@pytest.mark.parametrize(("one", "other"), [("سجل", "سجن"), ("2017", "2016")])
def test_another_word_does_not_meet(one, other):
    assert compare(one, other).shared == ()


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("أعلنت الوزارة ارتفاع أسعار الخبز", "أعلنت الوزارة انخفاض أسعار الخبز"),
        ("المجلس يوافق على خطة الميناء", "المجلس يرفض خطة الميناء"),
        ("The bank raised rates: a rise in prices", "The bank raised rates: a fall in prices"),
        ("أغلقت السلطات المعبر الحدودي", "فتحت السلطات المعبر الحدودي"),
        ("أغلقوا المعبر الحدودي القديم", "ستفتح الإدارة المعبر الحدودي القديم"),
        ("الطريق الساحلي مفتوح أمام الشاحنات", "الطريق الساحلي مغلق أمام الشاحنات"),
        ("زادت الحكومة الدعم على الخبز", "خفضت الحكومة الدعم على الخبز"),
        ("انضمت البلاد إلى الاتحاد الجمركي", "انسحبت البلاد من الاتحاد الجمركي"),
        ("حضر الرئيس جلسة افتتاح القمة", "غاب الرئيس عن جلسة افتتاح القمة"),
        ("ألغت الشركة رحلات الصيف كلها", "تستأنف الشركة رحلات الصيف كلها"),
    ],
)
def test_opposite_words_dispute(claim, found):
    assert "opposite_words" in codes(claim, found)
    assert compare(claim, found).stance == "disputes"


def test_what_costs_lives_is_no_opposite_of_killing():
    found = "انهيار مبنى سكني في الإسكندرية يودي بحياة 15 شخصا"
    assert "opposite_words" not in codes("قتل 15 شخصا في انهيار مبنى سكني في الإسكندرية", found)


def test_no_word_points_both_ways_on_an_axis_by_accident():
    rises = dict(poles()).get("ارتفاع")
    assert rises == (("rise_fall", 0),)


def test_a_report_from_another_country_is_told_and_disputes_nothing():
    comparison = compare(
        "زلزال قوي يضرب شمال تركيا فجر اليوم", "زلزال قوي يضرب شمال إيران فجر اليوم"
    )
    (finding,) = [f for f in comparison.findings if f.code == "place_differs"]
    assert finding.meant == ("turkey", "iran")
    assert comparison.stance == ""


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("كوريا الشمالية", "كوريا الجنوبية"),
        ("الولايات المتحدة", "المملكة المتحدة"),
        ("السودان", "جنوب السودان"),
        ("البرتغال", "الدنمارك"),
        ("النيجر", "نيجيريا"),
    ],
)
def test_states_that_share_a_word_are_not_the_same_place(mine, theirs):
    comparison = compare(
        f"زلزال قوي يضرب شرق {mine} فجر اليوم", f"زلزال قوي يضرب شرق {theirs} فجر اليوم"
    )
    assert [finding.code for finding in comparison.findings] == ["place_differs"]
    assert comparison.stance == ""


@pytest.mark.parametrize("other", ["أمريكا", "أميركا", "واشنطن"])
def test_a_state_of_two_names_is_one_place(other):
    found = codes(
        "زلزال قوي يضرب غرب الولايات المتحدة فجر اليوم", f"زلزال قوي يضرب غرب {other} فجر اليوم"
    )
    assert "place_differs" not in found


def test_the_sea_is_no_state():
    found = codes("غرقت سفينة في البحر قبالة قطر", "غرقت سفينة في الميناء قبالة قطر")
    assert "place_differs" not in found


def test_likeness_alone_never_supports():
    text = "وقعت الدولتان معاهدة للدفاع المشترك في العاصمة"
    assert compare(text, text).stance == ""


def test_a_covered_claim_with_agreeing_figures_is_supported():
    claim = "The ministry said 350 people were killed in the flood"
    assert compare(claim, "The ministry said about 350 people were killed in the flood").stance == (
        "supports"
    )


def test_a_text_about_something_else_is_irrelevant():
    claim = "افتتح الرئيس المستشفى الجديد في المدينة"
    assert compare(claim, "فاز الفريق بكأس البطولة للمرة الثالثة").stance == "irrelevant"


def test_no_shared_word_in_two_scripts_tells_nothing():
    claim = "The bridge over the river was opened by the mayor"
    assert compare(claim, "افتتح رئيس البلدية الجسر فوق النهر").stance == ""
    assert compare(claim, "A team won the cup for the third time").stance == "irrelevant"


def test_a_cosine_sharpens_the_likelihood_and_suggests_nothing():
    text = "وقعت الدولتان معاهدة للدفاع المشترك في العاصمة"
    near, far = compare(text, text, cosine=0.99), compare(text, text, cosine=0.78)
    assert near.likelihood["agree"] > far.likelihood["agree"]
    assert near.stance == far.stance == ""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قال وزير الصحة إن العدد ارتفع", "وزير الصحة"),
        ("ارتفع العدد وفقا لمنظمة الصحة العالمية", "منظمة الصحة العالمية"),
        ("رئيس الوزراء: لن نؤجل الانتخابات", "رئيس الوزراء"),
        ("The health ministry said the number rose", "The health ministry"),
        ("The number rose, according to the ministry", "the ministry"),
        ("وزير الصحة يؤكد أن العدد ارتفع", "وزير الصحة"),
        ("وكتب السفير على صفحته أن العدد ارتفع", "السفير"),
    ],
)
def test_the_speaker_is_named_with_its_span(text, who):
    found = attribution(text)
    assert found.who == who
    assert text[found.start : found.end] == who


def test_a_sentence_without_a_speaker_names_none():
    assert attribution("ارتفع عدد السكان") is None


def test_a_longer_title_is_the_same_speaker():
    one, other = attribution("قال الوزير كمال إن العدد زاد"), attribution("كمال: العدد ارتفع")
    assert same_speaker(one, other)


def test_the_explanation_is_plain_json():
    comparison = compare(CLAIM, "قال الوزير إن الصادرات لم ترتفع 28% عام 2022 في تركيا")
    told = json.loads(json.dumps(comparison.to_json(), ensure_ascii=False))
    assert told == comparison.to_json()
    parts = {"coverage", "shared", "findings", "speakers", "likelihood", "stance", "sameness"}
    assert set(told) == parts


@pytest.mark.parametrize("text", ["", " ", "؟", "\0", "\ud800", "1" * 5000, "لم " * 3000])
def test_any_text_can_be_compared(text):
    assert compare(text, CLAIM).stance in {"", "irrelevant"}
    assert sum(compare(CLAIM, text).likelihood.values()) == pytest.approx(1)


NEWS = """
ارتفعت الصادرات 35% خلال لم تنف أن خبر كاذب في عام 2017 ١٢ قتيلا نحو أكثر من ألف روسيا سوريا وفتحت
أغلقت قال الوزير: إن أمس الأربعاء مليون دولار إلا ﷺ ﴾ "said" The minister denied 3rd half ربع السكان
من لا يقل عن ٪ .5 1.500 10-20 -
"""
PIECES = st.sampled_from(NEWS.split())
SENTENCES = st.lists(PIECES | st.text(max_size=6), max_size=25).map(" ".join)


@given(SENTENCES, SENTENCES, st.none() | st.dates())
def test_whatever_two_texts_hold_their_comparison_can_be_shown(claim, found, day):
    comparison = compare(claim, found, claim_date=day)
    json.dumps(comparison.to_json())
    for told in (*comparison.shared, *comparison.findings):
        for text, span in ((claim, told.claim), (found, told.found)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
