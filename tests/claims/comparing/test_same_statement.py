"""The same statement is offered as the same; whatever differs makes it another."""

import pytest

from claims.comparing import compare
from claims.comparing.sameness import ALTERED, SAME

RISE = "رفع المصرف المركزي سعر الفائدة إلى 12 في المئة في مارس 2023 بعد اجتماع طويل"


def codes(claim, found):
    return {finding.code for finding in compare(claim, found).findings}


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (RISE, RISE),
        ("تبلغ كلفة السد 3 ملايين دولار", "كلفة السد ثلاثة ملايين دولار"),
        ("أكثر من 200 منزل في الوادي غمرتها المياه", "غمرت المياه أكثر من مئتي بيت في الوادي"),
        ("The dam cost 3 million dollars to build", "The dam was built for $3 million"),
    ],
)
def test_what_says_the_same_in_other_words_is_the_same(claim, found):
    assert compare(claim, found).sameness == SAME


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("12 في المئة", "21 في المئة", "figure_conflicts"),
        ("2023", "2021", "date_conflicts"),
        ("رفع", "لم يرفع", "negation_differs"),
        ("رفع", "خفض", "opposite_words"),
        ("المصرف", "مصرف ليبيا", "word_differs"),
        ("بعد", "إذا وافق البرلمان بعد", "condition_differs"),
    ],
)
def test_one_difference_makes_it_another_statement(old, new, code):
    changed = RISE.replace(old, new, 1)
    if code != "word_differs":
        assert code in codes(RISE, changed)
        assert compare(RISE, changed).sameness == ALTERED
    assert compare(RISE, changed).sameness != SAME or code == "word_differs"


@pytest.mark.parametrize(
    ("claim", "found", "code"),
    [
        ("غرق 9 صيادين قبالة ولاية سرت", "غرق 9 صيادين قبالة ولاية درنة", "name_differs"),
        (
            "Engineers at Nokia built 40 masts",
            "Engineers at Samsung built 40 masts",
            "name_differs",
        ),
        ("قبل جميع الأعضاء الخطة الجديدة", "قبل بعض الأعضاء الخطة الجديدة", "scope_differs"),
        ("قبل الأعضاء الخطة الجديدة كلها", "قبل معظم الأعضاء الخطة الجديدة", "scope_differs"),
        ("Only nurses went on strike in May", "Nurses went on strike in May", "scope_differs"),
        ("تغلب الترجي على النجم في النهائي", "تغلب النجم على الترجي في النهائي", "roles_exchanged"),
        ("India sold 40 tanks to Egypt", "Egypt sold 40 tanks to India", "roles_exchanged"),
        ("فاز الهلال على النصر 2-1 أمس", "فاز الهلال على النصر 3-1 أمس", "score_differs"),
        (
            "The ship left Oran in calm weather",
            "The ship left Oran in heavy weather",
            "word_differs",
        ),
    ],
)
def test_a_difference_is_named_and_nothing_is_the_same(claim, found, code):
    assert code in codes(claim, found)
    assert compare(claim, found).sameness != SAME
    assert compare(claim, found).stance != "supports"


@pytest.mark.parametrize(
    ("claim", "found", "code"),
    [
        ("قبل جميع الأعضاء الخطة", "قبل الأعضاء الخطة", "scope_differs"),
        ("التقى مبعوث روسيا مبعوث الصين", "التقى مبعوث الصين مبعوث روسيا", "roles_exchanged"),
        ("زادت الصادرات والواردات معا", "زادت الواردات والصادرات معا", "roles_exchanged"),
        ("Exports and imports fell", "Imports and exports fell", "roles_exchanged"),
        ("وصل 5-10 أشخاص إلى المكان", "وصل 6-10 أشخاص إلى المكان", "score_differs"),
        ("قال الوزير إن الخطة جاهزة", "أكد الوزير إن الخطة جاهزة", "word_differs"),
        ("غمرت المياه منزل العائلة", "غمرت المياه بيت العائلة", "word_differs"),
    ],
)
def test_what_is_no_difference_is_none(claim, found, code):
    assert code not in codes(claim, found)


@pytest.mark.parametrize("found", ["فاز الهلال على النصر 2-1", "خسر النصر أمام الهلال 1-2"])
def test_a_score_is_the_same_from_both_sides(found):
    assert "score_agrees" in codes("فاز الهلال على النصر 2-1", found)


def test_two_words_are_too_short_to_be_the_same():
    assert compare("فيضانات الوادي", "فيضانات الوادي").sameness == ""
    assert compare("فيضانات الوادي الكبير", "فيضانات الوادي الكبير").sameness == SAME


def test_other_statements_of_one_subject_are_neither_the_same_nor_nearly():
    found = "قال محللون إن رفع الفائدة لن يوقف التضخم وإن الحكومة تبحث عن حلول أخرى"
    assert compare(RISE, found).sameness == ""
