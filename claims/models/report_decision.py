"""Who did what about a reader's report, when, and what the reader was told."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportDecisionQuerySet(models.QuerySet["ReportDecision"]):
    """What was done about reports, in order."""

    def answers(self) -> Self:
        """Those with words for the reader."""
        return self.exclude(words="")


class ReportDecision(models.Model):
    """One thing an editor did about a report; rows are only ever added."""

    class Action(models.TextChoices):
        ANSWER = "answer", _("answered the reader")
        TAKE_IN = "take_in", _("took it in as an article")
        CLOSE = "close", _("closed the report")
        REOPEN = "reopen", _("took it up again")

    report = models.ForeignKey(
        "claims.Report",
        on_delete=models.PROTECT,
        related_name="decisions",
        verbose_name=_("report of a reader"),
    )
    action = models.CharField(_("action"), max_length=8, choices=Action)
    words = models.TextField(_("answer"), max_length=5_000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = ReportDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision about a report")
        verbose_name_plural = _("decisions about reports")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"
