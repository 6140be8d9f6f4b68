"""Logs: one line an event, as JSON for machines or plain for people, with the request's id."""

import logging
import re
import time
import traceback
import uuid
from collections.abc import Callable
from typing import Any, TextIO

import structlog
from celery.signals import setup_logging
from django.http import HttpRequest, HttpResponse
from structlog.typing import EventDict, ExcInfo

from factcheck import audit
from factcheck.proxy import client_address
from factcheck.watchers import is_watcher

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
# What a caller did wrong; anybody could fill the disk with tracebacks of it.
CALLERS_FAULTS = "django.security"
# So much of a token names it: its owner and the database know the whole beginning.
TOKEN_NAME_CHARS = 8
log = logging.getLogger(__name__)


def logging_config(*, style: str, level: str) -> dict[str, Any]:
    """Django's LOGGING: everything to stderr, `json` for machines or `plain` for people."""
    stamp = structlog.processors.TimeStamper(fmt="iso" if style == "json" else "%H:%M:%S")
    shared = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        name_the_request,
        spare_the_traceback,
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
            audit.LOGGER: {**to_stderr, "level": "INFO"},
            **{name: {"level": "ERROR", "filters": ["not_health"]} for name in QUIET},
        },
    }


def is_not_health(record: logging.LogRecord) -> bool:
    """An unhealthy answer is asked for every few seconds and is no fault of the view."""
    request = getattr(record, "request", None)
    return not (isinstance(request, HttpRequest) and is_watcher(request))


def rendering(style: str) -> list[Any]:
    """The last steps of a line."""
    if style == "plain":
        return [
            structlog.dev.ConsoleRenderer(
                colors=False, pad_event_to=0, exception_formatter=traceback_in_its_line
            )
        ]
    return [
        structlog.processors.format_exc_info,
        structlog.processors.EventRenamer("message"),
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


def traceback_in_its_line(line: TextIO, fault: ExcInfo) -> None:
    """A fault is one line; the values of its variables, passwords among them, stay out."""
    said = "".join(traceback.format_exception(*fault)).splitlines()
    line.write(" " + " | ".join(part.strip() for part in said if part.strip(" ^~")))


def name_the_request(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Say of a fault which request met it, and whose."""
    request = event.get("request")
    if isinstance(request, HttpRequest):
        del event["request"]
        event.update(method=request.method, path=request.path, **caller(request))
    return event


def spare_the_traceback(_logger: object, _method: str, event: EventDict) -> EventDict:
    """A forged host or cookie is told in one sentence: our code did nothing wrong."""
    if str(event.get("logger", "")).startswith(CALLERS_FAULTS):
        event.pop("exc_info", None)
    return event


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
        told = {"request_id": request_id, "address": client_address(request)}
        with structlog.contextvars.bound_contextvars(**told):
            begun = time.monotonic()
            response = self.get_response(request)
            tell(request, response.status_code, time.monotonic() - begun)
        response.headers["X-Request-ID"] = request_id
        return response


def tell(request: HttpRequest, status: int, seconds: float) -> None:
    """One line a request and who made it; the query stays out, it may hold what they look for."""
    level = logging.DEBUG if is_watcher(request) else logging.INFO
    fields = {"method": request.method, "path": request.path, "status": status}
    said = audit.audited(request, status)
    told = logging.getLogger(audit.LOGGER) if said else log
    known = {**said, **caller(request)}
    told.log(level, "request", extra={**fields, "ms": round(seconds * 1000), **known})


def caller(request: HttpRequest) -> dict[str, str]:
    """User and token of a request, as far as it found them; a log asks the database nothing."""
    user = audit.person_of(request)
    key = getattr(getattr(request, "auth", None), "token_key", "")
    known = {"user": user.get_username() if user else "", "token": key[:TOKEN_NAME_CHARS]}
    return {name: value for name, value in known.items() if value}
