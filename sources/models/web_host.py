"""Whose turn it is to ask a host of others, so that it hears one request of ours at a time."""

from datetime import timedelta
from typing import Final

from django.db import models
from django.db.models import ExpressionWrapper, F

from sources.clock import DatabaseNow, from_now

# What a host asks of programs is asked for again after a day (RFC 9309, 2.4).
ROBOTS_SECONDS: Final = 24 * 60 * 60.0
# How soon to look again whether whoever asks a host is done.
MOMENT: Final = 1.0


class WebHostQuerySet(models.QuerySet["WebHost"]):
    """The hosts that watches ask, by the clock of the database."""

    def take_turn(self, name: str, *, seconds: float) -> float:
        """Hold the host for so long at most; gives 0, or when to try again."""
        self.know(name)
        ready = self.filter(name=name, free_at__lte=DatabaseNow(), held_until__lte=DatabaseNow())
        return 0.0 if ready.update(held_until=from_now(seconds)) else self.wait_for(name)

    def know(self, name: str) -> None:
        self.bulk_create([WebHost(name=name)], ignore_conflicts=True)

    def wait_for(self, name: str) -> float:
        """Seconds until it is free again as far as is known: who asks it now is soon done."""
        left = ExpressionWrapper(F("free_at") - DatabaseNow(), output_field=models.DurationField())
        found: timedelta = self.filter(name=name).values_list(left, flat=True).get()
        return max(found.total_seconds(), MOMENT)

    def free(self, name: str, *, after: float) -> None:
        """End a turn; the next one begins after a while."""
        self.filter(name=name).update(free_at=from_now(after), held_until=DatabaseNow())

    def robots_of(self, name: str) -> str | None:
        """What its robots.txt said within the last day; None when nobody asked."""
        recent = self.filter(name=name, robots_at__gte=from_now(-ROBOTS_SECONDS))
        return recent.values_list("robots", flat=True).first()

    def keep_robots(self, name: str, text: str) -> None:
        self.know(name)
        self.filter(name=name).update(robots=text, robots_at=DatabaseNow())


class WebHost(models.Model):
    """A host of others: when it may be asked again, and what it asks of programs."""

    name = models.CharField(max_length=270, primary_key=True)
    free_at = models.DateTimeField(db_default=DatabaseNow())
    held_until = models.DateTimeField(db_default=DatabaseNow())
    robots = models.TextField(blank=True)
    robots_at = models.DateTimeField(null=True)

    objects = WebHostQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
