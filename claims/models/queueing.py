"""How a claim stands in the queue: who has it, what goes first, until when, what is set aside."""

from datetime import UTC, datetime
from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sources.clock import DatabaseNow


class Dismissal(models.TextChoices):
    """Why nobody will judge a claim."""

    NOT_CHECKABLE = "not_checkable", _("not checkable")
    NOT_WORTH_IT = "not_worth_it", _("not worth it")
    DUPLICATE = "duplicate", _("duplicate")
    SETTLED = "settled", _("settled elsewhere")


class Priority(models.IntegerChoices):
    """What a person puts before and after what the machine finds worth checking."""

    URGENT = 1, _("urgent")
    NORMAL = 0, _("normal")
    LOW = -1, _("low")

    @property
    def word(self) -> str:
        """As forms and programs say it."""
        return self.name.lower()

    @classmethod
    def words(cls) -> list[tuple[str, Promise]]:
        """The words with what people read."""
        return [(priority.word, priority.label) for priority in cls]


# No door takes a deadline that is ten years off; the last days of the calendar have no local time.
NEVER = datetime(2200, 1, 1, tzinfo=UTC)

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)

# Check-worthiness is at most 1, so that no worth lifts a claim into the priority above its own.
RANK = F("priority") * Value(2.0) + F("check_worthiness")


class QueuedQuerySet(models.QuerySet[Row_co]):
    """Claims by how they stand in the queue."""

    def current(self) -> Self:
        """Those whose sentence no re-cut has replaced and nobody ruled to be furniture."""
        return self.filter(sentence__retired_at__isnull=True, sentence__is_furniture=False)

    def waiting(self) -> Self:
        """Those that nobody dismissed."""
        return self.filter(dismissed_as="")

    def dismissed(self) -> Self:
        return self.exclude(dismissed_as="")

    def unjudged(self) -> Self:
        """Those that wait for a first verdict of their own."""
        return self.waiting().filter(verdicts=None, repeat_of=None)

    def overdue(self) -> Self:
        """Those past their deadline of which readers were told nothing; a draft is not told."""
        return self.waiting().filter(deadline__lte=DatabaseNow(), standing=None, repeat_of=None)

    def in_order(self) -> Self:
        """By priority, and within it the most check-worthy first."""
        return self.order_by("-queue_rank", "id")


class Queued(models.Model):
    """What people said of a claim's place in the queue."""

    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_in_charge",
        verbose_name=_("editor in charge"),
    )
    priority = models.SmallIntegerField(_("priority"), choices=Priority, default=Priority.NORMAL)
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    dismissed_as = models.CharField(_("dismissed as"), max_length=16, choices=Dismissal, blank=True)
    queue_rank = models.GeneratedField(
        expression=RANK,
        output_field=models.FloatField(),
        db_persist=True,
        verbose_name=_("place in the queue"),
    )

    # Of the claim itself.
    standing_id: int | None
    repeat_of_id: int | None

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(priority__in=Priority.values), name="claim_priority_is_known"
            ),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True) | Q(deadline__lt=NEVER),
                name="claim_deadline_is_one_that_somebody_lives_to_see",
            ),
            models.CheckConstraint(
                condition=Q(dismissed_as__in=["", *Dismissal.values]),
                name="claim_dismissal_is_known",
            ),
            models.CheckConstraint(
                condition=Q(dismissed_as="") | Q(editor__isnull=True),
                name="nobody_has_a_dismissed_claim_in_hand",
            ),
        ]
        indexes = [models.Index(F("queue_rank").desc(), F("id"), name="claim_queue_order")]

    @property
    def priority_word(self) -> str:
        return Priority(self.priority).word

    @property
    def is_due(self) -> bool:
        """Whether its deadline still asks for a verdict that readers see."""
        told = self.standing_id or self.repeat_of_id
        return self.deadline is not None and not told and not self.dismissed_as
