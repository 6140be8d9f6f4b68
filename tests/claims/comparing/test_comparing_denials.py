"""What is denied in one of two texts only disputes; a denial of something else does not."""

import pytest

from claims.comparing import compare
from tests.claims.comparing.test_comparing import codes


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("الحكومة تقرر تأجيل الانتخابات المحلية", "الحكومة لم تقرر تأجيل الانتخابات المحلية"),
        (
            "جماعة المعارضة تنسحب من المدينة القديمة",
            "جماعة المعارضة تنفي انسحابها من المدينة القديمة",
        ),
        ("The council approved the new bridge", "The council never approved the new bridge"),
        ("The council approved the new bridge", "The council didn't approve the new bridge"),
    ],
)
def test_a_negation_in_one_text_disputes(claim, found):
    assert "negation_differs" in codes(claim, found)
    assert compare(claim, found).stance == "disputes"


def test_the_same_negation_in_both_is_no_difference():
    text = "الحكومة لم تقرر تأجيل الانتخابات"
    assert "negation_differs" not in codes(text, text)


MISSILE = (
    "وطوّرت روسيا وكوريا الشمالية معًا الصاروخ العابر للقارات الذي جرّبته كوريا الشمالية عام 2017."
)
BRIDGE = "شيّدت الشركة الجسر الجديد فوق النهر بأموال المدينة."
TOGETHER = "Russia and North Korea developed the missile together."


@pytest.mark.parametrize(
    ("claim", "found", "denier"),
    [
        (
            MISSILE,
            "لم تطوّر روسيا وكوريا الشمالية معًا الصاروخ العابر للقارات الذي جُرّب عام 2017.",
            "لم",
        ),
        (
            MISSILE,
            "لم تشارك روسيا في تطوير الصاروخ العابر للقارات الذي جرّبته كوريا الشمالية عام 2017.",
            "لم",
        ),
        (
            MISSILE,
            "ولم تقدم أي حكومة دليلًا علنيًا على أن روسيا شاركت في تطوير الصاروخ العابر للقارات "
            "الذي جرّبته كوريا الشمالية عام 2017.",
            "ولم",
        ),
        (
            MISSILE,
            "نفت روسيا أنها طوّرت مع كوريا الشمالية الصاروخ العابر للقارات الذي جُرّب عام 2017.",
            "نفت",
        ),
        (BRIDGE, "لن تشيّد الشركة الجسر الجديد فوق النهر بأموال المدينة.", "لن"),
        (BRIDGE, "لم تكن أموال المدينة وراء تشييد الشركة الجسر الجديد فوق النهر.", "لم"),
        (BRIDGE, "أنكر المجلس أن الشركة شيدت الجسر الجديد فوق النهر بأموال المدينة.", "أنكر"),
        (BRIDGE, "كذّبت المدينة خبر تشييد الجسر الجديد فوق النهر بأموالها.", "كذّبت"),
        (BRIDGE, "وفنّدت الشركة تشييد الجسر الجديد فوق النهر بأموال المدينة.", "وفنّدت"),
        (TOGETHER, "Russia and North Korea did not develop the missile together.", "not"),
        (
            TOGETHER,
            "No public evidence shows that Russia and North Korea developed the missile together.",
            "No",
        ),
        (TOGETHER, "Moscow denied that it developed the missile with North Korea.", "denied"),
        (
            TOGETHER,
            "The report that Russia and North Korea developed the missile was refuted.",
            "refuted",
        ),
        (BRIDGE, "خبر تشييد الشركة الجسر الجديد فوق النهر بأموال المدينة غير صحيح.", "غير"),
        (BRIDGE, "شائعة تشييد الشركة الجسر الجديد فوق النهر بأموال المدينة كاذبة.", "كاذبة"),
        (BRIDGE, "الأنباء عن تشييد الجسر الجديد فوق النهر بأموال المدينة عارية عن الصحة.", "عارية"),
        (BRIDGE, "من غير الصحيح أن الشركة شيدت الجسر الجديد فوق النهر بأموال المدينة.", "غير"),
        (TOGETHER, "Claims that Russia and North Korea developed the missile are false.", "false"),
    ],
)
def test_who_denies_the_whole_claim_disputes_it(claim, found, denier):
    comparison = compare(claim, found)
    words = [found[slice(*f.found)] for f in comparison.findings if f.code == "negation_differs"]
    assert words == [denier]
    assert comparison.stance == "disputes"


def test_no_evidence_in_few_shared_words_is_told_and_suggests_nothing():
    found = "ولم تقدم أي حكومة دليلًا علنيًا على أن روسيا شاركت في تطوير الصاروخ."
    assert "negation_differs" in codes(MISSILE, found)
    assert compare(MISSILE, found).stance == ""


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (BRIDGE, "لم تنفِ المدينة أن الشركة شيدت الجسر الجديد فوق النهر بأموالها."),
        (BRIDGE, "لم تشيد الشركة إلا الجسر الجديد فوق النهر بأموال المدينة."),
        (BRIDGE, "إذا لم تتأخر الشركة تشيّد الجسر الجديد فوق النهر بأموال المدينة."),
        (BRIDGE, "لا تزال الشركة تشيد الجسر الجديد فوق النهر بأموال المدينة."),
        (BRIDGE, "شيدت الشركة الجسر الجديد فوق النهر بأموال المدينة ولم يصب أحد."),
        ("المدينة تنفي إغلاق الجسر القديم", "نفت المدينة إغلاق الجسر القديم"),
        ("لا تغيير في مواعيد القطارات", "الوزارة: لا يوجد تغيير في مواعيد القطارات"),
        ("سعر النفط 50 دولارا للبرميل", "سعر النفط دون 50 دولارا للبرميل"),
        ("يحظر القانون بيع الألعاب النارية للأطفال", "لا بيع للألعاب النارية للأطفال في القانون"),
        (BRIDGE, "خبر تشييد الجسر الجديد فوق النهر بأموال المدينة ليس كاذبا."),
        (BRIDGE, "خبر تشييد الجسر الجديد فوق النهر بأموال المدينة صحيح."),
        (BRIDGE, "شيدت الشركة الجسر الجديد فوق النهر بأموال المدينة ونشرت معلومات مضللة."),
        (TOGETHER, "Russia and North Korea developed the missile together, a false report said."),
        (TOGETHER, "Not only Russia and North Korea developed the missile together."),
        (TOGETHER, "Russia, which did not pay, developed the missile together with North Korea."),
    ],
)
def test_a_negation_of_something_else_is_no_difference(claim, found):
    assert "negation_differs" not in codes(claim, found)
