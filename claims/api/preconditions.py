"""Who asks, and the version they saw: If-Match on every change (RFC 9110 §13.1.1, RFC 6585 §3)."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import status
from rest_framework.exceptions import APIException, NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from claims.models import Claim, Comment
from claims.refusals import Stale
from sources.people.models import Person
from sources.text.whole_numbers import number_from

IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag as last read; 428 without it, 412 when it is stale.",
)


class PreconditionRequired(APIException):
    """The request does not say which version it saw."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "precondition_required"
    default_detail = _(
        "Send the claim's version in the If-Match header, as you read it from its ETag."
    )


def person(request: Request) -> Person:
    """Who asks; raises NotAuthenticated for a stranger."""
    if not isinstance(request.user, Person):
        raise NotAuthenticated
    return request.user


def etag(row: Claim | Comment) -> str:
    return f'"{row.version}"'


def seen_version(request: Request) -> int:
    """The version in If-Match; raises PreconditionRequired without one, Stale for none we gave."""
    told = request.headers.get("If-Match", "").removeprefix("W/").strip('"')
    if not told.isdecimal():
        raise PreconditionRequired
    seen = number_from(told)
    if seen is None:
        raise Stale
    return seen


def tagged(response: Response, row: Claim | Comment) -> Response:
    """The response with the row's version as its ETag."""
    response["ETag"] = etag(row)
    return response
