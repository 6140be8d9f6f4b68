"""The history of a claim: each row beside the one before it, word by word."""

import pytest

from claims.publishing.history import chapters, compared, is_withdrawn
from claims.publishing.stream import stream
from tests.factories import judge, make_claim


def test_words_are_kept_added_and_dropped():
    runs = list(compared("لم نجد شيئًا بعد.", "وجدنا شيئًا بعد."))
    assert runs == [("dropped", "لم نجد "), ("added", "وجدنا "), ("kept", "شيئًا بعد.")]


@pytest.mark.parametrize(
    ("before", "after"), [("", "كلمة."), ("كلمة.", ""), ("كلمة.", "كلمة."), ("أ ب ج", "ج ب أ")]
)
def test_both_texts_can_be_read_back_from_the_comparison(before, after):
    runs = list(compared(before, after))
    assert "".join(run.text for run in runs if run.fate != "dropped") == after
    old = [word for run in runs if run.fate != "added" for word in run.text.split()]
    assert old == before.split()


def test_the_longest_texts_are_compared_too():
    before = "قال الوزير إن الماء قليل " * 800
    runs = list(compared(before, before.replace("قليل", "كثير")))
    assert {run.fate for run in runs} == {"kept", "added", "dropped"}


@pytest.mark.django_db
def test_each_row_knows_the_one_it_took_the_place_of(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    judge(claim, "supported", by=editor, kind="correction", public_note="صدر الإحصاء.")
    judge(claim, "supported", by=editor, kind="update", public_note="أضفنا سطرًا.")
    told = chapters(list(stream().filter(claim=claim)))
    assert [chapter.row.kind for chapter in told] == ["update", "correction", "first"]
    assert [chapter.changes_rating for chapter in told] == [False, True, False]
    assert told[-1].runs == []


@pytest.mark.django_db
def test_a_verdict_given_again_after_a_void_holds(editor):
    claim = make_claim()
    judge(claim, "speculative", by=editor)
    judge(claim, "", by=editor, kind="void", public_note="سحبنا الحكم.")
    assert is_withdrawn(list(stream().filter(claim=claim)))
    judge(claim, "speculative", by=editor, kind="update", public_note="عدنا إليه.")
    assert not is_withdrawn(list(stream().filter(claim=claim)))
