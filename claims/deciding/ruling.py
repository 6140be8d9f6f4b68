"""Ruling that a sentence is site furniture, or that it is body text."""

from django.db import transaction

from claims.deciding.guard import claim_of
from claims.models import Decision
from claims.refusals.changing import NoChoice, Unchanged
from sources.intake.cutting import rule_furniture
from sources.limits import keep_within
from sources.models import Ruling, Sentence
from sources.people.models import Person

NOTED = {True: Decision.Action.FURNITURE, False: Decision.Action.BODY}


@transaction.atomic
def rule(sentence: Sentence, *, is_furniture: bool | None, by: Person, why: str = "") -> Ruling:
    """Overrule the machine, and note it on the claim of the sentence if there is one.

    The claim moves on to a new version, so that nobody judges what has just left the text. Raises
    AlreadyCut when the sentence was cut anew, Unchanged when it is what it is ruled to be, NoChoice
    for None, Illegal when something ties the claim to the sentence.
    """
    keep_within(Ruling, why=why)
    if is_furniture is None:
        raise NoChoice
    if is_so_already(sentence, is_furniture=is_furniture):
        raise Unchanged
    if claim := claim_of(sentence):
        before, after = ({"is_furniture": side} for side in (not is_furniture, is_furniture))
        noted = NOTED[is_furniture]
        claim.change(noted, by=by, seen=claim.version, why=why, before=before, after=after)
    return rule_furniture(sentence, is_furniture=is_furniture, by=by, why=why)


def is_so_already(sentence: Sentence, *, is_furniture: bool) -> bool:
    standing = Sentence.objects.current().filter(pk=sentence.pk)
    return standing.filter(is_furniture=is_furniture).exists()
