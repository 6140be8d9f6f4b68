"""`/log/`: what left the house, entry by entry, with proofs that nothing of it was rewritten."""

from typing import Any, Final

from django.http import Http404, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.api.filtering import refuse_unknown
from claims.api.log_serializers import (
    ConsistencyAskedSerializer,
    ConsistencySerializer,
    InclusionAskedSerializer,
    InclusionSerializer,
    LeavesAskedSerializer,
    LeavesSerializer,
    LogSerializer,
)
from claims.publishing import log

# What grows is asked for again in a minute; words may be erased one day; a proof never changes.
A_MINUTE: Final = "public, max-age=60"
AN_HOUR: Final = "public, max-age=3600"
FOR_EVER: Final = "public, max-age=31536000, immutable"
PLAIN: Final = "text/plain; charset=utf-8"


@method_decorator(conditional_page, name="dispatch")
class PublicLogView(APIView):
    """Open to everybody and the same for everybody: nobody is asked who they are."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    def asked(self, request: Request, form: type[serializers.Serializer[Any]]) -> dict[str, int]:
        """What the query says; refused in words where it says what cannot be."""
        read = form(data=request.query_params)
        refuse_unknown(request, read.fields.keys())
        read.is_valid(raise_exception=True)
        return dict(read.validated_data)


def told(form: type[serializers.Serializer[Any]], found: dict[str, Any], kept: str) -> Response:
    return Response(form(found).data, headers={"Cache-Control": kept})


def plain(text: str) -> HttpResponse:
    """A text for programs that read no JSON; Http404 for an empty one."""
    if not text:
        raise Http404
    return HttpResponse(text, content_type=PLAIN, headers={"Cache-Control": A_MINUTE})


def within(size: int) -> None:
    """Http404 for a size the log does not have yet."""
    if size > log.size():
        raise Http404


class LogView(PublicLogView):
    """How long the log is, the newest checkpoint, and the keys that signed."""

    @extend_schema(responses=LogSerializer)
    def get(self, request: Request) -> Response:
        refuse_unknown(request, set())
        found = {
            "size": log.size(),
            "checkpoint": log.newest_checkpoint(),
            "keys": log.public_keys(),
        }
        return told(LogSerializer, found, A_MINUTE)


class CheckpointView(PublicLogView):
    """The newest checkpoint as a signed note (C2SP): origin, size, root, signature."""

    @extend_schema(responses={(200, "text/plain"): OpenApiTypes.STR})
    def get(self, request: Request) -> HttpResponse:
        refuse_unknown(request, set())
        newest = log.newest_checkpoint()
        return plain(newest.note if newest else "")


class KeyView(PublicLogView):
    """The public keys that signed, one a line, as signed notes name them."""

    @extend_schema(responses={(200, "text/plain"): OpenApiTypes.STR})
    def get(self, request: Request) -> HttpResponse:
        refuse_unknown(request, set())
        return plain("".join(f"{key}\n" for key in log.public_keys()))


class LeavesView(PublicLogView):
    """The entries after a number, each with the words it commits to unless they were erased."""

    @extend_schema(parameters=[LeavesAskedSerializer], responses=LeavesSerializer)
    def get(self, request: Request) -> Response:
        asked = self.asked(request, LeavesAskedSerializer)
        rows = log.leaves(after=asked["after"], limit=asked["limit"])
        newest = asked["after"] + len(rows)
        found = {"results": rows, "after": newest, "more": newest < log.size()}
        is_full = len(rows) == asked["limit"]
        return told(LeavesSerializer, found, AN_HOUR if is_full and found["more"] else A_MINUTE)


class InclusionView(PublicLogView):
    """A proof that an entry stands in the log of a size (RFC 6962, 2.1.1)."""

    @extend_schema(parameters=[InclusionAskedSerializer], responses=InclusionSerializer)
    def get(self, request: Request) -> Response:
        asked = self.asked(request, InclusionAskedSerializer)
        within(asked["size"])
        return told(InclusionSerializer, asked | log.inclusion(**asked), FOR_EVER)


class ConsistencyView(PublicLogView):
    """A proof that the log only grew from one size to another (RFC 6962, 2.1.2)."""

    @extend_schema(parameters=[ConsistencyAskedSerializer], responses=ConsistencySerializer)
    def get(self, request: Request) -> Response:
        asked = self.asked(request, ConsistencyAskedSerializer)
        within(asked["second"])
        return told(ConsistencySerializer, asked | log.consistency(**asked), FOR_EVER)
