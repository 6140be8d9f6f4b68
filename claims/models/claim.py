"""One reviewable sentence."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim_queue import ClaimQuerySet
from claims.refusals import Stale
from sources.clock import DatabaseNow
from sources.models import Sentence

if TYPE_CHECKING:
    from claims.models.decision import Decision
    from sources.models import Person


class Kind(models.TextChoices):
    """What sort of statement a sentence makes."""

    FACT = "fact", _("fact")
    FIGURE = "figure", _("figure")
    QUOTE = "quote", _("quote")
    FORECAST = "forecast", _("forecast")
    OPINION = "opinion", _("opinion")
    ADVICE = "advice", _("advice")
    CONDITION = "condition", _("condition")
    QUESTION = "question", _("question")
    HEADING = "heading", _("heading")


class Outcome(models.TextChoices):
    """What matching came to; three outcomes, all explicit."""

    FOUND = "found", _("found")
    NOTHING = "nothing", _("nothing found")
    SEVERAL = "several", _("several equally good")


class Claim(models.Model):
    """One reviewable sentence: a statement somebody may have to check."""

    sentence = models.OneToOneField(
        Sentence, on_delete=models.PROTECT, related_name="claim", verbose_name=_("sentence")
    )
    folded = models.TextField(help_text=_("The sentence's index terms, spaced, for folded search."))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.FACT)
    speculative = models.BooleanField(
        _("speculative wording"),
        default=False,
        help_text=_("The sentence itself forecasts, hedges or supposes."),
    )
    check_worthiness = models.FloatField(_("check-worthiness"), default=0.0)
    reasons = models.JSONField(_("reasons"), default=list, blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_in_charge",
        verbose_name=_("editor in charge"),
    )
    repeat_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repeats",
        verbose_name=_("repeat of"),
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    outcome = models.CharField(_("matching"), max_length=8, choices=Outcome, blank=True)
    matched_at = models.DateTimeField(_("matched at"), null=True, blank=True)
    new_evidence_at = models.DateTimeField(_("new evidence since"), null=True, blank=True)
    raised_at = models.DateTimeField(_("raised at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-check_worthiness", "id"]
        indexes = [models.Index(F("check_worthiness").desc(), F("id"), name="claim_queue_order")]
        permissions = [
            ("review_claim", _("Can review claims and judge them")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(check_worthiness__gte=0, check_worthiness__lte=1),
                name="check_worthiness_between_0_and_1",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="claim_kind_is_known"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]), name="claim_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=Q(repeat_of__isnull=True) | ~Q(repeat_of=F("id")),
                name="claim_never_repeats_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence.text

    @transaction.atomic
    def change(  # noqa: PLR0913 - a decision is who, what, on which version, why, before, after
        self,
        action: str,
        *,
        by: "Person",
        seen: int,
        why: str = "",
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        **fields: Any,
    ) -> "Decision":
        """Set fields if the claim is still at the version the person saw, and log the decision.

        `before` and `after` are for decisions about something beside the claim's own fields.
        Raises Stale, having changed nothing, when somebody else was first.
        """
        decisions = apps.get_model("claims.Decision").objects
        before = before or self.field_values(fields)
        moved = Claim.objects.filter(pk=self.pk, version=seen).update(
            version=F("version") + 1, changed_at=DatabaseNow(), **fields
        )
        if not moved:
            raise Stale(self)
        self.refresh_from_db(fields=["version", "changed_at", *fields])
        return decisions.create(
            claim=self,
            action=action,
            before=before,
            after=after or self.field_values(fields),
            why=why,
            by=by,
        )

    def field_values(self, names: Iterable[str]) -> dict[str, Any]:
        """The named fields as JSON can hold them: ids for related rows."""
        values = {name: self.serializable_value(name) for name in names}
        return {name: v.isoformat() if isinstance(v, datetime) else v for name, v in values.items()}
