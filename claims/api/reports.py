"""`/reports/`: what readers sent, and the newsroom's answer to it."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.filtersets import ReportFilter
from claims.api.pagination import NewestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import IF_MATCH, person, seen_version, tagged
from claims.api.text_fields import SHOWN, Prose
from claims.deciding.reporting import take_in
from claims.models import Report, ReportDecision, ReportState
from sources.models import Source

View = Callable[..., Response]


class ReportSerializer(serializers.ModelSerializer[Report]):
    """A reader's report; the mail of whoever sent it is read at the desk alone."""

    serializer_field_mapping = SHOWN

    state = serializers.ChoiceField(ReportState.choices, read_only=True)

    class Meta:
        model = Report
        fields = [
            "id",
            "kind",
            "state",
            "text",
            "url",
            "claim",
            "document",
            "language",
            "version",
            "sent_at",
            "closed_at",
        ]
        read_only_fields = fields


class ReportAnswerSerializer(serializers.Serializer[Any]):
    """Words to the reader."""

    text = Prose(of=(ReportDecision, "words"), allow_blank=True, default="")


class TakingInSerializer(ReportAnswerSerializer):
    """Words to the reader, and who said the claim that the reader sent."""

    source_name = Prose(of=(Source, "name"), allow_blank=True, default="")


def step(form: type[ReportAnswerSerializer]) -> Callable[[View], Any]:
    """A view as the address of a step, open to those who may answer readers."""
    documented = extend_schema(request=form, responses=ReportSerializer, parameters=[IF_MATCH])

    def dressed(view: View) -> Any:
        path = view.__name__.replace("_", "-")
        permission = [may("claims.change_report")]
        routed = action(detail=True, methods=["post"], url_path=path, permission_classes=permission)
        return documented(routed(view))

    return dressed


class ReportViewSet(viewsets.ReadOnlyModelViewSet[Report]):
    """Errors that readers found and claims they sent; inside the house only."""

    queryset = Report.objects.none()
    serializer_class = ReportSerializer
    permission_classes = [RolePermissions]
    pagination_class = NewestFirst
    filterset_class = ReportFilter
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Report]:
        return Report.objects.with_state()

    def retrieve(self, request: Request, *args: object, **kwargs: object) -> Response:
        """One report; its version is the ETag to send back with a step."""
        report = self.get_object()
        return tagged(Response(self.get_serializer(report).data), report)

    @step(ReportAnswerSerializer)
    def answer(self, request: Request, pk: str) -> Response:
        """Tell the reader something."""
        return self.walk(Report.answer, ReportAnswerSerializer)

    @step(ReportAnswerSerializer)
    def close(self, request: Request, pk: str) -> Response:
        """Be done with the report."""
        return self.walk(Report.close, ReportAnswerSerializer)

    @step(ReportAnswerSerializer)
    def reopen(self, request: Request, pk: str) -> Response:
        """Take it up again."""
        return self.walk(Report.reopen, ReportAnswerSerializer)

    @step(TakingInSerializer)
    def take_in(self, request: Request, pk: str) -> Response:
        """Hand in the claim that the reader sent, under review."""
        return self.walk(take_in, TakingInSerializer)

    def walk(
        self, verb: Callable[..., object], form_class: type[ReportAnswerSerializer]
    ) -> Response:
        form = form_class(data=self.request.data)
        form.is_valid(raise_exception=True)
        by, seen = person(self.request), seen_version(self.request)
        verb(self.get_object(), **form.validated_data, by=by, seen=seen)
        report = self.get_object()
        return tagged(Response(self.get_serializer(report).data), report)
