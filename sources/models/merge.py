"""Two sources that turned out to be one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sources.models.source import Source


class Merge(models.Model):
    """A person's word that two sources are one: what moved, who said so, when and why."""

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="merges", verbose_name=_("source")
    )
    into = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="+", verbose_name=_("merged into")
    )
    documents = models.JSONField(_("documents"), help_text=_("The numbers of those that moved."))
    why = models.TextField(_("why"), max_length=2_000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("merge of sources")
        verbose_name_plural = _("merges of sources")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(source=F("into")), name="merge_is_of_two_sources")
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.into}"
