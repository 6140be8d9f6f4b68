"""Whether the house stands: `/healthz` for whoever watches it, `/healthz/web` for a balancer."""

from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.db.models import DurationField, ExpressionWrapper, F
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from factcheck import broker
from sources.clock import DatabaseNow
from sources.work.models import Beat, Work


def database() -> dict[str, Any]:
    """Whether the database answers."""
    try:
        Work.objects.only("pk").first()
    except DatabaseError:
        return {"ok": False}
    return {"ok": True}


def workers() -> dict[str, Any]:
    """How many workers the database has seen of late; the broker is not asked."""
    alive = Beat.objects.alive(settings.WORKER_SILENT_SECONDS).count()
    return {"ok": alive > 0, "alive": alive}


def work() -> dict[str, Any]:
    """What waits and since when, by the database's clock; dead work awaits a person's retry."""
    age = ExpressionWrapper(DatabaseNow() - F("created_at"), output_field=DurationField())
    waiting = Work.objects.waiting()
    oldest = waiting.order_by("created_at").values_list(age, flat=True).first()
    return {
        "ok": True,
        "waiting": waiting.count(),
        "oldest_seconds": max(0.0, round(oldest.total_seconds(), 1)) if oldest else 0.0,
        "dead": Work.objects.dead().count(),
    }


def parts() -> dict[str, dict[str, Any]]:
    """The state of each part; without the database nothing is known of the workers."""
    found = {"database": database(), "broker": {"ok": broker.answers(settings.REDIS_URL)}}
    if found["database"]["ok"]:
        found |= {"workers": workers(), "work": work()}
    return found


def answer(found: dict[str, dict[str, Any]]) -> JsonResponse:
    ok = all(part["ok"] for part in found.values())
    return JsonResponse({"ok": ok, **found}, status=200 if ok else 503)


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
