"""Looking at a verdict a second time, and deciding where two editors rate differently."""

from dataclasses import replace

from django.db import transaction

from claims.models import Claim, Decision, Judgement, Look, Rating, SecondLook, Turn, Verdict
from claims.refusals.judging import NoRating, NoRationale
from claims.refusals.looking import NothingToLookAt, OwnVerdict
from sources.limits import keep_within
from sources.people.models import Person
from sources.text.spelling.visible import is_seen

ACTIONS = {Turn.SECOND: Decision.Action.LOOK, Turn.THIRD: Decision.Action.SETTLE}


@transaction.atomic
def look(demanded: SecondLook, judgement: Judgement, *, by: Person, seen: int) -> Look:
    """Say what another editor makes of a claim; a third one decides.

    Where the third keeps to the giver's rating, that verdict may be published; otherwise theirs
    takes its place. Raises NoRationale, NoRating, NothingToLookAt, OwnVerdict, Stale, or what
    stands against the verdict of the third.
    """
    check(judgement)
    Claim.objects.hold([demanded.verdict.claim_id])
    current = SecondLook.objects.for_page().get(pk=demanded.pk)
    turn = turn_of(current, by)
    verdict = current.verdict
    number = {"verdict": verdict.seq}
    told = number | judgement.decided()
    verdict.claim.change(ACTIONS[turn], by=by, seen=seen, before=number, after=told)
    said = current.looks.create(
        turn=turn,
        rating=judgement.rating,
        rationale=judgement.rationale.strip(),
        by=by,
        giver=verdict.editor,
    )
    if turn == Turn.THIRD and said.rating != verdict.rating:
        settling = replace(judgement, kind=verdict.kind, settles=current)
        Verdict.objects.add(verdict.claim, settling, by=by)
    return said


def check(judgement: Judgement) -> None:
    """Raise what is wrong with what was said, whoever said it."""
    if not is_seen(judgement.rationale):
        raise NoRationale
    if judgement.rating not in Rating.values:
        raise NoRating
    keep_within(Verdict, rationale=judgement.rationale, public_note=judgement.public_note)


def turn_of(demanded: SecondLook, person: Person) -> Turn:
    """Whose turn it is, if it is this person's; raises NothingToLookAt or OwnVerdict."""
    turn = demanded.turn
    if turn is None or not SecondLook.objects.waiting().filter(pk=demanded.pk).exists():
        raise NothingToLookAt
    spoke = {demanded.verdict.editor_id, *(said.by_id for said in demanded.looks.all())}
    if person.pk in spoke:
        raise OwnVerdict
    return turn
