"""`/changes/`: everything that left the house, in order, for whoever keeps a copy."""

from functools import partial
from typing import Any, Final

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.api.filtering import refuse_unknown
from claims.api.verdict_serializers import VerdictSerializer
from claims.publishing.kept import kept_list
from claims.publishing.stream import stream, wait_for_more
from claims.visibility import is_insider, numbered_for

LONGEST_WAIT: Final = 25  # seconds; proxies give up at 30 or 60


class AskedSerializer(serializers.Serializer[Any]):
    """How far a reader has come, and how much comes at once."""

    after = serializers.IntegerField(min_value=0, max_value=2**63 - 1, default=0)
    limit = serializers.IntegerField(min_value=1, max_value=100, default=50)
    wait = serializers.IntegerField(min_value=0, max_value=LONGEST_WAIT, default=0)


class ChangesSerializer(serializers.Serializer[Any]):
    """What left the house after the number asked for, and the number to ask with next."""

    results = VerdictSerializer(many=True)
    after = serializers.IntegerField()
    more = serializers.BooleanField()


class ChangesView(APIView):
    """Every publication, update, correction and void, each once, in gapless order.

    Ask with `after` from the answer before, 0 at first. `wait` holds an empty answer back for so
    many seconds, or until something leaves the house; a busy server answers at once instead.
    """

    permission_classes = [AllowAny]

    @extend_schema(parameters=[AskedSerializer], responses=ChangesSerializer)
    def get(self, request: Request) -> HttpResponseBase:
        form = AskedSerializer(data=request.query_params)
        refuse_unknown(request, form.fields.keys())
        form.is_valid(raise_exception=True)
        asked: dict[str, int] = form.validated_data
        wait_for_more(after=asked["after"], seconds=asked["wait"])
        make = partial(self.told, request, asked["after"], asked["limit"])
        return make() if is_insider(request.user) else kept_list(request, make)

    def told(self, request: Request, after: int, limit: int) -> Response:
        rows = list(numbered_for(request.user, stream(after=after))[: limit + 1])
        told, more = rows[:limit], len(rows) > limit
        newest = told[-1].publication_seq if told else after
        answer = {"results": told, "after": newest, "more": more}
        return Response(ChangesSerializer(answer, context={"request": request}).data)
