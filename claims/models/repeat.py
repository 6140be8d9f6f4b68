"""The same claim said elsewhere."""

from functools import cached_property
from typing import Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.comparing import Comparison
from claims.comparing.sameness import ALTERED
from claims.models.claim import Claim
from claims.models.compared import compared
from claims.models.decision import Decision
from claims.models.judgement import left_the_text
from claims.refusals.changing import Illegal, NoChoice, Stale, Unchanged
from claims.refusals.queueing import DismissedClaim
from sources.models import IndexChange
from sources.people.models import Person
from sources.text.spelling.visible import is_seen

# What no list of repeats shows, some kilobytes a row.
HEAVY = tuple(
    f"{side}__sentence__document__{field}"
    for side in ("claim", "original")
    for field in ("body", "original")
)


class RepeatQuerySet(models.QuerySet["Repeat"]):
    """Suggested repeats."""

    def for_claim_page(self) -> Self:
        """The likest first, with what the page shows of each original."""
        return (
            self.select_related(
                "claim__sentence__document",
                "original__sentence__document__source",
                "original__standing",
            )
            .defer(*HEAVY)
            .order_by("-score", "id")
        )

    def reopen_others(self, confirmed: "Repeat") -> None:
        """A claim repeats one original: what was confirmed before is a suggestion again."""
        others = self.filter(claim=confirmed.claim_id, answer=Repeat.Answer.CONFIRMED)
        others.exclude(pk=confirmed.pk).update(answer="")

    def lead_to(self, original: Claim, *, past: Claim) -> None:
        """Open suggestions of a claim that became a repeat suggest its original instead."""
        open_still = self.filter(original=past, answer="")
        known = self.filter(original=original).values("claim")
        open_still.filter(claim__in=known).delete()
        open_still.update(original=original)


class Repeat(models.Model):
    """The machine's suggestion that a claim was raised before; a person answers it."""

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        REJECTED = "rejected", _("rejected")

    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="suggested_repeats", verbose_name=_("claim")
    )
    original = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="suggested_as", verbose_name=_("original")
    )
    score = models.FloatField(_("score"))
    explanation = models.JSONField(_("explanation"), default=dict, blank=True)
    answer = models.CharField(_("answer"), max_length=12, choices=Answer, blank=True)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)

    objects = RepeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggested repeat")
        verbose_name_plural = _("suggested repeats")
        ordering = ["-score", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "original"], name="a_repeat_is_suggested_once"
            ),
            models.CheckConstraint(
                condition=~Q(claim=F("original")), name="repeat_joins_two_claims"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", "confirmed", "rejected"]),
                name="repeat_answer_is_known",
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1), name="repeat_score_between_0_and_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} = {self.original_id}?"

    @cached_property
    def compared(self) -> Comparison:
        """What the two claims share and differ on, worked out when it is asked for."""
        return compared(self.claim.sentence, self.original.sentence)

    @property
    def differs(self) -> bool:
        """Whether it is the same statement with another figure, name or the like."""
        return self.compared.sameness == ALTERED

    @transaction.atomic
    def confirm(self, *, by: Person, seen: int, why: str = "") -> None:
        """Let the claim show the original's verdict; raises Stale, Illegal or Unchanged.

        Two statements that differ are one claim only for a reason. Both are locked and read
        anew, so that two confirmations at once make no chain.
        """
        if self.differs and not is_seen(why):
            raise Illegal(_("The two statements differ: say why they are the same claim."))
        pair = Claim.objects.select_for_update().order_by("pk")
        rows = pair.in_bulk([self.claim_id, self.original_id])
        if rows[self.original_id].repeat_of_id is not None or self.claim.repeats.exists():
            raise Illegal(_("A repeat must point to an original, not to another repeat."))
        if any(row.dismissed_as for row in rows.values()):
            raise DismissedClaim(_("One of the two claims was dismissed. Restore it first."))
        self._check_standing()
        self.claim.change(
            Decision.Action.REPEAT, by=by, seen=seen, why=why, repeat_of=self.original
        )
        self._answer(self.Answer.CONFIRMED)
        Repeat.objects.reopen_others(self)
        Repeat.objects.lead_to(self.original, past=self.claim)

    def _check_standing(self) -> None:
        """Raise Illegal where readers would lose a verdict, or be led to a text nobody wrote."""
        if self.claim.verdicts.standing().exists():
            raise Illegal(
                _("Readers see a verdict on this claim. Take it back before you call it a repeat.")
            )
        if left_the_text(self.original):
            raise Illegal(_("The original is no sentence of its article any more."))

    @transaction.atomic
    def reject(self, *, by: Person, seen: int, why: str = "") -> None:
        """Say that these are two claims; undoes a confirmation too; raises Stale or Unchanged."""
        fields = {"repeat_of": None} if self.claim.repeat_of_id == self.original_id else {}
        action = Decision.Action.UNREPEAT if fields else Decision.Action.REJECT_REPEAT
        pair = {"original": self.original_id}
        self.claim.change(action, by=by, seen=seen, why=why, before=pair, after=pair, **fields)
        self._answer(self.Answer.REJECTED)

    def ask_again(self) -> None:
        """Let it be a suggestion once more; the claim is up to whoever undoes the answer."""
        self._answer("")

    def answer_with(self, answer: str, *, by: Person, seen: int, why: str = "") -> None:
        """Confirm or reject, by the word of the answer; raises NoChoice for any other."""
        verbs = {self.Answer.CONFIRMED: self.confirm, self.Answer.REJECTED: self.reject}
        if answer not in verbs:
            raise NoChoice
        verbs[self.Answer(answer)](by=by, seen=seen, why=why)

    def _answer(self, answer: str) -> None:
        if self.answer == answer:
            raise Unchanged
        if not Repeat.objects.filter(pk=self.pk).update(answer=answer):
            raise Stale
        self.answer = answer
        IndexChange.objects.record(self.claim.sentence.document_id)
