"""Undoing one's last step: what was decided is taken back by a decision, and none is lost."""

import pytest
from django.utils import timezone

from claims.deciding.bringing import Bringing, bring_sentence
from claims.deciding.charge import let_go, mark_seen, take, take_over
from claims.deciding.dismissing import dismiss, restore
from claims.deciding.planning import prioritise
from claims.deciding.ruling import rule
from claims.deciding.undoing import UNDOING, undo
from claims.models import Claim, Decision, Evidence, Repeat
from claims.refusals.changing import Stale
from claims.refusals.undoing import NothingToUndo, NotUndoable, Overtaken
from sources.models import Ruling, Sentence
from sources.people.models import Person
from sources.refusals.sentences import AlreadyCut
from sources.refusals.texts import TooManyCharacters
from tests.factories import accept, decisions_of, judge, make_claim, make_document, make_evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return make_claim("بلغت واردات القمح 9 ملايين طن.")


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def take_it_back(claim, by, **more) -> None:
    undo(again(claim), by=by, seen=again(claim).version, **more)


def bring(claim, by, sentence=None, **said) -> Evidence:
    sentence = sentence or make_document("دخل الموانئ 4 ملايين طن.").sentences.get()
    words = Bringing(stance="disputes", quote="4 ملايين", **said)
    return bring_sentence(again(claim), sentence, words, by=by, seen=again(claim).version)


def test_a_stance_is_again_what_it_was_and_the_decisions_tell_all_of_it(claim, editor):
    row = make_evidence(claim)
    accept(row, by=editor, stance="supports")
    accept(row, by=editor, stance="disputes")
    second = Decision.objects.latest("id")
    take_it_back(claim, editor, why="ضغطت خطأ")
    assert Evidence.objects.get().stance == "supports"
    last = Decision.objects.latest("id")
    assert (last.action, last.by, last.why) == ("undo", editor, "ضغطت خطأ")
    assert last.before == {"evidence": row.pk, "stance": "disputes"}
    assert last.after == {"evidence": row.pk, "stance": "supports", "undoes": second.pk}
    assert decisions_of(claim) == ["stance", "stance", "undo"]
    assert again(claim).version == 4


def test_undoing_once_more_undoes_the_step_before(claim, editor):
    row = make_evidence(claim)
    for stance in ("supports", "disputes"):
        accept(row, by=editor, stance=stance)
    take_it_back(claim, editor)
    take_it_back(claim, editor)
    assert Evidence.objects.get().stance == ""
    with pytest.raises(NothingToUndo):
        take_it_back(claim, editor)
    assert decisions_of(claim) == ["stance", "stance", "undo", "undo"]


def test_what_was_brought_goes_and_its_document_stays(claim, editor):
    row = bring(claim, editor)
    take_it_back(claim, editor)
    assert not Evidence.objects.exists()
    assert Sentence.objects.filter(pk=row.sentence_id).exists()
    assert decisions_of(claim) == ["bring", "undo"]
    assert bring(claim, editor, sentence=row.sentence).stance == "disputes"


def test_what_was_found_and_quoted_is_a_suggestion_again(claim, editor):
    found = make_evidence(claim, "دخل الموانئ 4 ملايين طن.")
    bring(claim, editor, sentence=found.sentence)
    take_it_back(claim, editor)
    kept = Evidence.objects.get()
    assert (kept.pk, kept.stance, kept.quote) == (found.pk, "", "")


def test_what_a_draft_names_is_not_taken_away(claim, editor, second_editor):
    bring(claim, editor)
    judge(claim, "disputed", by=second_editor, publish=False)
    with pytest.raises(NotUndoable):
        take_it_back(claim, editor)
    assert Evidence.objects.exists()


def test_charge_goes_back_to_who_had_it(claim, editor, second_editor):
    take(claim, by=editor, seen=1)
    take_over(again(claim), by=second_editor, seen=2)
    take_it_back(claim, second_editor)
    assert again(claim).editor == editor
    let_go(again(claim), by=editor, seen=4)
    take_it_back(claim, editor)
    assert again(claim).editor == editor
    take_it_back(claim, editor)
    assert again(claim).editor is None


