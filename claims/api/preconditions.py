"""Who asks, and the version they saw: If-Match on every change (RFC 9110 §13.1.1, RFC 6585 §3)."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from claims.deciding.versions import version_in
from claims.models import Claim, Comment, Report
from sources.models import Document
from sources.people.models import Person

IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag as last read; 428 without it, 412 when it is stale.",
)


def person(request: Request) -> Person:
    """Who asks; raises NotAuthenticated for a stranger."""
    if not isinstance(request.user, Person):
        raise NotAuthenticated
    return request.user


def etag(row: Claim | Comment | Document | Report) -> str:
    return f'"{row.version}"'


def seen_version(request: Request) -> int:
    """The version in If-Match; raises NoVersion without one, Stale for none we gave."""
    return version_in(request.headers.get("If-Match", "").removeprefix("W/").strip('"'))


def tagged(response: Response, row: Claim | Comment | Document | Report) -> Response:
    """The response with the row's version as its ETag."""
    response["ETag"] = etag(row)
    return response
