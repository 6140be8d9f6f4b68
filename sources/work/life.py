"""Signs of life: who works on what since when, and which machine has stepped aside."""

import os
import socket
from collections.abc import Mapping
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, F, Q

from sources.clock import DatabaseNow, from_now
from sources.host import Fault
from sources.work.kinds import declared

# A machine that failed tries again so often: a full disk is seldom emptied sooner.
OUTAGE_SECONDS = 30.0
FORGOTTEN_SECONDS = 3600.0


def host_of(worker: str) -> str:
    """The machine of a process, as its beats name it."""
    return worker.rpartition(":")[0]


def this_process() -> str:
    return process_here(os.getpid())


def process_here(pid: int) -> str:
    """Its machine and what no other process there is called: containers count theirs alike."""
    return f"{settings.HOST_NAME}:{pid}@{socket.gethostname()}"


class BeatQuerySet(models.QuerySet["Beat"]):
    """Signs of life."""

    def alive(self, seconds: float) -> Self:
        """Workers seen within so many seconds of the database's clock, and those at work.

        Whoever works says so when it begins; at its last moment it is done or ended.
        """
        longest = max(kind.last_moment for kind in declared().values())
        seen = Q(seen_at__gte=from_now(-seconds))
        return self.filter(seen | Q(since__gte=from_now(-longest)))

    def busy(self) -> Self:
        return self.alive(0).filter(since__isnull=False).order_by("since")

    def here(self) -> Self:
        """What this process told."""
        return self.filter(worker=this_process())

    def tell(self) -> None:
        """This process lives, and waits for work."""
        self.write({"kind": "", "subject": None, "since": None})

    def tell_work(self, kind: str, subject: int) -> None:
        """This process begins to work on this subject, alone or with others."""
        self.write({"kind": kind, "subject": subject, "since": DatabaseNow()})

    def write(self, doing: Mapping[str, Any]) -> None:
        _told, new = self.update_or_create(
            worker=this_process(), defaults={"seen_at": DatabaseNow(), **doing}
        )
        if new:
            self.forget()

    def ages(self) -> dict[str, float]:
        """Seconds since the last sign of each machine, of those not forgotten yet."""
        age = ExpressionWrapper(DatabaseNow() - F("seen_at"), output_field=models.DurationField())
        recent = self.filter(seen_at__gte=from_now(-FORGOTTEN_SECONDS)).order_by("seen_at")
        told = recent.values_list("worker", age)
        return {host_of(worker): max(0.0, age.total_seconds()) for worker, age in told}

    def bury(self, pid: int) -> None:
        """A process of this machine was ended: what it told holds no more."""
        self.filter(worker=process_here(pid)).delete()

    def forget(self) -> None:
        """Drop what processes told that ended long ago; whoever is new does it."""
        self.filter(seen_at__lt=from_now(-FORGOTTEN_SECONDS)).delete()


class Beat(models.Model):
    """When a worker was last seen and what it works on since when, told by the work itself."""

    worker = models.CharField(max_length=200, primary_key=True)
    seen_at = models.DateTimeField()
    kind = models.CharField(max_length=16, blank=True)
    subject = models.BigIntegerField(null=True)
    since = models.DateTimeField(null=True)

    objects = BeatQuerySet.as_manager()

    def __str__(self) -> str:
        return self.worker

    def host(self) -> str:
        """The machine it works on."""
        return host_of(self.worker)


class TallyQuerySet(models.QuerySet["Tally"]):
    """What was done since this house stands."""

    def add(self, kind: str, rows: int) -> None:
        """So many rows more, last in the transaction that finishes them.

        Whoever finishes work of this kind at the same moment waits for its end.
        """
        if not self.filter(kind=kind).update(done=F("done") + rows):
            self.bulk_create([Tally(kind=kind)], ignore_conflicts=True)
            self.filter(kind=kind).update(done=F("done") + rows)


class Tally(models.Model):
    """How many pieces of a kind of work were finished: rows are asked for anew, this only grows."""

    kind = models.CharField(max_length=16, primary_key=True)
    done = models.PositiveBigIntegerField(default=0)

    objects = TallyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind}: {self.done}"


class OutageQuerySet(models.QuerySet["Outage"]):
    """Machines out of work."""

    def here(self) -> Self:
        return self.filter(host=settings.HOST_NAME)

    def standing(self) -> Self:
        """Those that take nothing yet, by the database's clock."""
        return self.filter(until__gt=DatabaseNow())

    def begin(self, fault: Fault) -> None:
        """This machine takes no work for a while; one that was out already stays out."""
        told = {"fault": fault, "until": from_now(OUTAGE_SECONDS)}
        self.update_or_create(host=settings.HOST_NAME, defaults=told)

    def of_the_living(self) -> list["Outage"]:
        """Those of machines that still show signs of life, whether or not they try again."""
        if not (found := list(self)):
            return []
        alive = Beat.objects.alive(settings.WORKER_SILENT_SECONDS)
        hosts = {beat.host() for beat in alive}
        return [outage for outage in found if outage.host in hosts]


class Outage(models.Model):
    """Why a machine has taken itself out of work, until a piece of work succeeds there again."""

    host = models.CharField(max_length=200, primary_key=True)
    fault = models.CharField(max_length=8, choices=Fault)
    since = models.DateTimeField(db_default=DatabaseNow())
    until = models.DateTimeField()

    objects = OutageQuerySet.as_manager()

    class Meta:
        ordering = ["host"]

    def __str__(self) -> str:
        return f"{self.host}: {self.get_fault_display()}"
