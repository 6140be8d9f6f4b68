import json
from itertools import groupby
from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.triage import assess
from claims.triage.phrases import PHRASES
from tests.evaluation import Options
from tests.evaluation.kinds import measure
from tests.gold import GOLD_FOLDER

GOLD = GOLD_FOLDER / "kinds.json"
LABELLED = [row for row in json.loads(GOLD.read_text("utf-8")) if row["label"] != "X"]

CUE_WORDS = sorted({word for table in PHRASES.values() for cue in table for word in cue.split()})


def one(sentence):
    return assess([sentence])[0]


def test_our_own_sentences_are_told_apart():
    figures = measure(GOLD, Options())
    assert figures["precision"] >= 0.98
    assert figures["f1"] >= 0.94


def test_our_own_sentences_get_their_kind():
    texts = [list(rows) for _, rows in groupby(LABELLED, key=itemgetter("seed"))]
    pairs = [
        (row["kind"], found.kind)
        for rows in texts
        for row, found in zip(rows, assess([row["text"] for row in rows]), strict=True)
        if "kind" in row
    ]
    assert len(pairs) > 500
    assert sum(gold == kind for gold, kind in pairs) / len(pairs) >= 0.9


@pytest.mark.parametrize(
    ("hedged", "plain"),
    [
        ("قد يغلق المصنع أبوابه.", "قد أغلق المصنع أبوابه."),
        ("قد تتأخر الرحلة ساعتين.", "قد تأخر القطار ساعتين."),
        ("وقد تسبب الأزمة نقصا في الدواء.", "وقد تسبب الحريق في نقص الدواء."),
        ("وقد تراجع الحكومة قرارها.", "وقد تراجع الطلب على الحديد."),
        ("فقد ينقطع التيار مساء.", "فقد انقطع التيار مساء."),
        ("وقد ننشر الأسماء غدا.", "وقد نشر الحزب الأسماء."),
        ("سيزور الوفد المصنع.", "سياسة المصنع واضحة."),
        ("ستغادر السفينة الميناء.", "ستة عمال غادروا الميناء."),
        ("سنعرف النتيجة مساء.", "سنوات مرت قبل النتيجة."),
        ("سأزور المعرض.", "ساحة المعرض واسعة."),
        ("سيطرح المصنع منتجا جديدا.", "سيطر الحريق على المخزن."),
        ("سيفتح المتحف بابه.", "سيف الدولة عنوان المعرض."),
        ("وسيرتفع السعر.", "وسيرة الرجل معروفة."),
        ("فستغلق المدارس.", "فستان العروس أبيض."),
        ("سوف تعود الباخرة.", "عادت الباخرة التي سوف تباع."),
        ("يمكن أن تتعطل الآلة.", "لا يمكن تشغيل الآلة ليلا."),
        ("يتوقع أن يهبط السعر.", "الخبير يتوقع أن يهبط السعر."),
        ("من المرجح أن يفوز الفريق.", "قال المدرب إن من المرجح أن يفوز الفريق."),
        ("إذا غادر المدرب فقد يهبط الفريق.", "سأل اللاعبون ما إذا كان المدرب سيغادر."),
        ("لو حضر الشاهد لتغير الحكم.", "حضر الشاهد وتغير الحكم."),
        ("أعتقد أن القرار خطأ.", "يعتقد المدير أن القرار خطأ."),
        ("من المهم أن يحضر الجميع.", "من المهم الإشارة إلى أن الجميع حضر."),
        ("كان من الممكن أن يفوز.", "كان المدرب قد تطلق قبل عام."),
        ("سيفتتح المتحف في مايو.", "كان المتحف سيفتتح في مايو."),
        ("من المقرر أن يفتتح المتحف.", "كان من المقرر أن يفتتح المتحف."),
        ("ويفترض أن يفتتح المتحف.", "وكان يفترض أن يفتتح المتحف."),
        ("قد تموت الأشجار.", "وقد ماتت الأشجار."),
        ("يخشى أن تموت الأشجار.", "البستاني يخشى أن تموت الأشجار."),
        ("يمكن ري الأشجار ليلا.", "لا يمكن ري الأشجار ليلا."),
        ("بإمكان البلدية ري الأشجار.", "لم يعد بإمكان البلدية ري الأشجار."),
        ("إن فاز الفريق، صعد إلى النهائي.", "إن فوز الفريق، كما قال المدرب، مستحق."),
        ("وإن تراجع الطلب، تراجع السعر.", "وإن تراجع الطلب، رغم الخصم، مفاجئ."),
        ("المرجح تأجيل المباراة.", "المرشح المرجح فوزه غادر القاعة."),
        ("المطلوب خطة للنقل.", "دفع النادي المبلغ المطلوب."),
        ("ليس أمام النادي سوى البيع.", "ليس أمام النادي موقف للسيارات."),
        ("ولعلنا نفوز.", "وفزنا."),
        ("وبوسعهم ري الأشجار.", "وسعوا البستان."),
        ("الحفر من شأنه إغلاق الطريق.", "قلل المدير من شأنه."),
        ("ويظل احتمال الفوز ضعيفا.", "ويظل الملعب مغلقا."),
        ("وتبقى من المحتمل عودته.", "وتبقى عودته سرا."),
        ("ولو استورد المصنع الحديد، لعمل.", "استورد المصنع الحديد، وعمل."),
        ("إن استعاد النادي لقبه، احتفل.", "إن استعادة اللقب، كما نرى، صعبة."),
        ("إن خطوة مفاجئة قد تربك السوق.", "طرح البنك خطوة مفاجئة قد تربك السوق."),
        ("الشركة قد تصدر بطاقة.", "تصدر الشركة بطاقة يمكن حفظها في الهاتف."),
        ("كان من الممكن أن يعود.", "غادر المدرب المدينة حيث كان من الممكن أن يبقى."),
        ("من المستغرب أن يعود.", "ليس من المستغرب أن المدرب عاد."),
        ("حبذا نشر الأرقام.", "نشرت الأرقام."),
        ("نأمل نشر الأرقام.", "يأمل النادي نشر الأرقام."),
        ("يجب نشر الأرقام.", "يجب وفق القانون نشر الأرقام."),
        ("إن دعم الاتحاد قد ينقذ النادي.", "دعم الاتحاد النادي، وقد ينقذه."),
        ("The bridge may close in winter.", "The bridge closed in May."),
        ("Prices will rise.", "Will Carter raised prices."),
        ("Boats would sink there.", "Boats would often sink there."),
        ("The will to win will decide it.", "The will to win decided it."),
        ("There is every chance of rain.", "There was rain."),
        ("It is likely that he resigns.", "He said it is likely that she resigns."),
    ],
)
def test_a_hedge_is_told_from_what_looks_like_one(hedged, plain):
    assert one(hedged).speculative
    assert not one(plain).speculative


