"""What an editor wants to say, and the rules it must pass before it becomes a verdict."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.evidence import Evidence
from claims.refusals import Illegal


class Rating(models.TextChoices):
    """What a verdict says; never mixed with where the work on it stands."""

    SUPPORTED = "supported", _("supported")
    DISPUTED = "disputed", _("disputed")
    SPECULATIVE = "speculative", _("speculative")


class VerdictKind(models.TextChoices):
    """Why a verdict row was added."""

    FIRST = "first", _("first verdict")
    UPDATE = "update", _("update")
    CORRECTION = "correction", _("correction")
    VOID = "void", _("void")


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """A verdict as asked for; an empty `kind` means first, or update where there is one."""

    rationale: str
    rating: str = ""
    kind: str = ""
    public_note: str = ""

    def settled_kind(self, claim: Claim) -> str:
        return self.kind or (VerdictKind.UPDATE if claim.verdicts.exists() else VerdictKind.FIRST)

    def refusal(self, claim: Claim, kind: str) -> str:
        """Why this may not become a verdict, in words for the editor; "" when it may."""
        return next((str(words) for holds, words in RULES if not holds(self, claim, kind)), "")

    def check(self, claim: Claim, kind: str) -> None:
        """Raise Illegal with the first rule that stands against it."""
        if words := self.refusal(claim, kind):
            raise Illegal(words)


def accepted_elsewhere(claim: Claim) -> models.QuerySet[Evidence]:
    """What the editors accepted from other sources than the claim's own."""
    return Evidence.objects.filter(claim=claim).accepted().independent()


# What says that a claim holds, or that it does not, and so must rest on somebody else's words.
DECISIVE = (Rating.SUPPORTED, Rating.DISPUTED)
UNSUPPORTED = _(
    "Supported and disputed need at least one accepted piece of evidence "
    "from another source than the claim's own."
)
RULED_FURNITURE = _(
    "This sentence was ruled to be site furniture. Rule it body text before you judge it."
)


def is_borne_out(rating: str, claim: Claim) -> bool:
    """Whether the evidence accepted as of now carries this rating."""
    return rating not in DECISIVE or accepted_elsewhere(claim).exists()


RULES: list[tuple[Callable[[Judgement, Claim, str], bool], object]] = [
    (
        lambda j, claim, kind: bool(j.rationale.strip()),
        _("A verdict needs a rationale: say why."),
    ),
    (
        lambda j, claim, kind: kind in VerdictKind.values,
        _("The kind must be one of: first, update, correction, void."),
    ),
    (
        lambda j, claim, kind: (j.rating == "") if kind == VerdictKind.VOID else True,
        _("A void takes the verdict back; it has no rating."),
    ),
    (
        lambda j, claim, kind: kind == VerdictKind.VOID or j.rating in Rating.values,
        _("Choose a rating: supported, disputed or speculative."),
    ),
    (
        lambda j, claim, kind: (kind == VerdictKind.FIRST) != claim.verdicts.exists(),
        _("The first verdict comes once; after it come updates, corrections and voids."),
    ),
    (
        lambda j, claim, kind: kind == VerdictKind.FIRST or bool(j.public_note.strip()),
        _("A change of a verdict needs a public note that says what changed and why."),
    ),
    (
        lambda j, claim, kind: claim.repeat_of_id is None,
        _("This claim is a confirmed repeat; judge the original, or undo the repeat first."),
    ),
    (
        lambda j, claim, kind: kind != VerdictKind.FIRST or claim.sentence.retired_at is None,
        _("This sentence was cut anew; judge the claims that stand in its place."),
    ),
    (
        lambda j, claim, kind: kind != VerdictKind.FIRST or not claim.sentence.is_furniture,
        RULED_FURNITURE,
    ),
    (
        lambda j, claim, kind: is_borne_out(j.rating, claim),
        UNSUPPORTED,
    ),
]
