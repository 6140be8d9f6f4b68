"""Work rows: claim a batch, run it under a deadline, finish fenced, sweep, quarantine.

The database is the only truth. A bell (a Celery message without arguments) only wakes a worker;
lost, doubled or forged bells change nothing. Every comparison of times uses the database's clock.
"""

import logging
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import OperationalError, connection, models, transaction
from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _

from sources.clock import DatabaseNow, from_now
from sources.host import Fault, fault_of
from sources.work.deadlines import DeadlineError, deadline, last_moment
from sources.work.kinds import Effects, WorkKind, declared, lanes, triable
from sources.work.life import OUTAGE_SECONDS, Beat, Outage, Tally
from sources.work.models import State, Work
from sources.work.sizes import Sizes
from sources.work.turns import Turns, most_urgent, together

log = logging.getLogger(__name__)
TURNS = Turns()
SIZES = Sizes()

# Work that two machines could not do waits until either of them tries again with other work.
SECOND_PAUSE = 2 * OUTAGE_SECONDS

# A database that is busy, a peer that is away, a slow machine: worth another try. The rest is a
# fault of ours or of the text, and trying again only hides it.
PASSING = (OperationalError, ConnectionError, TimeoutError, DeadlineError)


@dataclass(frozen=True)
class HeldBatch:
    """Rows of one kind held under one token."""

    kind: WorkKind
    token: str
    subjects: list[int]

    def rows(self) -> "models.QuerySet[Work]":
        return Work.objects.filter(token=self.token, state=State.RUNNING)


def take(turns: Turns | None = None) -> HeldBatch | None:
    """Hold the most urgent due rows of the lane whose turn it is; None when nothing is due.

    A machine that has taken itself out of work holds none.
    """
    if Outage.objects.here().standing().exists():
        return None
    found = lanes()
    for lane in (turns or Turns()).in_turn(found):
        if batch := take_from(found[lane]):
            return batch
    return None


@transaction.atomic
def take_from(kinds: Sequence[WorkKind]) -> HeldBatch | None:
    """Hold due rows of one of these kinds, in their turn; a row that failed comes alone."""
    kind = kinds[0] if len(kinds) == 1 else most_urgent(kinds)
    if kind is None:
        return None
    locking = connection.features.has_select_for_update_skip_locked
    due = Work.objects.in_turn(kind).only("subject", "attempts", "error")
    due = due.select_for_update(skip_locked=True) if locking else due
    rows = together(due[: SIZES.of(kind)])
    if not rows:
        return None
    token = uuid.uuid4().hex
    Work.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=State.RUNNING,
        token=token,
        attempts=F("attempts") + 1,
        lease_until=from_now(settings.WORK_LEASE_SECONDS),
    )
    Beat.objects.tell_work(kind.name, rows[0].subject)
    return HeldBatch(kind, token, [row.subject for row in rows])


def run(batch: HeldBatch) -> None:
    """Do the work of a batch and finish it, or give it back with the reason."""
    with last_moment(batch.kind.last_moment):
        try_out(batch)


def try_out(batch: HeldBatch) -> None:
    try:
        with deadline(batch.kind.most_seconds):
            effects = batch.kind.handler(batch.subjects)
        finish(batch, effects)
        SIZES.grow(batch.kind, len(batch.subjects))
    except Exception as error:
        if isinstance(error, DeadlineError):
            SIZES.halve(batch.kind, len(batch.subjects))
        log.exception("work failed", extra={"kind": batch.kind.name, "subjects": batch.subjects})
        close_after(error)
        if fault := fault_of(error):
            step_out(batch, fault, error)
        else:
            give_back(batch, error)


def close_after(error: Exception) -> None:
    """A connection that a passing fault met may be broken half way through a command."""
    if isinstance(error, PASSING) and not connection.in_atomic_block:
        connection.close()


@transaction.atomic
def finish(batch: HeldBatch, effects: Effects) -> None:
    """Write the effects of the rows whose fence still holds; a worker too late writes nothing."""
    held = set(batch.rows().select_for_update().values_list("subject", flat=True))
    if not held:
        return
    batch.rows().update(
        state=State.DONE, token="", lease_until=None, finished_at=DatabaseNow(), error=""
    )
    effects(held)
    Outage.objects.here().delete()
    Tally.objects.add(batch.kind.name, len(held))


def give_back(batch: HeldBatch, error: Exception) -> None:
    """Put rows back for another try, later each time, or quarantine those past hope.

    Which row of several was the reason nobody knows: it is no try of theirs, and each comes alone.
    """
    if len(batch.subjects) > 1:
        batch.rows().update(
            state=State.READY,
            token="",
            lease_until=None,
            attempts=F("attempts") - 1,
            error=told(error),
        )
        return
    limit = batch.kind.most_tries if isinstance(error, PASSING) else 0
    attempts = batch.rows().values_list("attempts", flat=True).first() or 1
    batch.rows().update(
        state=Case(When(attempts__gte=limit, then=Value(State.DEAD)), default=Value(State.READY)),
        token="",
        lease_until=None,
        due_at=from_now(batch.kind.pause_after(attempts)),
        error=told(error),
    )


@transaction.atomic
def step_out(batch: HeldBatch, fault: Fault, error: Exception) -> None:
    """Put rows back as they were, untried, and take this machine out of work: it failed, not they.

    What fails a second time waits a little: it may be what uses the memory up.
    """
    Outage.objects.begin(fault)
    batch.rows().update(
        state=State.READY,
        token="",
        lease_until=None,
        attempts=F("attempts") - 1,
        due_at=Case(When(error="", then=F("due_at")), default=from_now(SECOND_PAUSE)),
        error=told(error),
    )


def told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:2000]


def drain(turns: Turns | None = None) -> int:
    """Do all due work, batch after batch, lanes in their turn; returns how many rows were taken."""
    taken, turns = 0, turns or TURNS
    while batch := take(turns):
        began = time.monotonic()
        taken += len(batch.subjects)
        run(batch)
        turns.charge(batch.kind.lane, time.monotonic() - began)
    if taken:
        Beat.objects.tell()
    return taken


def quarantine() -> int:
    """Declare dead what used up its attempts without ever finishing or failing."""
    late = Work.objects.filter(state=State.RUNNING, lease_until__lt=DatabaseNow())
    return late.exclude(triable(declared().values())).update(
        state=State.DEAD,
        token="",
        lease_until=None,
        finished_at=DatabaseNow(),
        error=_("The worker died or was too slow every time this was tried."),
    )