def test_a_cue_may_be_the_last_word():
    words = [*CUE_WORDS, "قد", "سوف", "لن", "will", "قد لا"]
    found = assess([f"هذا {word}" for word in words] + words)
    assert all(0 <= item.check_worthiness <= 1 for item in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "الجسر الذي قد ينهار أغلق أمام السيارات.",
        "خفضت الشركة أسعارها، مما قد يغضب منافسيها.",
        "زار الوزير الجسر، وقد يأمر بإغلاقه.",
        "يحافظ الطرفان على هدنة قد تنتهي غدا.",
        "ستنتهي الهدنة غدا، بحسب المتحدث باسم الجيش.",
        "وفقا للشرطة، سيحاكم المتهم في يونيو.",
        "«سنعود قريبا»، قالت المديرة.",
        "يدفع الصندوق تعويضا للعمال في حالة إغلاق المصنع.",
        "رغم أن المباراة قد تؤجل، وصل الفريق إلى الملعب.",
        "هل سيعود المدرب؟",
    ],
)
def test_a_hedge_outside_the_main_clause_is_no_speculation(sentence):
    assert not one(sentence).speculative


def test_a_rule_that_is_followed_is_no_source():
    assert one("وفقا للقانون، سيحاكم المتهم في يونيو.").speculative


