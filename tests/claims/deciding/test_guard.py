"""No sentence is changed under a claim that people decided about, whichever way it would go."""

import pytest

from claims.deciding.recutting import current_cut, cut_anew, window_at
from claims.deciding.ruling import rule
from claims.models import Claim, Comment, Decision, Judgement, Repeat, Verdict
from claims.refusals.changing import Illegal
from claims.refusals.judging import RuledFurniture
from sources.intake.cutting import recut, rule_furniture
from sources.models import Ruling
from sources.text.sentences.splitting import Span
from tests.factories import decisions_of, judge, make_claim

pytestmark = pytest.mark.django_db
TEXT = "أعلنت البلدية فتح الجسر اليوم"


def by_the_desk(sentence, by):
    rule(sentence, is_furniture=True, by=by)


def by_the_sources(sentence, by):
    rule_furniture(sentence, is_furniture=True, by=by)


def by_cutting(sentence, by):
    window = window_at(current_cut(sentence.document), sentence.pk)
    cut_anew(sentence, {str(TEXT.index("فتح"))}, by=by, seen=window.seen())


def by_cutting_in_the_sources(sentence, by):
    middle = TEXT.index("فتح")
    recut(sentence.document, [Span(0, middle - 1), Span(middle, len(TEXT))], by=by)


CHANGES = [by_the_desk, by_the_sources, by_cutting, by_cutting_in_the_sources]


def judged(claim, editor):
    judge(claim, "speculative", by=editor)


def judged_in_the_house(claim, editor):
    judge(claim, "speculative", by=editor, publish=False)


def repeated(claim, editor):
    earlier = make_claim()
    Repeat.objects.create(claim=claim, original=earlier, score=0.9).confirm(
        by=editor, seen=claim.version
    )


def repeated_by_another(claim, editor):
    later = make_claim()
    Repeat.objects.create(claim=later, original=claim, score=0.9).confirm(
        by=editor, seen=later.version
    )


def void(claim, by):
    claim.refresh_from_db()
    taken_back = Judgement(kind="void", rationale="سحبناه.", public_note="سحبنا الحكم.")
    Verdict.objects.give(claim, taken_back, by=by, seen=claim.version).publish(
        by=by, seen=claim.version
    )


def discussed(claim, editor):
    verdict = judge(claim, "speculative", by=editor)
    Comment.objects.create(verdict=verdict, author=editor, text="أين البيان؟")
    void(claim, editor)


TIES = [judged, judged_in_the_house, repeated, repeated_by_another, discussed]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("tie", TIES)
def test_a_tied_sentence_is_changed_by_nobody(editor, tie, change):
    claim = make_claim(TEXT)
    tie(claim, editor)
    version = Claim.objects.get(pk=claim.pk).version
    with pytest.raises(Illegal):
        change(claim.sentence, editor)
    claim.refresh_from_db()
    claim.sentence.refresh_from_db()
    assert (claim.version, claim.sentence.is_furniture) == (version, False)
    assert claim.sentence.retired_at is None
    assert not Ruling.objects.exists()


@pytest.mark.parametrize("change", CHANGES)
def test_an_untied_sentence_is_changed_by_anybody_who_may(editor, change):
    change(make_claim(TEXT).sentence, editor)
    assert Ruling.objects.count() == 1


@pytest.mark.parametrize("change", CHANGES)
def test_a_void_that_left_the_house_frees_the_sentence(editor, change):
    claim = make_claim(TEXT)
    judge(claim, "speculative", by=editor)
    void(claim, editor)
    claim.sentence.refresh_from_db()
    change(claim.sentence, editor)
    assert Ruling.objects.count() == 1


def test_what_was_ruled_stands_among_the_decisions_on_the_claim(editor):
    claim = make_claim(TEXT)
    rule(claim.sentence, is_furniture=True, by=editor, why="إعلان")
    rule(claim.sentence, is_furniture=False, by=editor, why="خبر")
    assert decisions_of(claim) == ["furniture", "body"]
    rows = Decision.objects.filter(claim=claim).order_by("id").values_list("before", "after", "why")
    no, yes = {"is_furniture": False}, {"is_furniture": True}
    assert list(rows) == [(no, yes, "إعلان"), (yes, no, "خبر")]


def test_furniture_is_not_judged(editor):
    claim = make_claim(TEXT)
    rule(claim.sentence, is_furniture=True, by=editor)
    claim = Claim.objects.get(pk=claim.pk)
    with pytest.raises(RuledFurniture):
        Verdict.objects.give(
            claim,
            Judgement(rating="speculative", rationale="لا خبر."),
            by=editor,
            seen=claim.version,
        )


def test_who_saw_the_claim_before_the_ruling_judges_nothing(editor):
    claim = make_claim(TEXT)
    seen = claim.version
    rule(claim.sentence, is_furniture=True, by=editor)
    assert Claim.objects.get(pk=claim.pk).version == seen + 1
