"""The same claim said elsewhere."""

from typing import Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.decision import Decision
from claims.refusals import Illegal
from sources.people.models import Person


class RepeatQuerySet(models.QuerySet["Repeat"]):
    """Suggested repeats."""

    def for_claim_page(self) -> Self:
        """The likest first, with what the page shows of each original."""
        return (
            self.select_related("original__sentence__document__source", "original__standing")
            .defer("original__sentence__document__body", "original__sentence__document__original")
            .order_by("-score", "id")
        )

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

    @transaction.atomic
    def confirm(self, *, by: Person, seen: int, why: str = "") -> None:
        """Let the claim show the original's verdict; raises Stale or Illegal."""
        if self.original.repeat_of_id is not None or self.claim.repeats.exists():
            raise Illegal(_("A repeat must point to an original, not to another repeat."))
        self.claim.change(
            Decision.Action.REPEAT, by=by, seen=seen, why=why, repeat_of=self.original
        )
        self._answer(self.Answer.CONFIRMED)
        Repeat.objects.lead_to(self.original, past=self.claim)

    @transaction.atomic
    def reject(self, *, by: Person, seen: int, why: str = "") -> None:
        """Say that these are two claims; undoes a confirmation too; raises Stale."""
        fields = {"repeat_of": None} if self.claim.repeat_of_id == self.original_id else {}
        action = Decision.Action.UNREPEAT if fields else Decision.Action.REJECT_REPEAT
        pair = {"original": self.original_id}
        self.claim.change(action, by=by, seen=seen, why=why, before=pair, after=pair, **fields)
        self._answer(self.Answer.REJECTED)

    def _answer(self, answer: str) -> None:
        self.answer = answer
        self.save(update_fields=["answer"])
