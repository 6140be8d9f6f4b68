"""Counts each request that somebody waits for; what watchers ask is left out."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from factcheck.metrics.request_counts import counts
from factcheck.watchers import is_watcher
from sources.people.programs import is_program


class RequestCountMiddleware:
    """Stands before all others: their time is waited for as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        response = self.get_response(request)
        if not is_watcher(request):
            counts().note(door_of(request), response.status_code, time.monotonic() - began)
        return response


def door_of(request: HttpRequest) -> str:
    """Which of `request_counts.DOORS` was knocked at."""
    if is_program(request):
        waits = "wait=" in str(request.META.get("QUERY_STRING", ""))
        return "waiting" if waits else "api"
    known = {"/admin/": "desk", "/static/": "static"}
    return next((door for path, door in known.items() if request.path.startswith(path)), "readers")
