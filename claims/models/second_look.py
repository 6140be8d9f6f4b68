"""The second look at a verdict: demanded when it is given, and what each editor said of it."""

from typing import TYPE_CHECKING, Optional, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.look_rule import LookRule
from claims.models.rating import Rating
from claims.refusals.changing import Illegal
from claims.refusals.looking import LooksDiffer, SecondLookNeeded
from sources.people.models import Person

if TYPE_CHECKING:  # it asks for them when it is given
    from claims.models.verdict import Verdict


class Turn(models.IntegerChoices):
    """Whose look it is: the giver's was the first."""

    SECOND = 2, _("second look")
    THIRD = 3, _("third look")


class SecondLookQuerySet(models.QuerySet["SecondLook"]):
    """Verdicts that need, or needed, a second look."""

    def demand(self, verdict: "Verdict") -> Optional["SecondLook"]:
        """Ask for one if a rule does, once; what settles a disagreement was looked at enough."""
        if verdict.settles_id or self.filter(verdict=verdict).exists():
            return None
        rule = LookRule.objects.about(verdict).strictest()
        return self.create(verdict=verdict, rule=rule) if rule else None

    def of_drafts(self) -> Self:
        """Those of verdicts that may still be published."""
        later = Claim.objects.filter(
            pk=OuterRef("verdict__claim"), verdicts__seq__gt=OuterRef("verdict__seq")
        )
        unpublished = Q(verdict__publication__isnull=True, verdict__taken_down_at__isnull=True)
        return self.filter(unpublished, ~Exists(later))

    def waiting(self) -> Self:
        """Those that nobody looked at, and those whose disagreement nobody settled."""
        return self.of_drafts().filter(~was_seen() | is_disputed())

    def due_to(self, person: Person) -> Self:
        """Those that wait and that this person may answer: whoever spoke once is heard."""
        spoke = Look.objects.filter(second_look=OuterRef("pk"), by=person)
        return self.waiting().filter(~Exists(spoke)).exclude(verdict__editor=person)

    def hidden_from(self, person: Person) -> Self:
        """Those of which this person may not know yet what the giver said."""
        blind = self.of_drafts().filter(~was_seen(), rule__is_blind=True)
        return blind.exclude(verdict__editor=person)

    def for_page(self) -> Self:
        """With all that is shown of each."""
        shown = self.select_related(
            "rule__topic", "verdict__editor", "verdict__claim__sentence", "verdict__publication"
        )
        return shown.prefetch_related(
            models.Prefetch("looks", queryset=Look.objects.select_related("by"))
        )


class SecondLook(models.Model):
    """The demand that others look at a verdict, and the rule it was given under."""

    verdict = models.OneToOneField(
        "claims.Verdict",
        on_delete=models.PROTECT,
        related_name="second_look",
        verbose_name=_("verdict"),
    )
    rule = models.ForeignKey(
        LookRule, on_delete=models.PROTECT, related_name="second_looks", verbose_name=_("rule")
    )
    demanded_at = models.DateTimeField(_("demanded at"), default=timezone.now)

    objects = SecondLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pk)

    def said(self, turn: Turn) -> Optional["Look"]:
        """What the editor of this turn said; None before they did."""
        return next((look for look in self.looks.all() if look.turn == turn), None)

    @property
    def agrees(self) -> bool | None:
        """Whether the second editor gave the same rating; None while nobody looked."""
        second = self.said(Turn.SECOND)
        return None if second is None else second.rating == self.verdict.rating

    @property
    def turn(self) -> Turn | None:
        """Whose turn it is; None where all was said."""
        if self.agrees is None:
            return Turn.SECOND
        return None if self.agrees or self.said(Turn.THIRD) else Turn.THIRD

    @property
    def refusal(self) -> type[Illegal] | None:
        """Why the verdict may not be published yet; None when it may."""
        return REFUSALS.get(self.turn) if self.turn else None

    def is_hidden_from(self, person: Person) -> bool:
        """Whether this person may not know yet what the giver said."""
        is_blind = self.rule.is_blind and self.turn == Turn.SECOND
        return is_blind and self.verdict.editor_id != person.pk

    def hides_giver_from(self, person: Person) -> bool:
        return self.rule.hides_giver and self.is_hidden_from(person)


REFUSALS = {Turn.SECOND: SecondLookNeeded, Turn.THIRD: LooksDiffer}


class Look(models.Model):
    """What another editor says of a verdict: a rating with its reasons, never changed."""

    second_look = models.ForeignKey(
        SecondLook, on_delete=models.PROTECT, related_name="looks", verbose_name=_("second look")
    )
    turn = models.PositiveSmallIntegerField(_("turn"), choices=Turn)
    rating = models.CharField(_("rating"), max_length=12, choices=Rating)
    rationale = models.TextField(_("rationale"), max_length=20_000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("editor of the verdict"),
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("look")
        verbose_name_plural = _("looks")
        ordering = ["second_look", "turn"]
        constraints = [
            models.CheckConstraint(condition=Q(turn__in=Turn.values), name="look_has_its_turn"),
            models.CheckConstraint(
                condition=Q(rating__in=Rating.values) & ~Q(rationale=""),
                name="look_has_a_rating_and_a_rationale",
            ),
            models.CheckConstraint(
                condition=~Q(by=F("giver")), name="nobody_looks_at_their_own_verdict"
            ),
            models.UniqueConstraint(fields=["second_look", "turn"], name="one_look_a_turn"),
            models.UniqueConstraint(
                fields=["second_look", "by"], name="everybody_looks_at_a_verdict_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_turn_display()}: {self.get_rating_display()}"


def was_seen() -> Q:
    """Whether a second editor gave theirs."""
    return Q(Exists(looks(Turn.SECOND)))


def is_disputed() -> Q:
    """Whether theirs is another rating, and no third decided."""
    other = looks(Turn.SECOND).exclude(rating=OuterRef("verdict__rating"))
    return Q(Exists(other)) & ~Q(Exists(looks(Turn.THIRD)))


def looks(turn: Turn) -> models.QuerySet[Look]:
    return Look.objects.filter(second_look=OuterRef("pk"), turn=turn)
