"""Answers kept for a day, so that who asks twice by one key is answered twice and obeyed once."""

import uuid
from datetime import timedelta
from typing import Any, Final, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sources.clock import DatabaseNow, from_now
from sources.refusals.refusal import Refusal

KEPT: Final = timedelta(hours=24)
# Whoever has not answered by then was ended; above the time-out of a web server.
GIVEN_UP: Final = 300.0  # seconds
LONGEST_KEY: Final = 255


class StillRunning(Refusal):
    """The first request of this key has no answer yet (HTTP 409)."""

    code = "still_running"
    seconds = 2  # most requests are answered by then
    message = _("The first request with this Idempotency-Key is not answered yet. Ask again soon.")


class OtherRequest(Refusal):
    """The key was used for something else (HTTP 422)."""

    code = "other_request"
    message = _("This Idempotency-Key was sent with another request. Send a new one.")


class BadKey(Refusal):
    """A key that is none (HTTP 400)."""

    code = "bad_key"
    message = _("An Idempotency-Key has 1 to %(most)s printable ASCII characters.")


class KeptAnswerQuerySet(models.QuerySet["KeptAnswer"]):
    """What was asked by key, and what was answered."""

    def begin(self, *, caller: Any, key: str, fingerprint: str) -> "KeptAnswer":
        """The row of this key: ours to answer when it is `mine`, else answered before.

        Of many who begin at once one is first: the database has one row for them. Raises a
        Refusal when the key is another request's, or its first request still runs.
        """
        if not 0 < len(key) <= LONGEST_KEY or not (key.isascii() and key.isprintable()):
            raise BadKey(most=LONGEST_KEY)
        self.expired().filter(caller=caller, key=key).delete()
        run = uuid.uuid4().hex
        said = {"fingerprint": fingerprint, "run": run, "until": timezone.now() + KEPT}
        row, _made = self.get_or_create(caller=caller, key=key, defaults=said)
        if row.fingerprint != fingerprint:
            raise OtherRequest
        row.mine = row.run == run or row.takes_over(run)
        if not row.mine and row.status is None:
            raise StillRunning
        return row

    def expired(self) -> Self:
        return self.filter(until__lt=timezone.now())


class KeptAnswer(models.Model):
    """One request of one caller by its key, and its answer once there is one."""

    caller = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_answers"
    )
    key = models.CharField(max_length=LONGEST_KEY)
    fingerprint = models.CharField(max_length=64)
    run = models.CharField(max_length=32)
    begun_at = models.DateTimeField(db_default=DatabaseNow())
    until = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)

    objects = KeptAnswerQuerySet.as_manager()

    mine = False  # whether whoever holds this object is to do the work

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["caller", "key"], name="key_is_asked_by_once"),
        ]

    def __str__(self) -> str:
        return f"{self.caller} {self.key}"

    def takes_over(self, run: str) -> bool:
        """Go on with what somebody began who was ended; one of many succeeds."""
        left = Q(begun_at__lt=from_now(-GIVEN_UP), status__isnull=True)
        rows = KeptAnswer.objects.filter(left, pk=self.pk, run=self.run)
        taken = bool(rows.update(run=run, begun_at=DatabaseNow()))
        self.run = run if taken else self.run
        return taken

    def answer(self, status: int, *, headers: dict[str, Any], body: str) -> None:
        """Keep the answer; raises StillRunning when another took over meanwhile."""
        rows = KeptAnswer.objects.filter(pk=self.pk, run=self.run, status__isnull=True)
        if not rows.update(status=status, headers=headers, body=body):
            raise StillRunning

    def let_go(self) -> None:
        """Nothing was done: the key may be used again, for something better."""
        KeptAnswer.objects.filter(pk=self.pk, run=self.run, status__isnull=True).delete()
