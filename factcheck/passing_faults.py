"""Faults that pass by themselves: a locked or restarting database, a full disk, too many at once.

The caller is told to come again, in the format of the question; nobody is told that we are broken.
"""

import errno
import logging
import sqlite3
import sys
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.defaults import server_error

from claims.api.problems import Problem
from factcheck.audit import READS
from sources.people.programs import is_program
from sources.seats import Seats

log = logging.getLogger(__name__)

RETRY_SECONDS: Final = 5
# Primary result codes (sqlite.org/rescode.html); SQLITE_ERROR, a wrong statement, is our own fault.
SQLITE: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)
# Classes of PostgreSQL's manual, appendix A: connection, read only, rolled back, resources, locks
# not to be had, operator, system. Class 54, a value too large for its index, never passes.
POSTGRESQL: Final = ("08", "25006", "40", "53", "55P03", "57", "58")
HOST: Final = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.EIO}
)

UNAVAILABLE: Final = _(
    "The database or the disk does not take anything at the moment. "
    "What was saved is kept. Try again in a few seconds."
)
BUSY: Final = _(
    "Too many changes arrive at once, so this one was not begun. Try again in a few seconds."
)
BROKEN: Final = _(
    "Something went wrong on our side. Nothing that was saved is lost. Try again in a moment, "
    "and tell the administrator if it keeps happening."
)


def passes(error: BaseException | None) -> bool:
    """Whether the same request may well succeed in a few seconds."""
    if isinstance(error, OSError):
        return error.errno in HOST
    if not isinstance(error, Error):
        return False
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in SQLITE
    if state := getattr(cause, "sqlstate", None):
        return str(state).startswith(POSTGRESQL)
    return isinstance(error, OperationalError | InterfaceError)


class PassingFaultsMiddleware:
    """Answers 503 for what passes, and lets changes never take every thread from the readers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.seats = Seats(settings.WRITING_SLOTS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READS:
            return self.get_response(request)
        with self.seats.one() as seated:
            if not seated:
                return come_again(request, BUSY, code="busy")
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for a view that met a passing fault; any other fault goes on."""
        return told(request, error) if passes(error) else None


def told(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """Note which fault it was in one line, and answer."""
    log.warning("passing fault", extra={"path": request.path, "fault": str(error).strip()})
    return come_again(request, UNAVAILABLE, code="unavailable")


def fault(request: HttpRequest) -> HttpResponse:
    """The site's answer to a fault outside of any view, and to those that are ours."""
    error = sys.exc_info()[1]
    if passes(error):
        return told(request, error)
    if is_program(request):
        return Problem(500, "error", BROKEN).told(request)
    return server_error(request)


def come_again(request: HttpRequest, words: str | Promise, *, code: str) -> HttpResponse:
    """503 in the format of the question: a problem, a line for the page that stands, or a page."""
    if is_program(request):
        response = Problem(503, code, words).told(request)
    elif "HX-Request" in request.headers:
        response = line_on_the_page(request, words)
    else:
        response = HttpResponse(render_to_string("503.html"), status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def line_on_the_page(request: HttpRequest, words: str | Promise) -> HttpResponse:
    """A line above the forms, which keep what was typed; a page that only asks again says nothing.

    Without retargeting, htmx would put the line in the place of the whole claim.
    """
    response = HttpResponse(render_to_string("claims/_trouble.html", {"words": words}), status=503)
    response.headers["HX-Retarget"] = "#trouble"
    response.headers["HX-Reswap"] = "none" if request.method in READS else "innerHTML"
    return response
