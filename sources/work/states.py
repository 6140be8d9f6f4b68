"""Where a piece of work stands, and when it is due, by the clock of the database."""

from typing import Any

from django.db import models
from django.db.models import ExpressionWrapper, F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from sources.clock import DatabaseNow


class State(models.TextChoices):
    """Where a piece of work stands."""

    READY = "ready", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    DEAD = "dead", _("failed")


# In the words of the index `work_waiting`: SQLite does not see through parameters which it is.
IS_WAITING = models.Func(
    F("state"),
    template="%(expressions)s IN ('ready', 'running')",
    output_field=models.BooleanField(),
)
SHOULD_BEGIN = Coalesce(F("lease_until"), F("due_at"))


def is_due() -> Q:
    """Time has come for it, or its worker outlived its lease."""
    ready = Q(state=State.READY, due_at__lte=DatabaseNow())
    return ready | Q(state=State.RUNNING, lease_until__lt=DatabaseNow())


def late_by() -> "ExpressionWrapper[Any]":
    """How long ago a row should have been begun."""
    return ExpressionWrapper(DatabaseNow() - SHOULD_BEGIN, output_field=models.DurationField())


def turn_served(kind: str) -> "models.Func":
    """The first turn of a kind that is not done, by one look into the index `work_waiting`."""
    first = (
        "(SELECT turn FROM work_work WHERE kind = %(expressions)s"
        " AND state IN ('ready', 'running') ORDER BY turn LIMIT 1)"
    )
    return models.Func(
        Value(kind), template=f"COALESCE({first}, 0)", output_field=models.BigIntegerField()
    )
