import json
from itertools import groupby
from operator import itemgetter

import pytest

from claims.triage import assess
from claims.triage.clauses import HEDGES
from claims.triage.worthiness import BASE, WEIGHTS
from tests.gold import GOLD_FOLDER

GOLD = GOLD_FOLDER / "kinds.json"
LABELLED = [row for row in json.loads(GOLD.read_text("utf-8")) if row["label"] != "X"]


def one(sentence):
    return assess([sentence])[0]


def words_of(sentence, code):
    return [sentence[r.start : r.end] for r in one(sentence).reasons if r.code == code]


def test_the_deciding_words_are_returned_as_written():
    assert words_of("وقد يعلن الاسم، ومن المحتمل أن يتأخر.", "possibility") == [
        "وقد يعلن",
        "ومن المحتمل",
    ]
    assert words_of("قالت د. هند إن 35% غابوا.", "figure") == ["35%"]


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("ويرى السكان أن الجسر خطر.", "reported", ["ويرى"]),
        ("الجزيرة الشمالية – (صوت الجسر): حذر المدير من الانهيار.", "reported", [":", "حذر"]),
        ("السكان يخشى أن ينهار جسرهم.", "reported", ["يخشى أن"]),
        ("أغلق الجسر أمس.", "fact", ["أغلق"]),
        ("وقد أغلق الجسر أمس.", "fact", ["وقد أغلق"]),
        ("إن فاز الفريق، غادر الحكم.", "condition", ["إن فاز"]),
        ("أبرز الاحتمالات المطروحة:", "possibility", ["الاحتمالات"]),
        ("Possible outcomes:", "possibility", ["Possible"]),
    ],
)
def test_the_words_that_decide_the_kind_are_among_the_reasons(sentence, code, words):
    assert words_of(sentence, code) == words


DECIDING = {
    "advice": {"advice"},
    "condition": {"condition"},
    "figure": {"figure"},
    "forecast": set(HEDGES) | {"possible_outcomes", "continues"},
    "opinion": {"opinion", "seeming"},
    "question": {"question"},
    "quote": {"reported"},
}


def test_no_kind_comes_without_its_words():
    texts = [list(rows) for _, rows in groupby(LABELLED, key=itemgetter("seed"))]
    found = [item for rows in texts for item in assess([row["text"] for row in rows])]
    assert {item.kind for item in found} > DECIDING.keys()
    for item in found:
        codes = {reason.code for reason in item.reasons}
        assert item.kind not in DECIDING or codes & DECIDING[item.kind]


@pytest.mark.parametrize(
    ("worthier", "less"),
    [
        ("ارتفع الدين إلى 40 مليار دولار.", "ارتفع الدين."),
        ("أعلنت وزارة الصحة تسجيل إصابات في العراق.", "شكرا لكم جميعا على هذا الحضور الجميل."),
        ("تراجعت الصادرات بنسبة 12% في مارس.", "هل تراجعت الصادرات بنسبة 12% في مارس؟"),
        ("ألغت الشركة 300 وظيفة.", "أظن أن الشركة قد تلغي 300 وظيفة."),
        ("The ministry said 300 jobs were cut.", "I really love our town!"),
    ],
)
def test_what_can_be_checked_comes_first(worthier, less):
    assert one(worthier).check_worthiness > one(less).check_worthiness


@pytest.mark.parametrize("row", LABELLED[::7], ids=lambda row: row["text"][:20])
def test_the_score_is_the_sum_of_its_reasons(row):
    found = one(row["text"])
    total = BASE + sum(reason.weight for reason in found.reasons)
    assert found.check_worthiness == pytest.approx(min(1, max(0, total)), abs=1e-4)
    assert {reason.code for reason in found.reasons} <= WEIGHTS.keys()


def test_a_sign_counts_half_the_second_time_and_then_no_more():
    weights = [r.weight for r in one("3 كتب و4 أقلام و5 دفاتر.").reasons if r.code == "figure"]
    assert weights == [WEIGHTS["figure"], WEIGHTS["figure"] / 2]


def test_a_date_is_told_with_its_figures():
    assert words_of("افتتح المصنع يوم الثلاثاء 3 أيار 2021 في حلب.", "date") == [
        "الثلاثاء",
        "3 أيار 2021",
    ]
    assert "2017" in words_of("أُطلق الصاروخ في تجربة عام 2017.", "date")


def test_what_states_a_fact_is_not_told_to_be_no_sentence():
    told = {reason.code for reason in one("كما عمل البلدان معا على المشروع في عام 2017.").reasons}
    assert "fact" in told
    assert "fragment" not in told
