"""What turns a statement round without changing its words: a label, a sign, a currency."""

import pytest

from claims.comparing import compare

MASTS = "تسبب أبراج الجيل الخامس أمراض القلب لدى 20 في المئة من السكان"


def codes(claim, found):
    return {finding.code for finding in compare(claim, found).findings}


@pytest.mark.parametrize(
    "found",
    [f"شائعة: {MASTS}", f"خبر كاذب: {MASTS}", f"زعم: {MASTS}", f"False: {MASTS}"],
)
def test_a_label_of_untruth_disputes_what_it_repeats(found):
    compared = compare(MASTS, found)
    assert "called_untrue" in codes(MASTS, found)
    assert (compared.stance, compared.sameness) == ("disputes", "altered")


def test_what_is_falsely_claimed_is_disputed():
    claim = "The new bridge cost 40 million dollars"
    found = "A post falsely claims the new bridge cost 40 million dollars"
    assert compare(claim, found).stance == "disputes"


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (f"شائعة: {MASTS}", f"إشاعة: {MASTS}"),
        (MASTS, f"الوزير: {MASTS}"),
        (MASTS, f"بحسب تقرير نشر هذا الأسبوع وفيه خطأ: {MASTS}"),
    ],
)
def test_no_label_or_one_on_both_sides_turns_nothing(claim, found):
    assert "called_untrue" not in codes(claim, found)


@pytest.mark.parametrize(
    ("claim", "found", "code"),
    [
        ("بلغت الحرارة 9 درجات تحت الصفر", "بلغت الحرارة 9 درجات فوق الصفر", "figure_conflicts"),
        ("بلغت الحرارة 9 درجات تحت الصفر", "بلغت الحرارة 9 درجات تحت الصفر", "figure_agrees"),
        ("It was 9 degrees below zero", "It was minus 9 degrees", "figure_agrees"),
        ("Oslo had 9 degrees below zero", "Oslo had 9 degrees", "figure_conflicts"),
        ("دفعت الشركة 6 ملايين دولار", "دفعت الشركة 6 ملايين يورو", "figure_conflicts"),
        ("دفعت الشركة 6 ملايين دولار", "دفعت الشركة 6 ملايين دولار", "figure_agrees"),
    ],
)
def test_a_sign_and_a_currency_are_part_of_a_figure(claim, found, code):
    other = {"figure_agrees", "figure_conflicts"} - {code}
    assert code in codes(claim, found)
    assert not other & codes(claim, found)


def test_another_sum_in_another_currency_is_no_conflict():
    assert "figure_conflicts" not in codes(
        "دفعت الشركة 6 ملايين دولار", "دفعت الشركة 5 ملايين يورو"
    )


def test_what_is_not_denied_is_confirmed():
    claim = "لم ينف المدير إغلاق الميناء القديم يوم الأحد"
    assert "opposite_words" not in codes(claim, "أكد المدير إغلاق الميناء القديم يوم الأحد")


def test_a_bound_may_have_its_subject_inside():
    assert codes("لا تقل الخسائر عن 12 مليون دولار", "الخسائر 12 مليون دولار على الأقل") == {
        "figure_agrees"
    }
