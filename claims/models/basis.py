"""What a verdict rests on, as it stood when the verdict was given."""

from typing import Self

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from claims.models.evidence import HEAVY, Evidence

BEST_FIRST = F("evidence__score").desc(nulls_first=True)


class BasisQuerySet(models.QuerySet["Basis"]):
    """What verdicts rest on."""

    def for_readers(self) -> Self:
        """The strongest first, with all a reader is shown of each."""
        shown = ("evidence__sentence__document__source", "evidence__claim__sentence__document")
        heavy = [f"evidence__{column}" for column in HEAVY]
        return self.select_related(*shown).defer(*heavy).order_by(BEST_FIRST, "evidence")


class Basis(models.Model):
    """A piece of evidence that a verdict is published with, as it stood that moment."""

    verdict = models.ForeignKey("claims.Verdict", on_delete=models.PROTECT, related_name="bases")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="bases")
    stance = models.CharField(max_length=12)

    objects = BasisQuerySet.as_manager()

    class Meta:
        verbose_name = _("basis")
        verbose_name_plural = _("bases")
        constraints = [
            models.UniqueConstraint(
                fields=["verdict", "evidence"], name="a_verdict_names_its_evidence_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.verdict_id} ← {self.evidence_id}"
