"""What ties a claim to its sentence: the one guard that every change of a sentence asks."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from claims.models import Claim, Comment, VerdictKind
from claims.refusals.changing import Illegal
from sources.models import Sentence


def claim_of(sentence: Sentence) -> Claim | None:
    return getattr(sentence, "claim", None)


def tie_of(claim: Claim) -> str:
    """What binds a claim to its sentence, in words for people; "" when nothing does."""
    named = {"sentence": Truncator(claim.sentence.text).words(8)}
    newest = claim.verdicts.order_by("-seq").first()
    if (newest and newest.kind != VerdictKind.VOID) or claim.verdicts.standing().exists():
        return _("A verdict stands on “%(sentence)s”. Void it and publish the void first.") % named
    if claim.repeat_of_id or claim.repeats.exists():
        return _("“%(sentence)s” is part of a confirmed repeat. Undo the repeat first.") % named
    if Comment.objects.filter(verdict__claim=claim).unresolved().exists():
        return _("“%(sentence)s” is still discussed. Resolve its open threads first.") % named
    return ""


def hold_on(sender: type[Sentence], sentences: Sequence[Sentence], **_details: Any) -> None:
    """Raise Illegal when one of the sentences that are to leave the text is tied to its claim."""
    for claim in Claim.objects.filter(sentence__in=sentences).select_related("sentence"):
        if words := tie_of(claim):
            raise Illegal(words)
