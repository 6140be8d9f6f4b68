"""The work rows of watches: one a watch, whose clock says when it is read again; one an article."""

from collections.abc import Iterable
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from sources.clock import from_now
from sources.models import Watch, WatchEntry
from sources.models.watch import WatchQuerySet
from sources.work.models import State, Work

POLL: Final = "poll"
BRING: Final = "bring"


def ask_to_bring(entries: Iterable[WatchEntry]) -> None:
    """Fetch these articles, one after the other: they are mostly of one host."""
    gap = settings.WATCH_GAP_SECONDS
    Work.objects.ask(
        Work(kind=BRING, subject=entry.pk, due_at=from_now(number * gap))
        for number, entry in enumerate(entries)
    )


def listed() -> WatchQuerySet:
    """Every watch with what it brought, when it is due next, and where its work stands."""
    rows = Work.objects.filter(kind=POLL, subject=OuterRef("pk"))
    return Watch.objects.with_counts().annotate(
        due_at=Subquery(rows.waiting().values("due_at")[:1]),
        work_state=Subquery(rows.values("state")[:1]),
    )


class WatchState(models.TextChoices):
    """How a watch does, in the words of its list."""

    PAUSED = "paused", _("paused")
    STOPPED = "stopped", _("stopped by a fault of ours")
    READING = "reading", _("being read")
    FAILING = "failing", _("failing")
    WELL = "well", _("well")
    NEW = "new", _("not read yet")


def state_of(watch: Watch) -> WatchState:
    """The state of a watch that `listed` gave."""
    work: str = getattr(watch, "work_state", "") or ""
    if watch.paused_at:
        return WatchState.PAUSED
    if work in {"", State.DEAD}:
        return WatchState.STOPPED
    if work == State.RUNNING:
        return WatchState.READING
    if watch.failures:
        return WatchState.FAILING
    return WatchState.WELL if watch.polled_at else WatchState.NEW