def test_a_clause_of_concession_leaves_the_hedge_its_main_clause():
    assert one("رغم أن الملعب جاهز، قد تؤجل المباراة.").speculative


@pytest.mark.parametrize(
    "sentence", ["وَسَيُعْلِنُ الحَكَمُ النتيجةَ.", "قَدْ يُعْلَنُ الاسم.", "رُبَّمَا يعود.", "وســـيعلن الاسم."]
)
def test_vowel_signs_and_tatweel_hide_no_hedge(sentence):
    found = one(sentence)
    assert found.speculative
    hedge = next(r for r in found.reasons if r.code in {"future", "possibility"})
    assert sentence.startswith(sentence[hedge.start : hedge.end])


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("بلغ عدد الزوار 900 ألف زائر.", "figure"),
        ("وصل الزوار إلى المدينة في المرتبة الأولى.", "fact"),
        ("وأكدت الوزيرة أن الميزانية كافية.", "quote"),
        ("وقال الوزير في بيان:", "quote"),
        ("وقد أكد المدير أن الجسر آمن.", "quote"),
        ("وكان المدير قد أكد أن الجسر آمن.", "quote"),
        ("وكان المدير قد غادر الجسر.", "fact"),
        ("وذهب المهندسون إلى أن الجسر آمن.", "quote"),
        ("وذهب المهندسون إلى الجسر.", "fact"),
        ("المهندسون حذروا من انهيار الجسر.", "quote"),
        ("يذكر أن الجسر بني قبل الحرب.", "fact"),
        ("ومتى صادق المجلس، بني الجسر.", "condition"),
        ("أسماء الفائزين:", "heading"),
        ("متى يعود الزوار؟", "question"),
        ("من فاز؟»", "question"),
        ("يجب إصلاح الجسر.", "advice"),
        ("إذا هطل المطر أغلق الجسر.", "condition"),
        ("ما لم يهطل المطر يفتح الجسر.", "condition"),
        ("وهو ما لم تؤكده الوزارة.", "fact"),
        ("برأيي الجسر آمن.", "opinion"),
        ("من المنتظر إصلاح الجسر.", "forecast"),
    ],
)
def test_each_kind_has_its_signs(sentence, kind):
    assert one(sentence).kind == kind


def test_items_under_possible_outcomes_are_speculative_until_prose_resumes():
    found = assess(
        [
            "فيما يلي بعض النتائج المحتملة:",
            "زيادة الأجور.",
            "- يرحل المستثمرون",
            "اتساع الفجوة بين المدن.",
            "وقال الوزير إن الأجور ثابتة.",
            "زيادة الأجور.",
        ]
    )
    assert [item.speculative for item in found] == [True, True, True, True, False, False]
    assert found[1].reasons[0].code == "possible_outcomes"


def test_items_under_a_plain_introduction_are_facts():
    found = assess(["نتائج العام الماضي:", "زيادة الأجور.", "اتساع الفجوة بين المدن."])
    assert not any(item.speculative for item in found)


def test_a_fragment_is_what_the_sentence_before_it_is():
    fragment = "بالإضافة إلى خط قطار جديد."
    hedged, plain = "أتوقع افتتاح محطتين هذا العام.", "زار الوفد المصنع."
    assert assess([hedged, fragment])[1].speculative
    assert not assess([plain, fragment])[1].speculative
    assert not assess([hedged, "بالإضافة إلى ذلك، زار الوفد المصنع."])[1].speculative


LOOSE = st.text(st.sampled_from("قديسوف نلتمرأإذا،:.؟؛ «»“لوw1%will\n\u064b"), max_size=60)
CUES = st.lists(
    st.sampled_from([*CUE_WORDS, "قد", "سوف", "لن", "يعود", "،", ":", "الذي"]), max_size=8
)


@given(st.lists(LOOSE | CUES.map(" ".join), max_size=5))
def test_any_text_is_assessed_with_spans_inside_it(sentences):
    found = assess(sentences)
    assert len(found) == len(sentences)
    for sentence, item in zip(sentences, found, strict=True):
        assert 0 <= item.check_worthiness <= 1
        assert all(0 <= r.start <= r.end <= len(sentence) for r in item.reasons)
