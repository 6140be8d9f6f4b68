"""Every series there is, in the order of docs/operating.md, which says what each is good for."""

from collections.abc import Iterator
from itertools import accumulate

from django.conf import settings
from django.db import DatabaseError

from claims.models.webhook import Webhook
from factcheck import broker
from factcheck.metrics.exposition import Family, counter, gauge, histogram
from factcheck.metrics.request_counts import BOUNDS, STATUSES, totals
from sources.index.following import follower
from sources.models import Watch
from sources.work.kinds import declared
from sources.work.models import Beat, Outage, Tally, Work


def families() -> list[Family]:
    """What is known; without the database, that it is away and what was answered."""
    info = gauge("info", "Which version this is.").add(1, version=settings.VERSION)
    answers = float(broker.answers(settings.REDIS_URL))
    found = [info, gauge("broker_up", "Whether the broker answers.", answers), *requests()]
    try:
        held, up = list(of_the_database()), 1.0
    except DatabaseError:
        held, up = [], 0.0
    return [*found, gauge("database_up", "Whether the database answers.", up), *held]


def of_the_database() -> Iterator[Family]:
    yield from work()
    yield from workers()
    yield from index()
    yield from others()


def work() -> list[Family]:
    """Of every declared kind, whether or not any waits: a series that comes and goes misleads."""
    waiting = gauge("work_waiting", "Pieces of work that wait or run.")
    late = gauge("work_late_seconds", "How long ago the longest due should have been begun.")
    dead = gauge("work_dead", "Pieces of work that failed for good and wait for a person.")
    done = counter("work_done_total", "Pieces of work finished, ever.")
    rows = {row["kind"]: row for row in Work.objects.by_kind()}
    tallies = dict(Tally.objects.values_list("kind", "done"))
    for name, kind in declared().items():
        labels, row = {"kind": name, "lane": kind.lane.name}, rows.get(name, {})
        age = row.get("late")
        waiting.add(row.get("waiting", 0), **labels)
        late.add(max(0.0, age.total_seconds()) if age else 0.0, **labels)
        dead.add(row.get("dead", 0), **labels)
        done.add(tallies.get(name, 0), **labels)
    return [waiting, late, dead, done]


def workers() -> list[Family]:
    alive = Beat.objects.alive(settings.WORKER_SILENT_SECONDS).count()
    ages = gauge("beat_age_seconds", "Since a machine was last seen at work, within an hour.")
    for host, age in sorted(Beat.objects.ages().items()):
        ages.add(age, host=host)
    out = gauge("host_out", "Machines that took themselves out of work, and why.")
    for outage in Outage.objects.all().of_the_living():
        out.add(1, host=outage.host, fault=outage.fault)
    return [gauge("workers_alive", "Processes at work, on all machines.", alive), ages, out]


def index() -> Iterator[Family]:
    """How far the search index of this host lags; nothing where it has none."""
    lag = follower().lag()
    if lag is not None:
        yield gauge("index_lag_changes", "Changes that this host's index lacks.", lag)


def others() -> Iterator[Family]:
    """Hosts of others that do not answer: receivers of webhooks, publishers that are watched."""
    failing, stopped = Webhook.objects.failing().count(), Webhook.objects.stopped_alone().count()
    yield gauge("webhooks_failing", "Webhooks whose last letter was not taken.", failing)
    yield gauge("webhooks_stopped", "Webhooks that stopped by themselves.", stopped)
    unread = Watch.objects.failing().count()
    yield gauge("watches_failing", "Watches not read the last time.", unread)


def requests() -> list[Family]:
    """What the web processes of this host answered, by who was answered."""
    answered = counter("requests_total", "Requests answered by this host.")
    took = histogram("request_seconds", "How long requests took on this host.")
    for door, row in totals().items():
        for status, times in zip(STATUSES, row.statuses, strict=True):
            answered.add(times, door=door, status=status)
        for bound, times in zip((*BOUNDS, float("inf")), accumulate(row.buckets), strict=True):
            took.add(times, suffix="_bucket", door=door, le=le(bound))
        took.add(row.seconds, suffix="_sum", door=door)
        took.add(sum(row.buckets), suffix="_count", door=door)
    return [answered, took]


def le(bound: float) -> str:
    return "+Inf" if bound == float("inf") else str(bound)
