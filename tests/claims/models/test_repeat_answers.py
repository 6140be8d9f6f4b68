"""What an answer to a suggested repeat writes, whoever else answers at that time."""

import pytest
from django.utils import timezone, translation

from claims.models import Claim, Decision, Repeat
from claims.refusals.changing import Illegal, Stale
from sources.models import Sentence
from sources.refusals.texts import TooManyCharacters
from tests.factories import judge, make_claim

pytestmark = pytest.mark.django_db


def suggest(claim, original, **fields):
    return Repeat.objects.create(claim=claim, original=original, **{"score": 0.8, **fields})


def in_hand(row):
    """The row as a page has it that was opened before anything else happened."""
    return Repeat.objects.select_related("claim", "original").get(pk=row.pk)


def answers():
    """Each suggestion as claim, original and answer."""
    rows = Repeat.objects.order_by("claim", "original")
    return list(rows.values_list("claim", "original", "answer"))


@pytest.fixture
def pair():
    """A claim and the older one it may repeat."""
    original, claim = make_claim(), make_claim()
    return claim, original


def test_a_confirmation_is_a_row_with_its_reason(pair, editor):
    claim, original = pair
    suggest(claim, original).confirm(by=editor, seen=1, why="القول نفسه")
    decision = Decision.objects.get()
    assert (decision.claim, decision.action, decision.by) == (claim, "repeat", editor)
    assert decision.why == "القول نفسه"
    assert (decision.before, decision.after) == ({"repeat_of": None}, {"repeat_of": original.pk})
    assert answers() == [(claim.pk, original.pk, "confirmed")]


def test_a_confirmation_moves_the_claim_and_not_its_original(pair, editor):
    claim, original = pair
    suggest(claim, original).confirm(by=editor, seen=1)
    versions = dict(Claim.objects.values_list("pk", "version"))
    assert versions == {claim.pk: 2, original.pk: 1}


def test_undoing_a_confirmation_is_a_row_of_its_own(pair, editor):
    claim, original = pair
    row = suggest(claim, original)
    row.confirm(by=editor, seen=1)
    row.reject(by=editor, seen=2, why="حادثتان")
    undone = Decision.objects.get(action="unrepeat")
    assert undone.before == undone.after == {"original": original.pk}
    assert undone.why == "حادثتان"
    assert Claim.objects.get(pk=claim.pk).repeat_of is None
    assert answers() == [(claim.pk, original.pk, "rejected")]


def test_a_rejected_suggestion_can_be_confirmed_after_all(pair, editor):
    claim, original = pair
    row = suggest(claim, original)
    row.reject(by=editor, seen=1)
    row.confirm(by=editor, seen=2)
    assert Claim.objects.get(pk=claim.pk).repeat_of == original
    assert answers() == [(claim.pk, original.pk, "confirmed")]


def test_a_claim_repeats_one_original_and_the_answers_say_the_same(pair, editor):
    claim, original = pair
    better = make_claim()
    suggest(claim, original).confirm(by=editor, seen=1)
    suggest(claim, better).confirm(by=editor, seen=2)
    assert Claim.objects.get(pk=claim.pk).repeat_of == better
    assert answers() == [(claim.pk, original.pk, ""), (claim.pk, better.pk, "confirmed")]


def test_a_better_original_reopens_no_answer_of_another_claim(pair, editor):
    claim, original = pair
    other, better = make_claim(), make_claim()
    suggest(other, original).confirm(by=editor, seen=1)
    suggest(claim, original).reject(by=editor, seen=1)
    suggest(claim, better).confirm(by=editor, seen=2)
    assert answers() == [
        (claim.pk, original.pk, "rejected"),
        (claim.pk, better.pk, "confirmed"),
        (other.pk, original.pk, "confirmed"),
    ]


def test_two_confirmations_at_once_make_no_chain(editor, second_editor):
    first, middle, last = make_claim(), make_claim(), make_claim()
    mine, theirs = in_hand(suggest(last, middle)), in_hand(suggest(middle, first))
    theirs.confirm(by=second_editor, seen=1)
    with pytest.raises(Illegal):
        mine.confirm(by=editor, seen=1)
    assert Claim.objects.get(pk=last.pk).repeat_of is None


def test_two_confirmations_at_once_make_no_chain_the_other_way_round(editor, second_editor):
    first, middle, last = make_claim(), make_claim(), make_claim()
    mine, theirs = in_hand(suggest(last, middle)), in_hand(suggest(middle, first))
    mine.confirm(by=editor, seen=1)
    with pytest.raises(Illegal):
        theirs.confirm(by=second_editor, seen=1)
    assert Claim.objects.get(pk=middle.pk).repeat_of is None


