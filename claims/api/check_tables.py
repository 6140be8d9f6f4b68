"""`/check-tables/` and `/label-readings/`: tables of past checks, and what their labels mean."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.created import created
from claims.api.pagination import NewestFirst, OldestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import person
from claims.api.text_fields import SHOWN, Prose, Text
from claims.earlier.columns import HELD
from claims.earlier.tables import begin, hand_in_table, labels_in
from claims.models import CheckTable, LabelReading
from claims.models.check_table import TableState
from sources.intake.doors import File
from sources.intake.watching.reasons import words_of

PREVIEWED = 5  # rows


class RefusedRowSerializer(serializers.Serializer[Any]):
    """A row that was not taken in."""

    row = serializers.IntegerField(help_text="Its number in the file.")
    code = Text()
    detail = serializers.SerializerMethodField()

    def get_detail(self, kept: dict[str, Any]) -> str:
        """For people."""
        return words_of(kept)


class CheckTableSerializer(serializers.ModelSerializer[CheckTable]):
    """A table: what its columns are, or are guessed to be, and what became of its rows."""

    serializer_field_mapping = SHOWN

    state = serializers.ChoiceField(choices=TableState.choices, read_only=True)
    headings = serializers.ListField(child=Text(), read_only=True)
    columns = serializers.DictField(child=serializers.IntegerField(), read_only=True)
    first_rows = serializers.SerializerMethodField()
    labels = serializers.SerializerMethodField()
    refused = RefusedRowSerializer(many=True, read_only=True)

    class Meta:
        model = CheckTable
        fields = [
            "id", "name", "state", "headings", "columns", "first_rows", "labels", "publisher",
            "taken", "held", "refused_count", "refused", "added_at", "begun_at", "done_at",
        ]  # fmt: skip
        read_only_fields = fields

    def get_first_rows(self, table: CheckTable) -> list[list[str]]:
        """The first of its rows, until it is taken in."""
        return [cells for _number, cells in table.below[:PREVIEWED]]

    def get_labels(self, table: CheckTable) -> list[str]:
        """Every label in the column of labels, the most frequent first."""
        return [label for label, _count in labels_in(table, table.columns.get("label"))]


class NewTableSerializer(serializers.Serializer[Any]):
    """A table as a file, CSV or XLSX."""

    file = serializers.FileField()

    def validate_file(self, upload: UploadedFile[bytes]) -> File:
        return File(upload.read(), upload.content_type or "", upload.name or "")


class ColumnsSerializer(serializers.Serializer[Any]):
    """What the columns of a table are, counted from 0, and what its labels mean."""

    columns = serializers.DictField(
        child=serializers.IntegerField(), help_text=f"By what they hold: {', '.join(HELD)}."
    )
    publisher = Prose(of=(CheckTable, "publisher"), allow_blank=True, default="")
    meanings = serializers.DictField(
        child=Text(allow_blank=True),
        default=dict,
        help_text="A rating, or nothing, by the label; kept in the table of labels.",
    )


class CheckTableViewSet(
    AskedOnce,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet[CheckTable],
):
    """Tables of past checks that were handed in."""

    queryset = CheckTable.objects.all()
    serializer_class = CheckTableSerializer
    permission_classes = [RolePermissions]
    pagination_class = NewestFirst
    parser_classes = [JSONParser, MultiPartParser]
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[CheckTable]:
        return CheckTable.objects.all()

    @extend_schema(request=NewTableSerializer, responses={201: CheckTableSerializer})
    def create(self, request: Request) -> Response:
        """Hand a table in; its rows wait until somebody says what its columns are."""
        form = NewTableSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        table = hand_in_table(form.validated_data["file"], by=person(request))
        told = self.get_serializer(table).data
        return created(told, request, at="checktable", pk=table.pk)

    @extend_schema(request=ColumnsSerializer, responses=CheckTableSerializer)
    @action(detail=True, methods=["post"], permission_classes=[may("claims.add_checktable")])
    def begin(self, request: Request, pk: str) -> Response:
        """Say what its columns are and what its labels mean; its rows are taken in by a worker."""
        form = ColumnsSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        begin(self.get_object(), **form.validated_data, by=person(request))
        return self.retrieve(request)


class LabelReadingSerializer(serializers.ModelSerializer[LabelReading]):
    """What one label of other publishers means; an empty rating reads nothing into it."""

    serializer_field_mapping = SHOWN

    class Meta:
        model = LabelReading
        fields = ["id", "label", "rating"]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """As the model says, in its words."""
        row = LabelReading(pk=self.instance.pk if self.instance else None)
        row.label = attrs.get("label", self.instance.label if self.instance else "")
        row.clean()
        return attrs


class LabelReadingViewSet(AskedOnce, viewsets.ModelViewSet[LabelReading]):
    """The newsroom's table of what the labels of others mean."""

    queryset = LabelReading.objects.all()
    serializer_class = LabelReadingSerializer
    permission_classes = [RolePermissions]
    pagination_class = OldestFirst
    lookup_value_converter = "int"
    http_method_names = ["get", "post", "patch", "delete", "head", "options"]
