"""Tokens: what a program sends in place of a password, a person's or the newsroom's own."""

from datetime import date, timedelta
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken, AuthTokenManager

from sources.clock import DatabaseNow, from_now
from sources.people.scopes import SPELLINGS, opened_by

BEGINNING: Final = 8  # characters of a token that logs and pages call it by
LISTED: Final = 200  # tokens of people on one page; a program may log in a hundred times an hour
A_MOMENT: Final = 60.0  # seconds in which the last use is written once


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    """The tokens of everybody."""

    def live(self) -> Self:
        """Those that open something."""
        unexpired = Q(expiry__isnull=True) | Q(expiry__gt=timezone.now())
        return self.filter(unexpired, revoked_at__isnull=True, user__is_active=True)

    def of_newsroom(self) -> Self:
        return self.exclude(name="")

    def of_people(self) -> Self:
        return self.filter(name="")

    def for_page(self) -> list["AccessToken"]:
        """The newsroom's, used up or not, and the latest live ones of people; the newest first."""
        rows = self.select_related("user", "made_by", "revoked_by").order_by("-created")
        return [*rows.of_newsroom(), *rows.of_people().live()[:LISTED]]

    def revoke(self, by: models.Model | None = None) -> int:
        """Let them open nothing from now on; returns how many still did."""
        rows = self.filter(revoked_at__isnull=True)
        return rows.update(revoked_at=timezone.now(), revoked_by=by)

    def used_now(self, pk: str) -> bool:
        """Note the last use; False when that was done within the last minute."""
        rested = Q(last_used_at__isnull=True) | Q(last_used_at__lt=from_now(-A_MOMENT))
        return bool(self.filter(rested, pk=pk).update(last_used_at=DatabaseNow()))


class AccessTokenManager(AuthTokenManager.from_queryset(AccessTokenQuerySet)):  # type: ignore[misc]
    """Makes tokens as knox does: only their digest is kept."""


class AccessToken(AbstractAuthToken):  # type: ignore[misc]
    """A token by its digest; one with a name belongs to the newsroom and is limited to scopes."""

    name = models.CharField(_("name"), max_length=100, blank=True)
    scopes = models.CharField(_("scopes"), max_length=60, blank=True)
    per_minute = models.PositiveIntegerField(_("requests a minute"), null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("revoked by"),
    )
    last_used_at = models.DateTimeField(_("last used"), null=True)

    objects = AccessTokenManager()

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=~Q(name=""), name="token_has_a_name_of_its_own"
            ),
            models.CheckConstraint(
                condition=Q(name="", scopes="") | ~Q(name="") & ~Q(scopes=""),
                name="token_of_the_newsroom_has_scopes",
            ),
            models.CheckConstraint(
                condition=Q(name="") | Q(expiry__isnull=False),
                name="token_of_the_newsroom_expires",
            ),
            models.CheckConstraint(
                condition=Q(scopes__in=SPELLINGS), name="token_scopes_are_known"
            ),
            models.CheckConstraint(
                condition=Q(per_minute__isnull=True) | Q(per_minute__gt=0),
                name="token_may_ask_at_least_once_a_minute",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.user} {self.beginning}…"

    @property
    def beginning(self) -> str:
        """By what logs and pages name it without telling it."""
        return str(self.token_key[:BEGINNING])

    @property
    def has_expired(self) -> bool:
        return self.expiry is not None and self.expiry <= timezone.now()

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None and not self.has_expired

    def opens(self) -> frozenset[str] | None:
        """The permissions it is limited to; None when it may all that its person may."""
        return opened_by(self.scopes) if self.scopes else None


class TokenDayQuerySet(models.QuerySet["TokenDay"]):
    """How often tokens were used, by day."""

    def recent(self, days: int) -> Self:
        """Today and the days before it, so many in all."""
        return self.filter(day__gt=timezone.now().date() - timedelta(days=days))

    def reach(self, token: AccessToken, day: date, times: int) -> None:
        """Say that a token was used at least so often on this day."""
        row, made = self.get_or_create(token=token, day=day, defaults={"times": times})
        if not made:
            self.filter(pk=row.pk).update(times=Greatest(F("times"), times))

    def add(self, token: str, day: date, times: int) -> None:
        """Count so many uses more where nothing else counts."""
        more = self.filter(token_id=token, day=day)
        if not more.update(times=F("times") + times):
            self.get_or_create(token_id=token, day=day)
            more.update(times=F("times") + times)


class TokenDay(models.Model):
    """How often a token was used on one day (UTC)."""

    token = models.ForeignKey(AccessToken, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    objects = TokenDayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token", "day"], name="token_has_one_count_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.token} {self.day}: {self.times}"
