"""Faults told to a service that speaks Sentry's protocol, without a word of what we hold.

Told is what the log tells with a traceback. What a fault says of itself may quote the text it met,
and so may variables and what was posted. Sent is where it happened: kinds, functions, lines, the
address without its query, and the request's id, by which our own log tells the rest.
"""

import logging
from typing import Any, Final

import sentry_sdk
from django.conf import settings
from django.http import HttpRequest
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.types import Event, Hint
from structlog.contextvars import get_contextvars

# What of a frame may be told: no values, and no lines of source beside them.
PLACE: Final = frozenset(
    {"filename", "function", "module", "lineno", "abs_path", "in_app"},
)
KIND: Final = frozenset({"type", "module"})
# Whatever else an event holds is left behind: a new version of the package sends nothing new.
TOLD: Final = frozenset(
    {"event_id", "timestamp", "level", "platform", "release", "server_name", "sdk"}
)


def begin(**options: Any) -> None:
    """Tell faults from now on; `options` go to the package, for tests."""
    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        release=f"factcheck@{settings.VERSION}",
        server_name=settings.HOST_NAME,
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[LoggingIntegration(level=None, event_level=logging.ERROR)],
        max_request_body_size="never",
        include_local_variables=False,
        include_source_context=False,
        max_breadcrumbs=0,
        auto_session_tracking=False,
        before_send=without_words,
        **options,
    )


def without_words(event: Event, hint: Hint) -> Event | None:
    """The event with nothing in it but where the fault happened; None where no fault is in it."""
    faults = event.get("exception", {}).get("values", [])
    if not faults:
        return None
    told: dict[str, Any] = only(TOLD, event)
    told["request"] = address_of(getattr(hint.get("log_record"), "request", None))
    told["tags"] = {"request_id": str(get_contextvars().get("request_id", ""))}
    told["exception"] = {"values": [without_message(fault) for fault in faults]}
    return told  # type: ignore[return-value]


def only(names: frozenset[str], held: Any) -> dict[str, Any]:
    return {name: value for name, value in held.items() if name in names}


def address_of(request: object) -> dict[str, str]:
    """Where it was asked, without the query: it may hold what somebody looks for."""
    if not isinstance(request, HttpRequest):
        return {}
    return {"method": str(request.method), "url": settings.PUBLIC_URL + request.path}


def without_message(fault: dict[str, Any]) -> dict[str, Any]:
    """Its kind, and the places it passed through."""
    frames = (fault.get("stacktrace") or {}).get("frames", [])
    return {**only(KIND, fault), "stacktrace": {"frames": [only(PLACE, frame) for frame in frames]}}
