"""Answers to readers, kept as they were given while nothing has changed that readers see.

What was published is asked for all the time and hardly ever changes. Each process keeps its own: a
hit costs one question to the database (which edition is this?) and no page is ever older than that.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from claims.models import Edition

LONGEST: Final = 60  # seconds, for what changes by the clock alone: the news of two days
LARGEST: Final = 250_000  # bytes: with MAX_ENTRIES of the settings a bound on memory

View = Callable[..., HttpResponseBase]


def kept_page(view: View) -> View:
    """The view of a page that is the same for everybody but for its bar, which knows the staff."""

    @wraps(view)
    def given(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method != "GET":
            return view(request, *args, **kwargs)
        key = key_of(request, "staff" if is_staff(request) else "reader")
        held: HttpResponse | None = cache.get(key)
        if held is not None:
            return again(request, held)
        answer = rendered(view(request, *args, **kwargs))
        if isinstance(answer, HttpResponse) and answer.status_code == HTTPStatus.OK:
            keep(key, answer, size=len(answer.content))
        return answer

    return given


def is_staff(request: HttpRequest) -> bool:
    """Asked only of who brings a session: a picture or a feed does not depend on any cookie."""
    is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
    return is_known and bool(getattr(request.user, "is_staff", False))


def kept_list(request: HttpRequest, make: Callable[[], Response]) -> HttpResponseBase:
    """The answer of the API to whoever reads what was published; the same for all of them."""
    key = key_of(request, "program")
    held: bytes | None = cache.get(key)
    if held is not None:
        return HttpResponse(held, content_type=JSONRenderer.media_type)
    answer = make()
    written = JSONRenderer().render(answer.data)
    keep(key, written, size=len(written))
    return answer


def key_of(request: HttpRequest, reader: str) -> str:
    """All that an answer depends on.

    The edition is asked for before anything is read: what is read then is of this one or newer.
    """
    asked = (request.build_absolute_uri(), str(get_language()), reader, Edition.objects.now())
    return f"kept:{sha256(chr(0).join(asked).encode()).hexdigest()}"


def rendered(answer: HttpResponseBase) -> HttpResponseBase:
    """The answer itself; a page of ours has a bar, and says so to whoever else keeps it."""
    if isinstance(answer, SimpleTemplateResponse):
        answer.render()
        patch_vary_headers(answer, ["Cookie"])
    return answer


def keep(key: str, answer: HttpResponse | bytes, *, size: int) -> None:
    if size <= LARGEST:
        cache.set(key, answer, LONGEST)


def again(request: HttpRequest, held: HttpResponse) -> HttpResponseBase:
    """What was kept, or 304 to whoever has it already."""
    tag = held.headers.get("ETag")
    told = get_conditional_response(request, etag=tag, response=held) if tag else None
    return told or held
