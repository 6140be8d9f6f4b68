"""Brakes on guessing passwords: by account and address together, by account, by address, apart.

One address may be a whole newsroom's and one account may be attacked from many, so that each has
a limit of its own: who mistypes locks out nobody else behind the same address.
"""

from collections.abc import Iterator
from datetime import datetime
from math import ceil
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone


class Brakes(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts failures in the database, each kind against its own limit."""

    def get_failures(self, request: Any, credentials: dict[str, Any] | None = None) -> int:
        """The fullest of the three measures, on the scale of the first."""
        measured = zip(self.get_user_attempts(request, credentials), settings.BRAKES, strict=True)
        return max(failures(rows) * settings.BRAKES[0] // limit for rows, limit in measured)


def failures(attempts: "QuerySet[Any]") -> int:
    return attempts.aggregate(n=Sum("failures_since_start"))["n"] or 0


def seconds_left(request: Any, credentials: dict[str, Any] | None) -> int:
    """Until nobody is held any longer by what failed so far; at least a second."""
    until = max(last_failures(request, credentials), default=timezone.now())
    return max(1, ceil((until + settings.AXES_COOLOFF_TIME - timezone.now()).total_seconds()))


def last_failures(request: Any, credentials: dict[str, Any] | None) -> Iterator[datetime]:
    """When the last failure was that fills one of the measures."""
    attempts = Brakes().get_user_attempts(request, credentials)
    for rows, limit in zip(attempts, settings.BRAKES, strict=True):
        if failures(rows) >= limit:
            yield rows.aggregate(last=Max("attempt_time"))["last"]


def locked(
    request: HttpRequest, _answer: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """The page for somebody who has to wait, with how long."""
    page = render(request, "429.html", status=429)
    page["Retry-After"] = str(seconds_left(request, credentials))
    return page