@pytest.mark.parametrize("answer", ["confirm", "reject"])
def test_a_suggestion_that_is_gone_meanwhile_is_told_and_answers_nothing(pair, editor, answer):
    row = in_hand(suggest(*pair))
    Repeat.objects.all().delete()
    with pytest.raises(Stale):
        getattr(row, answer)(by=editor, seen=1)
    assert row.answer == ""
    assert not Decision.objects.exists()
    assert Claim.objects.get(pk=pair[0].pk).repeat_of is None


@pytest.mark.parametrize("answer", ["confirm", "reject"])
def test_an_answer_with_too_long_a_reason_answers_nothing(pair, editor, answer):
    row = suggest(*pair)
    with pytest.raises(TooManyCharacters, match="2,000"):
        getattr(row, answer)(by=editor, seen=1, why="س" * 2_001)
    assert answers() == [(pair[0].pk, pair[1].pk, "")]


CHAIN = {
    "en": "A repeat must point to an original, not to another repeat.",
    "ar": "يجب أن يشير التكرار إلى أصل، لا إلى تكرار آخر.",
}


@pytest.mark.parametrize("language", CHAIN)
def test_the_refusal_of_a_chain_says_what_a_repeat_points_to(editor, language):
    first, middle, last = make_claim(), make_claim(), make_claim()
    suggest(middle, first).confirm(by=editor, seen=1)
    with pytest.raises(Illegal) as refusal:
        suggest(last, middle).confirm(by=editor, seen=1)
    with translation.override(language):
        assert str(refusal.value) == CHAIN[language]


def test_what_people_answered_about_a_repeat_stays_when_it_leads_on(editor):
    first, middle, last = make_claim(), make_claim(), make_claim()
    suggest(last, middle).reject(by=editor, seen=1)
    suggest(middle, first).confirm(by=editor, seen=1)
    assert (last.pk, middle.pk, "rejected") in answers()


def test_only_suggestions_of_the_repeat_lead_on(editor):
    first, middle, last, other = (make_claim() for _ in range(4))
    suggest(last, other)
    suggest(middle, first).confirm(by=editor, seen=1)
    assert (last.pk, other.pk, "") in answers()


def test_the_likest_original_comes_first_and_of_equals_the_older():
    claim = make_claim()
    low, older, newer, top = (suggest(claim, make_claim(), score=s) for s in (0.76, 0.8, 0.8, 0.9))
    for rows in (Repeat.objects.for_claim_page(), Repeat.objects.all()):
        assert list(rows) == [top, older, newer, low]


def test_the_page_of_a_claim_reads_its_repeats_in_one_query(editor, django_assert_num_queries):
    claim = make_claim()
    for _ in range(2):
        original = make_claim()
        judge(original, "speculative", by=editor)
        suggest(claim, original)
    with django_assert_num_queries(1):
        shown = [
            (
                row.original.sentence.text,
                row.original.sentence.document.source.name,
                row.original.standing.rating,
            )
            for row in Repeat.objects.for_claim_page()
        ]
    assert [rating for _text, _source, rating in shown] == ["speculative", "speculative"]


@pytest.mark.parametrize("column", ["body", "original"])
def test_the_page_of_a_claim_reads_no_heavy_texts_of_originals(pair, column):
    suggest(*pair)
    document = Repeat.objects.for_claim_page().get().original.sentence.document
    assert column in document.get_deferred_fields()


def test_a_claim_whose_verdict_readers_see_is_no_repeat_until_it_is_taken_back(pair, editor):
    claim, original = pair
    judge(claim, "speculative", by=editor)
    row = suggest(claim, original)
    with pytest.raises(Illegal):
        in_hand(row).confirm(by=editor, seen=3)
    assert answers() == [(claim.pk, original.pk, "")]
    judge(claim, "", by=editor, kind="void", public_note="سحبناه.")
    in_hand(row).confirm(by=editor, seen=5)
    assert Claim.objects.get(pk=claim.pk).repeat_of == original


@pytest.mark.parametrize("left", [{"retired_at": timezone.now()}, {"is_furniture": True}])
def test_nothing_repeats_a_sentence_that_left_its_text(pair, editor, left):
    claim, original = pair
    row = suggest(claim, original)
    Sentence.objects.filter(pk=original.sentence_id).update(**left)
    with pytest.raises(Illegal):
        in_hand(row).confirm(by=editor, seen=1)
    assert Claim.objects.get(pk=claim.pk).repeat_of is None
