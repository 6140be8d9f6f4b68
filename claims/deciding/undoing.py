"""Undoing one's last step on a claim, as long as nothing that readers were told depends on it.

Nothing is forgotten: a decision is added that says which one it undoes.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from claims.deciding.dismissing import match_again, tie_against_dismissing
from claims.deciding.overtaking import is_decided_anew
from claims.models import Claim, Decision, Evidence, Repeat
from claims.refusals.undoing import NothingToUndo, NotUndoable, Overtaken
from sources.intake.cutting import rule_furniture
from sources.people.models import Person

Fields = dict[str, Any]  # of the claim, as they are to be again
Action = Decision.Action

# They are undone by nobody, and nothing before them is.
PUBLIC: Final = frozenset({Action.PUBLISH, Action.TAKE_DOWN})


@transaction.atomic
def undo(claim: Claim, *, by: Person, seen: int, why: str = "") -> None:
    """Undo the newest step of this person that stands; raises a Refusal, having changed nothing."""
    Claim.objects.hold([claim.pk])
    step = last_step(claim.decisions.order_by("-id"), by=by)
    if step is None:
        raise NothingToUndo
    if step.action not in UNDOING:
        raise NotUndoable
    if is_decided_anew(claim, step):
        raise Overtaken
    fields = UNDOING[step.action](claim, step, by)
    after = {**step.before, **charge_told(step, fields), "undoes": step.pk}
    claim.change(Action.UNDO, by=by, seen=seen, why=why, before=step.after, after=after, **fields)


def last_step(decisions: Iterable[Decision], *, by: Person) -> Decision | None:
    """The newest of these, newest first, that this person took and did not undo.

    What went before a publication is behind what readers were told.
    """
    undone = set()
    for decision in decisions:
        if decision.action in PUBLIC:
            return None
        if decision.action == Action.UNDO:
            undone.add(decision.after["undoes"])
        elif decision.by_id == by.pk and decision.pk not in undone:
            return decision
    return None


def is_undoable(step: Decision | None) -> bool:
    return step is not None and step.action in UNDOING


def unset_stance(claim: Claim, step: Decision, _by: Person) -> Fields:
    """What a sentence does to the claim, as it was said before."""
    row = judged_so(claim, step)
    Evidence.objects.filter(pk=row.pk).update(stance=step.before["stance"])
    return {}


def take_back(claim: Claim, step: Decision, _by: Person) -> Fields:
    """What was brought goes; what was found stays, without quotation and stance."""
    row = judged_so(claim, step)
    if not row.is_brought:
        before = {"stance": step.before["stance"], "quote_start": 0, "quote_end": 0}
        Evidence.objects.filter(pk=row.pk).update(**before)
        return {}
    if row.bases.exists():
        raise NotUndoable
    row.delete()
    return {}


def judged_so(claim: Claim, step: Decision) -> Evidence:
    """The evidence a step was about; raises Overtaken where it is gone or was judged since."""
    row = claim.evidence.filter(pk=step.after["evidence"], stance=step.after["stance"]).first()
    if row is None:
        raise Overtaken
    return row


def refile(claim: Claim, step: Decision, _by: Person) -> Fields:
    """The claim is filed again as it was; raises Overtaken where it was filed anew since."""
    if sorted(claim.topics.values_list("pk", flat=True)) != step.after["topics"]:
        raise Overtaken
    claim.topics.set(step.before["topics"])
    return {}


def charge_as_before(claim: Claim, step: Decision, _by: Person) -> Fields:
    if claim.editor_id != step.after["editor"] or claim.dismissed_as:
        raise Overtaken
    return {"editor_id": who_is_still_here(step.before["editor"])}


def who_is_still_here(editor: int | None) -> int | None:
    """Nobody, where they left the newsroom meanwhile: the claim is free for whoever comes."""
    here = Person.objects.filter(pk__in=[editor], is_active=True)
    return editor if here.exists() else None


def charge_told(step: Decision, fields: Fields) -> Fields:
    """Who has the claim in hand after it, where the step moved it from hand to hand."""
    return {"editor": fields["editor_id"]} if "editor" in step.before else {}


def priority_as_before(claim: Claim, step: Decision, _by: Person) -> Fields:
    if claim.priority != step.after["priority"]:
        raise Overtaken
    return {"priority": step.before["priority"]}


def deadline_as_before(claim: Claim, step: Decision, _by: Person) -> Fields:
    if claim.field_values(["deadline"]) != step.after:
        raise Overtaken
    before = step.before["deadline"]
    return {"deadline": before and datetime.fromisoformat(before)}


def queued_again(claim: Claim, step: Decision, _by: Person) -> Fields:
    """In the hands of whoever had it, if they are still here."""
    if claim.dismissed_as != step.after["dismissed_as"]:
        raise Overtaken
    match_again(claim)
    return {"dismissed_as": "", "editor_id": who_is_still_here(step.before["editor"])}


def dismissed_again(claim: Claim, step: Decision, by: Person) -> Fields:
    """Unless somebody counts on it by now."""
    if tie_against_dismissing(claim, by):
        raise Overtaken
    return {"dismissed_as": step.before["dismissed_as"], "editor_id": None}


def not_seen(claim: Claim, step: Decision, _by: Person) -> Fields:
    """The evidence that came after the verdict is new again."""
    if claim.new_evidence_at is not None:
        raise Overtaken
    return {"new_evidence_at": datetime.fromisoformat(step.before["new_evidence_at"])}


def unrule(claim: Claim, step: Decision, by: Person) -> Fields:
    """The sentence is again what it was; raises AlreadyCut where it is so already."""
    rule_furniture(claim.sentence, is_furniture=step.before["is_furniture"], by=by)
    return {}


def unconfirm(claim: Claim, step: Decision, _by: Person) -> Fields:
    """The claim stands for itself again; what it repeats had nothing to show readers."""
    row = answered(claim, step.after["repeat_of"], Repeat.Answer.CONFIRMED)
    if step.before["repeat_of"] or row.original.standing_id:
        raise NotUndoable
    row.ask_again()
    return {"repeat_of": None}


def unreject(claim: Claim, step: Decision, _by: Person) -> Fields:
    answered(claim, step.after["original"], Repeat.Answer.REJECTED).ask_again()
    return {}


def answered(claim: Claim, original: int, answer: str) -> Repeat:
    """The suggestion that a step answered so; raises Overtaken where it is answered otherwise."""
    row = claim.suggested_repeats.filter(original=original, answer=answer).first()
    if row is None:
        raise Overtaken
    return row


UNDOING: Final[Mapping[str, Callable[[Claim, Decision, Person], Fields]]] = {
    Action.STANCE: unset_stance,
    Action.BRING: take_back,
    Action.ASSIGN: charge_as_before,
    Action.RELEASE: charge_as_before,
    Action.ENTRUST: charge_as_before,
    Action.PRIORITY: priority_as_before,
    Action.DEADLINE: deadline_as_before,
    Action.DISMISS: queued_again,
    Action.RESTORE: dismissed_again,
    Action.SEEN: not_seen,
    Action.TOPICS: refile,
    Action.FURNITURE: unrule,
    Action.BODY: unrule,
    Action.REPEAT: unconfirm,
    Action.REJECT_REPEAT: unreject,
}
