"""`/log/`: what the log of publications is, what was signed last, and how a stranger checks it."""

import inspect

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import conditional_page, require_safe

from claims.public.page import show
from claims.publishing.log import PARTS, newest_checkpoint, public_keys, size
from sources.logs import verify

VERIFIER = inspect.getsource(verify)


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """The page for people."""
    newest = newest_checkpoint()
    keys = public_keys()
    return show(request, "log", checkpoint=newest, entries=size(), keys=keys, parts=PARTS)


@require_safe
def part(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """One of the files that the verifier reads, whole."""
    if name not in PARTS:
        raise Http404
    kind = "application/jsonl" if name.endswith(".jsonl") else "text/plain; charset=utf-8"
    return StreamingHttpResponse(PARTS[name](), content_type=kind)


@require_safe
@conditional_page
def verifier(request: HttpRequest) -> HttpResponse:
    """The one file that a stranger runs."""
    return HttpResponse(VERIFIER, content_type="text/x-python; charset=utf-8")
