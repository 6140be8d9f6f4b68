"""Spans of a document, and what people ruled about them."""

from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from sources.models.document import Document

models.TextField.register_lookup(Length)


# Why the sentences of a text that was taken down are searched, matched and judged no more.
TAKEN_DOWN: Final = "taken_down"


class SentenceQuerySet(models.QuerySet["Sentence"]):
    """Sentences in the order of their document."""

    def current(self) -> Self:
        """Those no re-cut has replaced."""
        return self.filter(retired_at__isnull=True)


class Sentence(models.Model):
    """A span of a document: `document.body[start:end] == text`, in Unicode code points."""

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="sentences", verbose_name=_("document")
    )
    position = models.PositiveIntegerField(_("position"))
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    text = models.TextField(_("text"))
    locator = models.CharField(
        _("place in its file"),
        max_length=60,
        blank=True,
        editable=False,
        help_text=_("The time code or the cells where it begins; empty where a file has neither."),
    )
    furniture = models.CharField(
        _("furniture"),
        max_length=32,
        blank=True,
        help_text=_("Why the machine takes this for site furniture; empty for body text."),
    )
    is_furniture = models.BooleanField(_("is furniture"), default=False)
    retired_at = models.DateTimeField(_("replaced at"), null=True, blank=True)

    objects = SentenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("sentence")
        verbose_name_plural = _("sentences")
        ordering = ["document", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "start"],
                condition=Q(retired_at__isnull=True),
                name="current_sentences_start_apart",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="sentence_is_not_empty"),
            models.CheckConstraint(
                condition=Q(text__length=F("end") - F("start")), name="sentence_text_fills_its_span"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Ruling(models.Model):
    """What a person decided about a document: how it is cut, what it is called, if it stays."""

    class Action(models.TextChoices):
        FURNITURE = "furniture", _("marked as furniture")
        BODY = "body", _("marked as body text")
        RECUT = "recut", _("cut anew")
        CORRECTED = "corrected", _("corrected what is said of the text")
        TAKEN_DOWN = "taken_down", _("took the text down")

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="rulings", verbose_name=_("document")
    )
    action = models.CharField(_("action"), max_length=12, choices=Action)
    before = models.JSONField(_("before"))
    after = models.JSONField(_("after"))
    why = models.TextField(_("why"), max_length=2_000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("ruling")
        verbose_name_plural = _("rulings")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__in=["furniture", "body", "recut", "corrected", "taken_down"]),
                name="ruling_action_is_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.at:%Y-%m-%d}"
