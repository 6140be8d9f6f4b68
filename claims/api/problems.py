"""Every refusal below `/api/` as one shape: problem details (RFC 9457) in the caller's language.

`docs/problems.md` lists the codes.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.defaults import page_not_found
from rest_framework import exceptions
from rest_framework.exceptions import APIException, ErrorDetail
from rest_framework.request import Request
from rest_framework.settings import api_settings
from structlog.contextvars import get_contextvars

from claims.api.wrong_requests import ANSWERS, BadAddressing, NotAnObject, TooMuch, Unparsable
from claims.refusals.statuses import http_status
from sources.people.programs import is_program, language_wanted
from sources.refusals.refusal import Refusal

MEDIA_TYPE: Final = "application/problem+json"
TYPE: Final = "urn:problem-type:factcheck:"
INSTANCE: Final = "urn:factcheck:request:"
# What a status means, whatever the code: the title of a problem, and its words in the schema.
TITLES: Final[Mapping[int, str | Promise]] = {
    400: _("The request says something that cannot be"),
    401: _("Who asks is not known"),
    403: _("Who asks may not do this"),
    404: _("There is no such thing, or not for who asks"),
    405: _("This cannot be done at this address"),
    406: _("No answer can be given in the format asked for"),
    409: _("A rule stands against it"),
    412: _("Somebody else was first: read again"),
    415: _("The body is of a kind that is not read"),
    422: _("The same key was used for another request"),
    428: _("The version that was seen is missing"),
    429: _("Too many requests: come back later"),
    500: _("Something went wrong on our side"),
    503: _("Not now: come back in a few seconds"),
}


class Problem(NamedTuple):
    """What is wrong, as programs are told of it."""

    status: int
    code: str
    detail: str | Promise
    errors: Sequence[Mapping[str, str]] = ()
    headers: Mapping[str, str] = {}

    def told(self, request: HttpRequest | Request) -> HttpResponse:
        """The answer, whoever gives it: a view, the middleware or the handler of a fault."""
        with override(language_wanted(request) or get_language()):
            body = {
                "type": TYPE + self.code,
                "title": str(TITLES.get(self.status, TITLES[400])),
                "status": self.status,
                "detail": str(self.detail),
                "instance": INSTANCE + str(get_contextvars().get("request_id", "")),
                "code": self.code,
                "errors": list(self.errors),
            }
        plain = {"ensure_ascii": False}
        answer = JsonResponse(body, status=self.status, json_dumps_params=plain)
        for name, value in {**self.headers, "Content-Type": MEDIA_TYPE}.items():
            answer.headers[name] = value
        patch_vary_headers(answer, ["Accept-Language"])
        return answer


def answer(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """DRF's own refusals, and ours for what the desk and the ingest refuse."""
    request: Request = context["request"]
    if isinstance(error, Refusal):
        return problem_of_refusal(error).told(request)
    known = ANSWERS[type(error)]() if type(error) in ANSWERS else error
    if isinstance(error, exceptions.ParseError) and error.__context__:
        known = Unparsable()  # what a parser says of a body is English
    if isinstance(known, exceptions.ValidationError) and sends_no_object(request):
        known = NotAnObject()
    return problem_of(known).told(request) if isinstance(known, APIException) else None


def sends_no_object(request: Request) -> bool:
    """Whether the body was read, and is a list, a word or null."""
    try:
        return not isinstance(request.data, Mapping)
    except APIException:
        return False


def plain(kind: type[APIException]) -> Problem:
    """A refusal in its own words, whichever language was spoken when it came up."""
    return Problem(kind.status_code, str(kind.default_code), cast(Promise, kind.default_detail))


def problem_of_refusal(refusal: Refusal) -> Problem:
    later = {"Retry-After": str(refusal.seconds)} if refusal.seconds else {}
    return Problem(http_status(refusal), refusal.code, str(refusal), headers=later)


def problem_of(error: APIException) -> Problem:
    """A refusal of REST framework with its code and its words; fields that are wrong, by name."""
    said_in = {"WWW-Authenticate": "auth_header", "Retry-After": "wait"}
    found = {name: getattr(error, held, None) for name, held in said_in.items()}
    given = {name: str(value) for name, value in found.items() if value}
    if isinstance(error.detail, ErrorDetail):
        return Problem(error.status_code, str(error.detail.code), error.detail, headers=given)
    errors = list(wrong_fields(error.detail))
    said = " ".join(f"{wrong['field']}: {wrong['detail']}".removeprefix(": ") for wrong in errors)
    return Problem(error.status_code, str(error.default_code), said, errors, given)


def wrong_fields(detail: Any, *path: str) -> Iterator[dict[str, str]]:
    """Each wrong field by its way from the root, `starts.0`; "" is the request as a whole."""
    if isinstance(detail, ErrorDetail):
        yield {"field": ".".join(path), "code": str(detail.code), "detail": str(detail)}
    elif isinstance(detail, Mapping):
        for name, inner in detail.items():
            whole = name == api_settings.NON_FIELD_ERRORS_KEY
            yield from wrong_fields(inner, *path, *([] if whole else [str(name)]))
    else:
        for place, inner in enumerate(detail):
            leaf = isinstance(inner, ErrorDetail)
            yield from wrong_fields(inner, *path, *([] if leaf else [str(place)]))


def nothing_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that leads nowhere, said in the caller's format."""
    if not is_program(request):
        return page_not_found(request, exception)
    return plain(exceptions.NotFound).told(request)


def not_accepted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that is refused before any view has it, said in the caller's format."""
    known = ANSWERS.get(type(exception), BadAddressing)
    if is_program(request):
        return plain(known).told(request)
    words = {"words": known.default_detail if known is TooMuch else ""}
    return render(request, "400.html", words, status=known.status_code)
