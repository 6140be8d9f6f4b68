"""Possibility, likelihood, expectation, seeming, opinion, advice: each with what it is not."""

import pytest

from claims.triage import assess


def one(sentence):
    return assess([sentence])[0]


def codes(sentence):
    return {reason.code for reason in one(sentence).reasons}


HEDGED = {
    "possibility": [
        "ربما يغلق المتجر أبوابه.",
        "من الممكن أن يغلق المتجر أبوابه.",
        "يحتمل أن يغلق المتجر أبوابه.",
        "هناك احتمال كبير لإغلاق المتجر.",
        "بإمكان المتجر تغيير أسعاره.",
        "Perhaps the shop closes.",
        "The shop might close.",
        "The shop could close.",
    ],
    "likelihood": [
        "من المرجح أن يغلق المتجر أبوابه.",
        "على الأرجح يغلق المتجر أبوابه.",
        "من المستبعد أن يغلق المتجر أبوابه.",
        "The shop is likely to close.",
        "The shop is unlikely to close.",
    ],
    "expectation": [
        "من المتوقع أن يغلق المتجر أبوابه.",
        "من المقرر أن يغلق المتجر أبوابه.",
        "يتوقع أن يغلق المتجر أبوابه.",
        "The shop is expected to close.",
        "The shop is set to close.",
    ],
    "future": [
        "سيغلق المتجر أبوابه.",
        "سوف يغلق المتجر أبوابه.",
        "لن يغلق المتجر أبوابه.",
        "The shop will close.",
    ],
    "seeming": [
        "يبدو أن المتجر مغلق.",
        "على ما يبدو المتجر مغلق.",
        "It seems the shop is shut.",
        "Apparently the shop is shut.",
    ],
    "opinion": [
        "أعتقد أن المتجر مغلق.",
        "في رأيي المتجر رخيص.",
        "للأسف المتجر مغلق.",
        "I think the shop is cheap.",
        "In my view the shop is cheap.",
        "Unfortunately the shop is shut.",
    ],
    "advice": [
        "يجب إغلاق المتجر.",
        "ينبغي إغلاق المتجر.",
        "من الأفضل إغلاق المتجر.",
        "The shop should close.",
        "The shop must close.",
    ],
}
KINDS = {
    "possibility": "forecast",
    "likelihood": "forecast",
    "expectation": "forecast",
    "future": "forecast",
    "seeming": "opinion",
    "opinion": "opinion",
    "advice": "advice",
}
ROWS = [(code, sentence) for code, sentences in HEDGED.items() for sentence in sentences]


@pytest.mark.parametrize(("code", "sentence"), ROWS)
def test_a_hedge_in_the_main_clause_makes_the_sentence_speculative(code, sentence):
    found = one(sentence)
    assert code in codes(sentence)
    assert found.speculative
    assert found.kind == KINDS[code]


@pytest.mark.parametrize(("code", "sentence"), [row for row in ROWS if not row[1].isascii()])
def test_a_hedge_in_somebodys_words_is_their_quote(code, sentence):
    found = one(f"وقال صاحب المتجر: {sentence}")
    assert found.kind == "quote"
    assert not found.speculative


@pytest.mark.parametrize(
    "sentence",
    [
        "أغلق المتجر أبوابه.",
        "لم يغلق المتجر أبوابه.",
        "غير المتجر أسعاره.",
        "المتجر مغلق منذ يومين.",
        "سيارة المتجر جديدة.",
        "ستون زبونا زاروا المتجر.",
        "سوق المتاجر كبيرة.",
        "The shop closed.",
        "The shop did not close.",
        "The shop mustered ten clients.",
        "The shoulder of the road is closed.",
    ],
)
def test_what_is_stated_is_no_speculation(sentence):
    assert not one(sentence).speculative


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("هل يغلق المتجر أبوابه؟", "question"),
        ("لماذا أغلق المتجر؟", "question"),
        ("Does the shop close?", "question"),
        ("إذا أغلق المتجر غادر الزبائن.", "condition"),
        ("If the shop closes, people leave.", "condition"),
        ("قال صاحب المتجر إن البيع توقف.", "quote"),
        ("The owner said that sales stopped.", "quote"),
        ("وفقا للبلدية، أغلق المتجر.", "quote"),
        ("According to the city, the shop closed.", "quote"),
        ("باع المتجر 300 كتاب.", "figure"),
        ("The shop sold 300 books.", "figure"),
        ("باع المتجر كتبه.", "fact"),
        ("The shop sold its books.", "fact"),
        ("أخبار المتجر:", "heading"),
    ],
)
def test_each_kind_in_both_languages(sentence, kind):
    assert one(sentence).kind == kind


def test_order_matters_only_below_a_list_of_possible_outcomes():
    plain = ["باع المتجر كتبه.", "غادر الزبائن.", "عاد الموظفون."]
    assert [item.kind for item in assess(plain)] == [one(sentence).kind for sentence in plain]


def test_nothing_is_assessed_of_nothing():
    assert assess([]) == []
    assert assess([""])[0].check_worthiness <= 0.3
