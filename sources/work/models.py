"""Work that must not be lost, as rows beside the things it works on."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from sources.clock import DatabaseNow, from_now
from sources.work.kinds import WorkKind, step_words, triable
from sources.work.life import Beat, Outage, Tally
from sources.work.states import IS_WAITING, SHOULD_BEGIN, State, is_due, late_by, turn_served

__all__ = ["Beat", "Outage", "State", "Tally", "Work"]


class WorkQuerySet(models.QuerySet["Work"]):
    """The queue, by the clock of the database."""

    def due(self) -> Self:
        """Waiting work whose time has come, and work whose worker outlived its lease."""
        return self.filter(is_due())

    def lateness(self) -> timedelta:
        """How long ago the longest due of all should have been begun."""
        found = self.due().order_by(SHOULD_BEGIN).values_list(late_by(), flat=True).first()
        return found or timedelta()

    def by_kind(self) -> list[dict[str, Any]]:
        """What is not done, a row a kind: `waiting`, `dead`, and `late` (None: none is due)."""
        unfinished = Q(state__in=[State.READY, State.RUNNING])
        rows = self.exclude(state=State.DONE).order_by().values("kind")
        counted = rows.annotate(
            waiting=models.Count("pk", filter=unfinished),
            dead=models.Count("pk", filter=Q(state=State.DEAD)),
            late=models.Max(late_by(), filter=is_due()),
        )
        return [dict(row) for row in counted]

    def in_turn(self, kind: WorkKind) -> Self:
        """What is due of a kind and has tries left, as it is taken: an index holds this order."""
        return self.due().waiting().filter(triable([kind])).order_by("turn", "-priority", "id")

    def waiting(self) -> Self:
        return self.filter(IS_WAITING)

    def ready(self) -> Self:
        return self.filter(state=State.READY)

    def at_hand(self) -> Self:
        """Work whose time has come, and work that somebody has begun."""
        return self.waiting().filter(due_at__lte=DatabaseNow())

    def dead(self) -> Self:
        return self.filter(state=State.DEAD)

    def of(self, kind: str, subjects: Iterable[int] | models.QuerySet[Any, Any]) -> Self:
        return self.filter(kind=kind, subject__in=subjects)

    def request(
        self, kind: str, priorities: Mapping[int, float], *, given: str = "", after: float = 0.0
    ) -> None:
        """Ask for work on these subjects in the caller's transaction, the highest priority first.

        `given` names the input; asking again for the same input is free. It is due so many
        seconds `after` now.
        """
        self.ask(
            Work(kind=kind, subject=pk, given=given, priority=priority, due_at=from_now(after))
            for pk, priority in priorities.items()
        )

    def ask(self, rows: Iterable["Work"]) -> None:
        """As `request`, for rows that differ in what they are given."""
        self.bulk_create(self.in_turns(rows), ignore_conflicts=True)

    def in_turns(self, rows: Iterable["Work"]) -> Iterable["Work"]:
        """Spread what is asked for together over turns of a batch each, the most urgent first.

        They begin with the turn that is served: five after five thousand wait for no more of them.
        """
        asked: dict[str, list[Work]] = {}
        for row in rows:
            asked.setdefault(row.kind, []).append(row)
        for kind, together in asked.items():
            for nth, row in enumerate(sorted(together, key=lambda row: -row.priority)):
                row.turn = turn_served(kind) + Value(nth // settings.WORK_BATCH)
                yield row

    def rejoin(self) -> None:
        """Let rows that begin again keep their turns apart, but none before the one served."""
        for kind, first in self.order_by().values_list("kind").annotate(models.Min("turn")):
            behind = Greatest(turn_served(kind) - Value(first), Value(0))
            self.filter(kind=kind).update(turn=F("turn") + behind)

    def idle(self) -> Self:
        """What nobody works on at this moment."""
        return self.exclude(state=State.RUNNING)

    def request_again(self, kind: str, subject: int, *, after: float) -> None:
        """Let the same be done again so many seconds later; the row is new, others come in between.

        Called where the row was just finished, or where none is being worked on.
        """
        self.of(kind, [subject]).idle().delete()
        self.request(kind, {subject: 0.0}, after=after)

    def begin_anew(self, *, after: float = 0.0) -> int:
        """Let what is done or failed be done again; what waits or runs is left as it is.

        The rows are locked first, so that one whose end is being written counts as done.
        """
        ended = list(self.order_by("pk").select_for_update().values_list("pk", flat=True))
        again = Work.objects.filter(pk__in=ended, state__in=[State.DONE, State.DEAD])
        again.rejoin()
        return again.update(
            state=State.READY, attempts=0, due_at=from_now(after), error="", finished_at=None
        )

    def retry(self) -> int:
        """Give failed work a fresh set of attempts; returns how many rows there were."""
        self.dead().rejoin()
        return self.dead().update(
            state=State.READY, attempts=0, due_at=DatabaseNow(), error="", finished_at=None
        )


class Work(models.Model):
    """One step to do for one subject; unique per subject and input, fenced by its token."""

    kind = models.CharField(_("kind"), max_length=16)
    subject = models.BigIntegerField(_("subject"))
    given = models.CharField(_("input"), max_length=64, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.READY)
    priority = models.FloatField(_("priority"), default=0.0)
    turn = models.BigIntegerField(_("turn"), default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    token = models.CharField(max_length=32, blank=True)
    due_at = models.DateTimeField(_("due at"), db_default=DatabaseNow())
    lease_until = models.DateTimeField(_("lease until"), null=True, blank=True)
    error = models.TextField(_("error"), blank=True)
    created_at = models.DateTimeField(_("created at"), db_default=DatabaseNow())
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = WorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("work")
        ordering = ["id"]
        indexes = [
            models.Index(
                F("kind"),
                F("turn"),
                F("priority").desc(),
                F("id"),
                condition=Q(state__in=["ready", "running"]),
                name="work_waiting",
            ),
            models.Index(fields=["state", "due_at"], name="work_state_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject", "given"], name="work_is_asked_for_once"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="work_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="running", lease_until__isnull=False) & ~Q(token="")
                | ~Q(state="running") & Q(token="", lease_until__isnull=True),
                name="work_runs_under_a_token_and_a_lease",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step()} {self.subject}: {self.get_state_display()}"

    def step(self) -> str:
        """The kind in words for people."""
        return step_words(self.kind)
