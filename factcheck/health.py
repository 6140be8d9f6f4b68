"""Whether the house stands: `/healthz` for whoever watches it, `/healthz/web` for a balancer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.db.models import DurationField, ExpressionWrapper, F
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import resolve
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from factcheck import broker
from factcheck.taking_writes import PROBE
from factcheck.watchers import ADDRESSES
from sources.clock import DatabaseNow
from sources.work.models import Beat, Outage, Work


def database() -> dict[str, Any]:
    """Whether the database answers."""
    try:
        Work.objects.only("pk").first()
    except DatabaseError:
        return {"ok": False}
    return {"ok": True}


def writing() -> dict[str, Any]:
    """Whether it takes writes as well, and why not; whoever reads is served all the same."""
    return PROBE.answer()


def workers() -> dict[str, Any]:
    """How many workers the database has seen of late, and what they work on since when.

    The broker is not asked.
    """
    alive = Beat.objects.alive(settings.WORKER_SILENT_SECONDS).count()
    since = ExpressionWrapper(DatabaseNow() - F("since"), output_field=DurationField())
    busy = Beat.objects.busy().annotate(worked=since).values("worker", "kind", "subject", "worked")
    told = [{**row, "worked": seconds(row["worked"])} for row in busy]
    return {"ok": alive > 0, "alive": alive, "busy": told}


def hosts() -> dict[str, Any]:
    """Which machines took themselves out of work, and why (`sources.host`); the others go on."""
    out = {outage.host: outage.fault for outage in Outage.objects.all().of_the_living()}
    return {"ok": not out, "out": out}


def work() -> dict[str, Any]:
    """What waits and how late it is, by the database's clock; dead work awaits a person's retry.

    Late work needs somebody, whatever the workers say of themselves.
    """
    oldest = seconds(Work.objects.lateness())
    return {
        "ok": oldest <= settings.WORK_LATE_SECONDS,
        "waiting": Work.objects.waiting().count(),
        "oldest_seconds": oldest,
        "dead": Work.objects.dead().count(),
    }


def seconds(age: timedelta) -> float:
    return max(0.0, round(age.total_seconds(), 1))


def parts() -> dict[str, dict[str, Any]]:
    """The state of each part; without the database nothing is known of the workers."""
    found = {"database": database(), "broker": {"ok": broker.answers(settings.REDIS_URL)}}
    if found["database"]["ok"]:
        found |= {"writing": writing()}
        found |= {"workers": workers(), "hosts": hosts(), "work": work()}
    return found


def answer(found: dict[str, dict[str, Any]]) -> JsonResponse:
    ok = all(part["ok"] for part in found.values())
    told = {"ok": ok, "version": settings.VERSION, **found}
    return JsonResponse(told, status=200 if ok else 503)


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """Every part: 503 when one of them needs somebody."""
    return answer(parts())


@never_cache
@require_safe
def healthz_web(_request: HttpRequest) -> JsonResponse:
    """This web process and its database: 503 when it should get no requests."""
    return answer({"database": database()})


class HealthMiddleware:
    """Watchers ask by number, not by name: they are answered before the host is looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info not in ADDRESSES:
            return self.get_response(request)
        response: HttpResponse = resolve(request.path_info).func(request)
        return response
