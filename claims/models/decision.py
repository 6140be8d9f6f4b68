"""Who decided what about a claim, when and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from sources.limits import limit_of
from sources.models import Ruling


class Decision(models.Model):
    """One decision about a claim, of a person or of the clock; rows are only ever added."""

    class Action(models.TextChoices):
        ASSIGN = "assign", _("took charge")
        RELEASE = "release", _("let go")
        ENTRUST = "entrust", _("assigned it")
        RETURN = "return", _("returned to the queue, untouched for too long")
        PRIORITY = "priority", _("set the priority")
        DEADLINE = "deadline", _("set the deadline")
        DISMISS = "dismiss", _("dismissed the claim")
        RESTORE = "restore", _("restored the claim")
        KIND = "kind", _("changed the kind")
        STANCE = "stance", _("judged a piece of evidence")
        BRING = "bring", _("brought evidence")
        REPEAT = "repeat", _("confirmed a repeat")
        UNREPEAT = "unrepeat", _("undid a repeat")
        REJECT_REPEAT = "no_repeat", _("rejected a suggested repeat")
        SEEN = "seen", _("looked at the new evidence")
        JUDGE = "judge", _("gave a verdict")
        LOOK = "look", _("gave a second look")
        SETTLE = "settle", _("settled a disagreement")
        PUBLISH = "publish", _("published a verdict")
        RECUT = "recut", _("cut the sentence anew")
        FURNITURE = "furniture", _("ruled the sentence furniture")
        BODY = "body", _("ruled the sentence body text")
        TAKE_DOWN = "take_down", _("took the text down")
        UNDO = "undo", _("undid a step")
        TOPICS = "topics", _("filed it under topics")
        TAKE_WORDS = "take_words", _("took a verdict's words down")

    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("claim")
    )
    action = models.CharField(_("action"), max_length=12, choices=Action)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    why = models.TextField(_("why"), max_length=limit_of(Ruling, "why"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action="return", by__isnull=True)
                | ~Q(action="return") & Q(by__isnull=False),
                name="only_the_clock_decides_without_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} ({self.by})" if self.by else self.get_action_display()