def test_new_evidence_is_new_again(claim, editor):
    moment = timezone.now()
    Claim.objects.update(new_evidence_at=moment)
    mark_seen(again(claim), by=editor, seen=1)
    take_it_back(claim, editor)
    assert again(claim).new_evidence_at == moment


@pytest.mark.parametrize("was", [False, True])
def test_a_ruling_on_furniture_is_reversed_by_a_ruling(claim, editor, was):
    Sentence.objects.filter(pk=claim.sentence_id).update(is_furniture=was)
    rule(again(claim).sentence, is_furniture=not was, by=editor)
    take_it_back(claim, editor)
    assert again(claim).sentence.is_furniture is was
    assert Ruling.objects.count() == 2
    assert decisions_of(claim) == ["body" if was else "furniture", "undo"]


def test_a_ruling_that_somebody_reversed_is_not_reversed_again(claim, editor):
    rule(claim.sentence, is_furniture=True, by=editor)
    Sentence.objects.filter(pk=claim.sentence_id).update(is_furniture=False)
    with pytest.raises(AlreadyCut):
        take_it_back(claim, editor)
    assert decisions_of(claim) == ["furniture"]


def suggested(claim, original) -> Repeat:
    return Repeat.objects.create(claim=claim, original=original, score=0.9)


def test_a_confirmed_repeat_is_a_suggestion_again(claim, editor):
    suggested(claim, make_claim(claim.sentence.text)).confirm(by=editor, seen=1)
    take_it_back(claim, editor)
    assert again(claim).repeat_of is None
    assert Repeat.objects.get().answer == ""


def test_a_rejected_repeat_is_a_suggestion_again(claim, editor):
    suggested(claim, make_claim()).reject(by=editor, seen=1)
    take_it_back(claim, editor)
    assert Repeat.objects.get().answer == ""


def test_a_repeat_of_what_readers_see_judged_is_not_undone(claim, editor):
    original = make_claim(claim.sentence.text)
    judge(original, "speculative", by=editor)
    suggested(claim, original).confirm(by=editor, seen=1)
    with pytest.raises(NotUndoable):
        take_it_back(claim, editor)
    assert again(claim).repeat_of == original


def test_nothing_is_undone_that_came_before_a_publication(claim, editor):
    row = make_evidence(claim)
    accept(row, by=editor, stance="disputes")
    judge(claim, "disputed", by=editor)
    with pytest.raises(NothingToUndo):
        take_it_back(claim, editor)
    accept(row, by=editor, stance="context")
    take_it_back(claim, editor)
    assert Evidence.objects.get().stance == "disputes"
    assert claim.verdicts.get().bases.get().stance == "disputes"


def test_a_verdict_is_answered_by_another_not_undone(claim, editor):
    accept(make_evidence(claim), by=editor, stance="context")
    judge(claim, "speculative", by=editor, publish=False)
    with pytest.raises(NotUndoable):
        take_it_back(claim, editor)
    assert claim.verdicts.count() == 1


def test_nobody_undoes_the_step_of_another(claim, editor, second_editor):
    accept(make_evidence(claim), by=editor, stance="supports")
    with pytest.raises(NothingToUndo):
        take_it_back(claim, second_editor)


@pytest.mark.parametrize("theirs", ["disputes", ""])
def test_what_somebody_changed_since_is_left_to_them(claim, editor, second_editor, theirs):
    row = make_evidence(claim)
    accept(row, by=editor, stance="supports")
    accept(row, by=second_editor, stance=theirs)
    with pytest.raises(Overtaken):
        take_it_back(claim, editor)
    assert Evidence.objects.get().stance == theirs


def test_charge_that_somebody_took_over_is_left_to_them(claim, editor, second_editor):
    take(claim, by=editor, seen=1)
    take_over(again(claim), by=second_editor, seen=2)
    with pytest.raises(Overtaken):
        take_it_back(claim, editor)
    assert again(claim).editor == second_editor


def test_evidence_that_is_new_once_more_is_left_as_it_is(claim, editor):
    Claim.objects.update(new_evidence_at=timezone.now())
    mark_seen(again(claim), by=editor, seen=1)
    Claim.objects.update(new_evidence_at=timezone.now())
    with pytest.raises(Overtaken):
        take_it_back(claim, editor)


