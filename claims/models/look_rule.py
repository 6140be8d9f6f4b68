"""When a verdict needs the eyes of a second editor before it is published."""

from typing import TYPE_CHECKING, Optional, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.judgement import VerdictKind
from claims.models.rating import Rating
from claims.models.topic import Topic
from sources.models.source import Tier

if TYPE_CHECKING:  # it asks the rules when it is given
    from claims.models.verdict import Verdict


class LookRuleQuerySet(models.QuerySet["LookRule"]):
    """All rules, those included that ask for nothing any more."""

    def in_force(self) -> Self:
        return self.filter(is_retired=False)

    def about(self, verdict: "Verdict") -> Self:
        """Those in force that ask for a second look at it; taking back waits for nobody."""
        if verdict.kind == VerdictKind.VOID:
            return self.none()
        claim = verdict.claim
        tier = claim.sentence.document.source.tier
        asked = Q(tier__in=["", tier], rating__in=["", verdict.rating])
        asked &= Q(topic=None) | Q(topic__in=claim.topics.values("pk"))
        is_change = claim.standing_id is not None
        return self.in_force().filter(asked, *[Q(for_changes=True)] * is_change)

    def strictest(self) -> Optional["LookRule"]:
        """The one that shows the second editor least; None where none asks."""
        return self.order_by("-is_blind", "-hides_giver", "id").first()


class LookRule(models.Model):
    """Which verdicts a second editor looks at; what is left empty narrows nothing.

    It never changes, since verdicts keep the rule that they were given under: another one is added
    and this one is retired.
    """

    tier = models.CharField(
        _("tier of the source"), max_length=12, choices=Tier, blank=True, default=""
    )
    topic = models.ForeignKey(
        Topic,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("topic"),
    )
    rating = models.CharField(_("rating"), max_length=12, choices=Rating, blank=True, default="")
    is_blind = models.BooleanField(
        _("blind"),
        default=True,
        help_text=_("The second editor sees neither rating nor rationale before giving theirs."),
    )
    hides_giver = models.BooleanField(
        _("without a name"),
        default=False,
        help_text=_("Of a blind look: nor who gave the verdict."),
    )
    for_changes = models.BooleanField(
        _("changes as well"),
        default=True,
        help_text=_("Updates and corrections of what was published, too; a void never waits."),
    )
    is_retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("Asks for nothing any more; verdicts that wait for a look go on waiting."),
    )

    objects = LookRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule of second looks")
        verbose_name_plural = _("rules of second looks")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tier__in=["", *Tier.values], rating__in=["", *Rating.values]),
                name="look_rule_names_what_there_is",
            ),
            models.CheckConstraint(
                condition=Q(is_blind=True) | Q(hides_giver=False),
                name="only_a_blind_look_hides_the_giver",
                violation_error_message=_("Only a blind look can hide who gave the verdict."),
            ),
        ]

    def __str__(self) -> str:
        said = [self.get_tier_display(), self.topic and str(self.topic), self.get_rating_display()]
        return " · ".join(str(part) for part in said if part) or str(_("every verdict"))
