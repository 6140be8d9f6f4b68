"""`/repeats/`: where the machine takes a claim for one raised before, and a person's answer."""

from collections.abc import Callable

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.filtersets import RepeatFilter
from claims.api.inputs import ReasonSerializer
from claims.api.pagination import NewestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import IF_MATCH, person, seen_version, tagged
from claims.api.serializers import RepeatSerializer
from claims.models import Repeat
from claims.visibility import repeats_for


class RepeatViewSet(AskedOnce, viewsets.ReadOnlyModelViewSet[Repeat]):
    """Suggested repeats; inside the house only."""

    queryset = Repeat.objects.none()
    serializer_class = RepeatSerializer
    permission_classes = [RolePermissions]
    pagination_class = NewestFirst
    filterset_class = RepeatFilter
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Repeat]:
        return repeats_for(self.request.user)

    @extend_schema(request=ReasonSerializer, responses=RepeatSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], permission_classes=[may("claims.change_repeat")])
    def confirm(self, request: Request, pk: str) -> Response:
        """Let the claim show the original's verdict; If-Match holds the claim's version."""
        row = self.get_object()
        return self.answered(request, row, row.confirm)

    @extend_schema(request=ReasonSerializer, responses=RepeatSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], permission_classes=[may("claims.change_repeat")])
    def reject(self, request: Request, pk: str) -> Response:
        """Say that these are two claims, also after a confirmation."""
        row = self.get_object()
        return self.answered(request, row, row.reject)

    def answered(self, request: Request, row: Repeat, verb: Callable[..., None]) -> Response:
        form = ReasonSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        verb(by=person(request), seen=seen_version(request), **form.validated_data)
        return tagged(Response(self.get_serializer(row).data), row.claim)
