"""What an editor wants to say, and the rules it must pass before it becomes a verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.evidence import Evidence
from claims.models.label import Label
from claims.models.rating import Rating
from claims.refusals.changing import Illegal
from claims.refusals.judging import (
    ConfirmedRepeat,
    CutAnew,
    LabelOfAnother,
    NoLabel,
    NoPublicNote,
    NoRating,
    NoRationale,
    NotedFirst,
    NotFirst,
    RatedVoid,
    RuledFurniture,
    UnknownVerdictKind,
    Unsupported,
    WordsTakenDown,
)
from claims.refusals.queueing import DismissedClaim
from sources.models.sentence import TAKEN_DOWN
from sources.text.spelling.visible import is_seen
from sources.text.whole_numbers import number_from

if TYPE_CHECKING:  # its rule asks what kind of verdict there is
    from claims.models.second_look import SecondLook


class VerdictKind(models.TextChoices):
    """Why a verdict row was added."""

    FIRST = "first", _("first verdict")
    UPDATE = "update", _("update")
    CORRECTION = "correction", _("correction")
    VOID = "void", _("void")


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """A verdict as asked for; an empty `kind` means first, or update where there is one.

    `label` is the number of one of the newsroom's labels as it was sent, "" for none.
    """

    rationale: str
    rating: str = ""
    label: str = ""
    kind: str = ""
    public_note: str = ""
    settles: "SecondLook | None" = None

    @cached_property
    def chosen(self) -> Label | None:
        """The label that was asked for; None where none was, or where none has that number."""
        number = number_from(self.label)
        return Label.objects.filter(pk=number).first() if number else None

    def may_choose(self, claim: Claim) -> bool:
        """Whether its label is offered, or was before and is what the last verdict bears."""
        if self.chosen is None:
            return not self.label
        number = self.chosen.pk
        is_offered = Label.objects.offered().filter(pk=number).exists()
        return is_offered or number in claim.verdicts.labels()[:1]

    def is_in_place(self, claim: Claim, kind: str) -> bool:
        """Whether it is first where none was given; what settles takes the place of one."""
        is_first = kind == VerdictKind.FIRST
        return self.settles is not None or is_first != claim.verdicts.exists()

    def decided(self) -> dict[str, str | int]:
        """What the decision comes to, as its row keeps it."""
        return {"rating": self.rating} | ({"label": self.chosen.pk} if self.chosen else {})

    def settled_kind(self, claim: Claim) -> str:
        return self.kind or (VerdictKind.UPDATE if claim.verdicts.exists() else VerdictKind.FIRST)

    def refusal(self, claim: Claim, kind: str) -> type[Illegal] | None:
        """Why this may not become a verdict; None when it may."""
        return next((broken for holds, broken in RULES if not holds(self, claim, kind)), None)

    def check(self, claim: Claim, kind: str) -> None:
        """Raise the first rule that stands against it."""
        if broken := self.refusal(claim, kind):
            raise broken


def accepted_elsewhere(claim: Claim) -> models.QuerySet[Evidence]:
    """What the editors accepted from other sources than the claim's own."""
    return Evidence.objects.filter(claim=claim).accepted().independent()


# What says that a claim holds, or that it does not, and so must rest on somebody else's words.
DECISIVE = (Rating.SUPPORTED, Rating.DISPUTED)


def left_the_text(claim: Claim) -> type[Illegal] | None:
    """Why nothing but taking back can be said of a claim any more; None while it stands."""
    if claim.sentence.retired_at is not None:
        return CutAnew
    if claim.sentence.furniture == TAKEN_DOWN:
        return WordsTakenDown
    return RuledFurniture if claim.sentence.is_furniture else None


def is_borne_out(rating: str, claim: Claim) -> bool:
    """Whether the evidence accepted as of now carries this rating."""
    return rating not in DECISIVE or accepted_elsewhere(claim).exists()


RULES: list[tuple[Callable[[Judgement, Claim, str], bool], type[Illegal]]] = [
    (lambda j, claim, kind: is_seen(j.rationale), NoRationale),
    (lambda j, claim, kind: kind in VerdictKind.values, UnknownVerdictKind),
    (lambda j, claim, kind: kind != VerdictKind.VOID or j.rating == "", RatedVoid),
    (lambda j, claim, kind: kind == VerdictKind.VOID or j.rating in Rating.values, NoRating),
    (lambda j, claim, kind: j.may_choose(claim), NoLabel),
    (lambda j, claim, kind: j.chosen is None or j.chosen.rating == j.rating, LabelOfAnother),
    (lambda j, claim, kind: j.is_in_place(claim, kind), NotFirst),
    (lambda j, claim, kind: kind == VerdictKind.FIRST or is_seen(j.public_note), NoPublicNote),
    (lambda j, claim, kind: kind != VerdictKind.FIRST or not is_seen(j.public_note), NotedFirst),
    (lambda j, claim, kind: claim.repeat_of_id is None, ConfirmedRepeat),
    (lambda j, claim, kind: claim.dismissed_as == "", DismissedClaim),
    (
        lambda j, claim, kind: kind == VerdictKind.VOID or claim.sentence.retired_at is None,
        CutAnew,
    ),
    (
        lambda j, claim, kind: kind == VerdictKind.VOID or claim.sentence.furniture != TAKEN_DOWN,
        WordsTakenDown,
    ),
    (
        lambda j, claim, kind: kind == VerdictKind.VOID or not claim.sentence.is_furniture,
        RuledFurniture,
    ),
    (lambda j, claim, kind: is_borne_out(j.rating, claim), Unsupported),
]
