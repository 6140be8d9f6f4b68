"""What makes a sentence worth checking: each sign with its words, its weight and its place."""

import pytest

from claims.triage import Reason, assess
from claims.triage.worthiness import BASE, WEIGHTS, total


def reasons(sentence):
    return assess([sentence])[0].reasons


def told(sentence, code):
    return [sentence[r.start : r.end] for r in reasons(sentence) if r.code == code]


def summed(*weights):
    return total(Reason("fact", 0, 1, weight) for weight in weights)


@pytest.mark.parametrize(
    ("weights", "score"),
    [
        ((), BASE),
        ((0.1,), 0.4),
        ((-0.1,), 0.2),
        ((0.7,), 1.0),
        ((0.69,), 0.99),
        ((0.71,), 1.0),
        ((5.0,), 1.0),
        ((-0.3,), 0.0),
        ((-0.29,), 0.01),
        ((-5.0,), 0.0),
        ((0.9, -0.9), BASE),
    ],
)
def test_a_score_is_base_and_weights_kept_between_0_and_1(weights, score):
    assert summed(*weights) == pytest.approx(score)


@pytest.mark.parametrize(
    ("sentence", "code", "words"),
    [
        ("زارت الوزيرة المصنع.", "named", ["الوزيرة"]),
        ("غادرت الحكومة القاعة.", "named", ["الحكومة"]),
        ("وصلت الباخرة إلى لبنان.", "place", ["لبنان"]),
        ("وصلت الباخرة إلى نيوزيلندا.", "place", ["نيوزيلندا"]),
        ("افتتحت المدرسة أبوابها.", "event", ["افتتحت"]),
        ("نجح 12 طالبا.", "figure", ["12 طالبا"]),
        ("نجح عشرون طالبا.", "figure", ["عشرون طالبا"]),
        ("افتتح المصنع عام 2011.", "date", ["عام", "2011"]),
        ("افتتح المصنع أمس.", "date", ["أمس"]),
        ("أنا في البيت.", "first_person", ["أنا"]),
        ("شكرا على الهدية.", "address", ["شكرا"]),
        ("هل غادر القطار؟", "question", ["هل", "؟"]),
        ("ما أجمل هذا البيت!", "exclamation", ["!"]),
        ("كتب على الباب «مغلق».", "quotation", ["«"]),
        ("The minister left the hall.", "named", ["minister"]),
        ("The committee signed a deal.", "event", ["signed", "deal"]),
        ("We love our school.", "first_person", ["We", "our"]),
        ("Thanks for the gift.", "address", ["Thanks"]),
        ("Why did the train stop?", "question", ["Why", "?"]),
    ],
)
def test_each_sign_is_told_with_its_words(sentence, code, words):
    assert told(sentence, code) == words


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("زار الطبيب المصنع.", "figure"),
        ("المركز الثالث للفريق.", "figure"),
        ("غادرت الباخرة الميناء.", "place"),
        ("غادرت الباخرة الميناء.", "question"),
        ("غادرت الباخرة الميناء.", "exclamation"),
        ("غادرت الباخرة الميناء.", "quotation"),
        ("غادرت الباخرة الميناء.", "fragment"),
        ("غادرت الباخرة الميناء.", "reported"),
        ("غادرت الباخرة الميناء.", "first_person"),
        ("The ship left port.", "first_person"),
        ("The ship left port.", "figure"),
    ],
)
def test_a_sign_that_is_not_there_is_not_told(sentence, code):
    assert told(sentence, code) == []


def test_a_sentence_without_a_verb_is_a_fragment_as_a_whole():
    sentence = "خط قطار جديد بين القريتين."
    assert told(sentence, "fragment") == [sentence]


def test_a_word_inside_a_longer_date_is_no_second_date():
    assert told("افتتح المصنع في شهر مايو 2011.", "date") == ["شهر مايو 2011"]


@pytest.mark.parametrize("code", ["figure", "named", "first_person"])
def test_the_third_sign_of_a_kind_counts_no_more(code):
    sentence = {
        "figure": "اشترى 3 كتب و4 أقلام و5 دفاتر و6 ألواح.",
        "named": "حضر الوزير والسفير والعمدة والمحافظ الحفل.",
        "first_person": "أنا ونحن وبلدنا وحكومتنا هناك.",
    }[code]
    weights = [r.weight for r in reasons(sentence) if r.code == code]
    assert weights == [WEIGHTS[code], pytest.approx(WEIGHTS[code] / 2)]


def test_reasons_come_in_the_order_of_the_text():
    found = reasons("أعلن الوزير في لبنان افتتاح 12 مدرسة عام 2011.")
    assert [r.start for r in found] == sorted(r.start for r in found)
    assert len({r.code for r in found}) >= 5


@pytest.mark.parametrize(
    ("sentence", "reported"),
    [
        ("المحافظ: الطريق آمن.", [":"]),
        ("الطريق آمن:", []),
        (": الطريق آمن.", []),
        ("وصل القطار الساعة 8:30 مساء.", []),
    ],
)
def test_a_colon_with_somebody_before_it_and_words_behind_it_reports(sentence, reported):
    assert told(sentence, "reported") == reported


@pytest.mark.parametrize("mark", ["«", "“", '"'])
def test_the_first_of_the_quotes_is_the_one_told(mark):
    sentence = f"كتب {mark}مغلق{mark} ثم «مفتوح» على الباب"
    (found,) = (r for r in reasons(sentence) if r.code == "quotation")
    assert found.start == sentence.index(mark)
    assert found.end == found.start + 1


@pytest.mark.parametrize("hedge", ["possibility", "likelihood", "expectation", "opinion", "advice"])
def test_what_hedges_is_worth_less(hedge):
    assert WEIGHTS[hedge] < 0


def test_figures_of_two_languages_weigh_the_same():
    arabic, english = assess(["بلغ العدد 12."])[0], assess(["It reached 12."])[0]
    weights = [[r.weight for r in one.reasons if r.code == "figure"] for one in (arabic, english)]
    assert weights == [[WEIGHTS["figure"]]] * 2
