"""`/sentences/`: how a document is cut, and the editors' hands on the cut."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.created import created
from claims.api.filtersets import SentenceFilter
from claims.api.inputs import ReasonSerializer
from claims.api.pagination import OldestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import person
from claims.api.text_fields import SHOWN, Listed, Shown, Text
from claims.deciding.recutting import current_cut, cut_anew, window_at, words_of
from claims.deciding.ruling import rule
from sources.models import Ruling, Sentence

CUTTERS = [may("sources.change_sentence")]


class SentenceSerializer(serializers.ModelSerializer[Sentence]):
    """A sentence of the current cut: a span of its document's body in Unicode code points."""

    text = Listed(read_only=True)
    locator = Shown(read_only=True)
    claim = serializers.IntegerField(
        source="claim.pk", default=None, read_only=True, allow_null=True
    )

    class Meta:
        model = Sentence
        fields = [
            "id",
            "document",
            "position",
            "start",
            "end",
            "text",
            "locator",
            "is_furniture",
            "furniture",
            "claim",
        ]
        read_only_fields = fields


class CutWordSerializer(serializers.Serializer[Any]):
    """A word where a sentence may begin, and whether one begins there now."""

    at = serializers.IntegerField(read_only=True)
    text = serializers.CharField(read_only=True)
    begins = serializers.BooleanField(read_only=True)


class WindowSerializer(serializers.Serializer[Any]):
    """A sentence between its neighbours: their words, and what to send back as `seen`."""

    seen = serializers.CharField(read_only=True)
    words = CutWordSerializer(many=True, read_only=True)


class CutSerializer(ReasonSerializer):
    """The words at which the sentences of the window are to begin, as offsets in the body."""

    starts = serializers.ListField(child=serializers.IntegerField(min_value=0))
    seen = Text(required=False, allow_blank=True, default="")


class FurnitureSerializer(ReasonSerializer):
    """Whether a sentence is site furniture."""

    is_furniture = serializers.BooleanField(required=False, allow_null=True, default=None)


class RulingSerializer(serializers.ModelSerializer[Ruling]):
    """What a person decided about the sentences of a document."""

    serializer_field_mapping = SHOWN

    by = serializers.CharField(source="by.username", read_only=True)

    class Meta:
        model = Ruling
        fields = ["id", "document", "action", "before", "after", "why", "by", "at"]


class SentenceViewSet(AskedOnce, viewsets.ReadOnlyModelViewSet[Sentence]):
    """The sentences that stand, those ruled to be furniture included."""

    queryset = Sentence.objects.none()
    serializer_class = SentenceSerializer
    permission_classes = [RolePermissions]
    pagination_class = OldestFirst
    filterset_class = SentenceFilter
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Sentence]:
        return Sentence.objects.current().select_related("claim")

    @extend_schema(request=FurnitureSerializer, responses={201: RulingSerializer})
    @action(detail=True, methods=["post"], permission_classes=CUTTERS)
    def furniture(self, request: Request, pk: str) -> Response:
        """Rule that the sentence is furniture, or that it is body text."""
        form = FurnitureSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        sentence = self.get_object()
        ruling = rule(sentence, by=person(request), **form.validated_data)
        told = RulingSerializer(ruling).data
        return created(told, request, at="document", pk=sentence.document_id)

    @extend_schema(responses=WindowSerializer)
    @action(detail=True, permission_classes=CUTTERS)
    def cut(self, request: Request, pk: str) -> Response:
        """The words of the sentence and its neighbours, for cutting them anew."""
        sentence = self.get_object()
        window = window_at(current_cut(sentence.document), sentence.pk)
        words = words_of(sentence.document.body, window.sentences())
        return Response(WindowSerializer({"seen": window.seen(), "words": words}).data)

    @extend_schema(request=CutSerializer, responses={201: RulingSerializer})
    @cut.mapping.post
    def cut_anew(self, request: Request, pk: str) -> Response:
        """Let sentences of the window begin at these words and nowhere else."""
        form = CutSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        data = form.validated_data
        starts = {str(at) for at in data.pop("starts")}
        ruling = cut_anew(self.get_object(), starts, by=person(request), **data)
        told = RulingSerializer(ruling).data
        return created(told, request, at="document", pk=ruling.document_id)
