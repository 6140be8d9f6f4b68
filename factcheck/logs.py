"""Logs: one line an event, as JSON for machines or plain for people, with the request's id."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from celery.signals import setup_logging
from django.http import HttpRequest, HttpResponse

FORMATS = ("json", "plain")
LEVELS = ("INFO", "DEBUG", "WARNING", "ERROR")
# What callers may send as X-Request-ID; anything else could forge lines or fill disks.
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
# Every bell would be two lines, every request and every 404 a second one beside ours.
QUIET = (
    "axes.apps",
    "celery.worker.strategy",
    "celery.app.trace",
    "django.request",
    "gunicorn.access",
)
HEALTH = "/healthz"
log = logging.getLogger(__name__)


def logging_config(*, style: str, level: str) -> dict[str, Any]:
    """Django's LOGGING: everything to stderr, `json` for machines or `plain` for people."""
    stamp = structlog.processors.TimeStamper(fmt="iso" if style == "json" else "%H:%M:%S")
    shared = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        stamp,
    ]
    to_stderr = {"handlers": ["stderr"], "level": level, "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "not_health": {"()": "django.utils.log.CallbackFilter", "callback": is_not_health}
        },
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *rendering(style),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "gunicorn.error": to_stderr,
            **{name: {"level": "ERROR", "filters": ["not_health"]} for name in QUIET},
        },
    }


def is_not_health(record: logging.LogRecord) -> bool:
    """An unhealthy answer is asked for every few seconds and is no fault of the view."""
    request = getattr(record, "request", None)
    return not (isinstance(request, HttpRequest) and request.path.startswith(HEALTH))


def rendering(style: str) -> list[Any]:
    """The last steps of a line."""
    if style == "plain":
        return [structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)]
    return [
        structlog.processors.format_exc_info,
        structlog.processors.EventRenamer("message"),
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


@setup_logging.connect
def keep_our_logging(**_: Any) -> None:
    """Celery adds its own handlers unless somebody says that logging is set up already."""


class RequestIdMiddleware:
    """Gives each request an id, its caller's where it is one, and writes one line about it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = request.headers.get("X-Request-ID", "")
        request_id = sent if REQUEST_ID.fullmatch(sent) else uuid.uuid4().hex
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            begun = time.monotonic()
            response = self.get_response(request)
            tell(request, response.status_code, time.monotonic() - begun)
        response.headers["X-Request-ID"] = request_id
        return response


def tell(request: HttpRequest, status: int, seconds: float) -> None:
    """One line a request; the query stays out, it may hold what somebody looks for."""
    level = logging.DEBUG if request.path.startswith(HEALTH) else logging.INFO
    told = {"method": request.method, "path": request.path, "status": status}
    log.log(level, "request", extra={**told, "ms": round(seconds * 1000)})
