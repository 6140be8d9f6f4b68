"""`/sources/`: who publishes, and the word that two of them are one."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.document_serializers import SourceSerializer
from claims.api.inputs import ReasonSerializer
from claims.api.pagination import OldestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import person
from sources.models import Source


class MergeSerializer(ReasonSerializer):
    """The source that takes the documents over."""

    into = serializers.PrimaryKeyRelatedField(queryset=Source.objects.all())


class SourceViewSet(AskedOnce, viewsets.ReadOnlyModelViewSet[Source]):
    """The sources that stand; one that was merged into another is found under that one."""

    queryset = Source.objects.all()
    serializer_class = SourceSerializer
    permission_classes = [RolePermissions]
    pagination_class = OldestFirst
    filterset_fields = ["name", "domain", "tier", "language"]
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Source]:
        return Source.objects.standing() if self.action == "list" else Source.objects.all()

    @extend_schema(request=MergeSerializer, responses=SourceSerializer)
    @action(detail=True, methods=["post"], permission_classes=[may("sources.change_source")])
    def merge(self, request: Request, pk: str) -> Response:
        """Let another source take over the documents of this one; gives that other one."""
        form = MergeSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        given = form.validated_data
        self.get_object().merge_into(given["into"], by=person(request), why=given["why"])
        return Response(self.get_serializer(given["into"]).data)