def test_a_repeat_that_was_answered_otherwise_is_left_as_it_is(claim, editor):
    row = suggested(claim, make_claim())
    row.reject(by=editor, seen=1)
    Repeat.objects.update(answer="")
    with pytest.raises(Overtaken):
        take_it_back(claim, editor)


def test_an_undo_on_an_old_version_writes_nothing(claim, editor):
    accept(make_evidence(claim), by=editor, stance="supports")
    with pytest.raises(Stale):
        undo(again(claim), by=editor, seen=1)
    assert Evidence.objects.get().stance == "supports"
    assert decisions_of(claim) == ["stance"]


def test_the_reason_of_an_undo_has_the_limit_of_every_decision(claim, editor):
    accept(make_evidence(claim), by=editor, stance="supports")
    with pytest.raises(TooManyCharacters):
        take_it_back(claim, editor, why="س" * 2_001)
    assert Evidence.objects.get().stance == "supports"


def test_what_can_be_undone_is_no_step_that_left_the_house():
    left = {"judge", "publish", "recut", "take_down", "take_words", "undo", "kind", "unrepeat"}
    left |= {"look", "settle"}  # what others said at a second look stays said
    left.add("return")  # the clock's, and nobody's own
    assert {*UNDOING} == {*Decision.Action.values} - left


def aside(claim, by) -> None:
    dismiss(again(claim), by=by, seen=again(claim).version, dismissed_as="duplicate")


def back(claim, by) -> None:
    restore(again(claim), by=by, seen=again(claim).version)


def put(claim, by, word) -> None:
    prioritise(again(claim), by=by, seen=again(claim).version, priority=word)


def test_what_a_colleague_decided_anew_is_not_undone_though_it_is_the_same(
    claim, editor, second_editor
):
    aside(claim, editor)
    back(claim, second_editor)
    aside(claim, second_editor)
    with pytest.raises(Overtaken):
        take_it_back(claim, editor)
    assert again(claim).dismissed_as == "duplicate"


def test_the_same_stance_given_anew_by_a_colleague_is_theirs(claim, editor, second_editor):
    row = make_evidence(claim)
    for by, stance in ((editor, "supports"), (second_editor, "disputes")):
        accept(row, by=by, stance=stance)
    accept(row, by=second_editor, stance="supports")
    with pytest.raises(Overtaken):
        take_it_back(claim, editor)
    assert Evidence.objects.get().stance == "supports"


def test_a_step_is_undone_after_a_colleague_undid_theirs(claim, editor, second_editor):
    put(claim, editor, "urgent")
    put(claim, second_editor, "low")
    with pytest.raises(Overtaken):
        take_it_back(claim, editor)
    take_it_back(claim, second_editor)
    take_it_back(claim, editor)
    assert again(claim).priority_word == "normal"


def test_what_a_colleague_decided_beside_it_overtakes_nothing(claim, editor, second_editor):
    mine, theirs = make_evidence(claim), make_evidence(claim)
    accept(mine, by=editor, stance="supports")
    accept(theirs, by=second_editor, stance="disputes")
    put(claim, second_editor, "urgent")
    take_it_back(claim, editor)
    assert set(Evidence.objects.values_list("pk", "stance")) == {
        (mine.pk, ""),
        (theirs.pk, "disputes"),
    }


def hand_over(claim, by) -> None:
    take_over(again(claim), by=by, seen=again(claim).version)


def test_no_undoing_hands_a_claim_to_somebody_who_left(claim, editor, second_editor):
    hand_over(claim, second_editor)
    hand_over(claim, editor)
    Person.objects.filter(pk=second_editor.pk).update(is_active=False)
    take_it_back(claim, editor)
    assert again(claim).editor is None
    assert Decision.objects.latest("id").after["editor"] is None


def test_a_dismissal_undone_leaves_the_claim_to_nobody_who_left(claim, editor):
    hand_over(claim, editor)
    aside(claim, editor)
    Person.objects.filter(pk=editor.pk).update(is_active=False)
    take_it_back(claim, editor)
    assert (again(claim).dismissed_as, again(claim).editor) == ("", None)
