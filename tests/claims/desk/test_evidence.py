"""Evidence on the claim page explains itself: marks in both texts, who says it, why a stance."""

import pytest
from django.utils import translation

from claims.comparing import compare
from claims.desk.highlights import attribution, suggestion_reasons
from sources.models import Sentence
from tests.claims.desk.hands import page_of
from tests.factories import make_claim, make_evidence

CLAIM = "ارتفعت صادرات الزيتون 40% خلال الموسم."
FOUND = "قال مدير الميناء إن صادرات الزيتون ارتفعت 25% خلال الموسم."


def compared(found: str):
    return make_evidence(make_claim(CLAIM), found)


def test_the_shared_words_and_the_conflict_are_marked_in_both_texts(browse, editor):
    evidence = compared(FOUND)
    page = browse(editor).get(page_of(evidence.claim)).content.decode()
    beside = page.partition('class="beside"')[2].partition("</details>")[0]
    assert '<mark class="conflicts"' in beside
    assert "40%</mark>" in beside
    assert "25%</mark>" in page
    assert '<mark class="shared" title="">الزيتون</mark>' in beside


def test_who_says_it_is_shown_where_a_text_names_somebody(browse, editor):
    page = browse(editor).get(page_of(compared(FOUND).claim)).content.decode()
    said = page.partition('<mark class="said">')[2].partition("</li>")[0]
    assert "مدير الميناء" in said


def test_a_suggested_dispute_says_what_it_rests_on(browse, editor):
    evidence = compared(FOUND)
    assert evidence.suggested_stance == "disputes"
    page = browse(editor).get(page_of(evidence.claim)).content.decode()
    assert "(رقم آخر)" in page


@pytest.mark.parametrize(
    ("found", "stance", "reason"),
    [
        ("أعلن مدير المصنع أن أرباح المصنع ارتفعت 40%.", "supports", "the same figure"),
        ("تراجعت أرباح المصنع 40% في مصر.", "disputes", "opposite words"),
        (
            "افتتح الوزير معرض الكتاب بحضور عشرات الناشرين والكتاب.",
            "irrelevant",
            "hardly a word in common",
        ),
    ],
)
def test_a_suggestion_rests_only_on_what_carries_it(db, found, stance, reason):
    evidence = make_evidence(make_claim("ارتفعت أرباح المصنع 40% في مصر."), found)
    assert evidence.suggested_stance == stance
    with translation.override("en"):
        assert suggestion_reasons(evidence) == [reason]


def test_nobody_is_shown_where_nobody_is_named():
    assert attribution(compare(CLAIM, "بلغت صادرات الزيتون 25%.")) == []


def test_copies_and_sentences_cut_since_are_told(browse, editor):
    claim = make_claim()
    first, second = (make_evidence(claim, voice=3) for _ in range(2))
    Sentence.objects.filter(pk=second.sentence_id).update(retired_at=first.found_at)
    page = browse(editor).get(page_of(claim)).content.decode()
    assert page.count("<bdi>#3</bdi>") == 2
    assert page.count("أُعيد تقطيعها لاحقاً") == 1
