"""Addresses of others that are told of what leaves the house, and what was said to each."""

import secrets
from base64 import b64encode
from collections.abc import Iterable
from datetime import timedelta
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sources.clock import DatabaseNow
from sources.models import Source
from sources.work.models import Work

# The name of the work that tells a webhook what it was not told yet; one row a webhook, so that
# nobody else tells it at the same time.
TELL: Final = "tell"
# How long a receiver may go on checking with the secret it had before.
OVERLAP: Final = timedelta(hours=24)


class StopReason(models.TextChoices):
    """Why a webhook is told nothing any more."""

    BY_HAND = "by_hand", _("switched off by hand")
    GONE = "gone", _("the receiver said that it is gone for good")
    FAILING = "failing", _("it failed too often in a row")


class WebhookQuerySet(models.QuerySet["Webhook"]):
    """Who wants to be told."""

    def active(self) -> Self:
        return self.filter(stopped_at=None)

    def failing(self) -> Self:
        """Those whose receiver did not take the last letter, and who are still told."""
        return self.active().filter(failures__gt=0)

    def stopped_alone(self) -> Self:
        """Those that stopped without anybody deciding it: somebody has to look."""
        return self.filter(stopped_at__isnull=False).exclude(stopped_for=StopReason.BY_HAND)

    def wake(self, *, after: float = 0.0) -> None:
        """See that each is told what waits, in the caller's transaction; one that waits, waits on.

        The rows are locked first: whoever finishes telling looks for more under the same lock.
        """
        numbers = list(self.order_by("pk").values_list("pk", flat=True))
        if numbers:
            Work.objects.request(TELL, dict.fromkeys(numbers, 0.0), after=after)
            Work.objects.of(TELL, numbers).begin_anew(after=after)

    def wake_now(self) -> None:
        """As `wake`, without the rest of a pause."""
        self.wake()
        Work.objects.of(TELL, self.values("pk")).ready().update(due_at=DatabaseNow())


class Webhook(models.Model):
    """An address of somebody else that is told of what leaves the house."""

    name = models.CharField(_("name"), max_length=100)
    url = models.URLField(_("address"), max_length=2000)
    ratings = models.CharField(_("ratings"), max_length=100, blank=True)
    kinds = models.CharField(_("kinds of publication"), max_length=100, blank=True)
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source"),
    )
    secret = models.CharField(max_length=100, editable=False)
    former_secret = models.CharField(max_length=100, blank=True, editable=False)
    former_until = models.DateTimeField(null=True, editable=False)
    told = models.BigIntegerField(_("told up to number"), default=0)
    takedowns_told = models.BigIntegerField(_("take-downs told up to number"), default=0)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    stopped_at = models.DateTimeField(_("stopped at"), null=True, blank=True)
    stopped_for = models.CharField(
        _("stopped because"), max_length=8, choices=StopReason, blank=True
    )
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("stopped by"),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stopped_at=None, stopped_for="")
                | Q(stopped_at__isnull=False, stopped_for__in=StopReason.values),
                name="a_stopped_webhook_says_why",
            ),
            models.CheckConstraint(
                condition=Q(told__gte=0, takedowns_told__gte=0),
                name="a_webhook_was_told_up_to_a_number",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        return self.stopped_at is None

    @property
    def source_now(self) -> int | None:
        """The number of its source, or of the one that took that over."""
        return (self.source.merged_into_id or self.source_id) if self.source else None

    @property
    def live_secrets(self) -> list[str]:
        """What letters are signed with now, the newest first."""
        overlaps = self.former_until is not None and self.former_until > timezone.now()
        return [self.secret, *([self.former_secret] if overlaps else [])]


def new_secret() -> str:
    """A secret as Standard Webhooks writes it: 24 to 64 random bytes in base64."""
    return f"whsec_{b64encode(secrets.token_bytes(32)).decode()}"


class Delivery(models.Model):
    """One letter handed to a webhook, or not: a line of its delivery log."""

    webhook = models.ForeignKey(
        Webhook, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("webhook")
    )
    letter = models.CharField(_("letter"), max_length=40)
    seq = models.BigIntegerField(_("number"))
    at = models.DateTimeField(_("at"), db_default=DatabaseNow())
    status = models.PositiveSmallIntegerField(_("reply of the receiver"), null=True)
    problem = models.CharField(_("problem"), max_length=32, blank=True)
    milliseconds = models.PositiveIntegerField(_("milliseconds"))

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-id"]
        indexes = [models.Index(fields=["webhook", "at"], name="deliveries_of_a_webhook")]

    def __str__(self) -> str:
        return f"{self.letter}: {self.status or self.problem}"

    @property
    def was_taken(self) -> bool:
        """Whether the receiver acknowledged the letter."""
        return not self.problem


def spelled_choices(chosen: Iterable[str], known: Iterable[str]) -> str:
    """Words of a list as a webhook keeps them: each once, in the order of the list."""
    wished = set(chosen)
    return " ".join(word for word in known if word in wished)
