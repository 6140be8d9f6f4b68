"""`/past-checks/`: what others found, taken in and looked up; never among our verdicts."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.document_serializers import SourceSerializer
from claims.api.filtering import refuse_unknown
from claims.api.lookup import DifferenceSerializer
from claims.api.pagination import NewestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import person
from claims.api.text_fields import SHOWN, Prose, Shown, Text, Typed
from claims.earlier.asking import held_among, search, sent_for, take_found
from claims.earlier.finding import Met, look_up
from claims.earlier.taking import Refused, TakenChecks, take_in
from claims.models import PastCheck, Rating
from claims.models.past_check import ToldCheck
from sources.index.ranking.score_bands import LIKELY, STRONG
from sources.intake.doors import File
from sources.models import Document

READING = extend_schema_field(
    serializers.ChoiceField(choices=[("", ""), *Rating.choices], help_text="Empty: we read none.")
)


class PastCheckSerializer(serializers.ModelSerializer[PastCheck]):
    """A check that others published, in their words; `reading` is how we read their label."""

    serializer_field_mapping = SHOWN

    publisher = SourceSerializer(read_only=True)
    reading = serializers.SerializerMethodField()
    read_by = serializers.SerializerMethodField(help_text="newsroom, words, scale or nothing")

    class Meta:
        model = PastCheck
        fields = [
            "id", "publisher", "url", "claim_text", "said_by", "said_on", "said_at", "headline",
            "label", "value", "best", "worst", "reading", "read_by", "published_on", "language",
            "came", "raw", "added_at",
        ]  # fmt: skip
        read_only_fields = fields

    @READING
    def get_reading(self, check: PastCheck) -> str:
        return check.meaning().rating

    def get_read_by(self, check: PastCheck) -> str:
        """By what their label is read."""
        return check.meaning().by.value


class NewChecksSerializer(serializers.Serializer[Any]):
    """Checks to take in: an address, a file, or objects of ClaimReview; one of the three."""

    url = Prose(of=(Document, "url"), required=False, allow_blank=True)
    file = serializers.FileField(required=False)
    reviews = serializers.ListField(child=serializers.DictField(), required=False)

    def validate_file(self, upload: UploadedFile[bytes]) -> File:
        return File(upload.read(), upload.content_type or "", upload.name or "")


class RefusedSerializer(serializers.Serializer[Any]):
    """One check that was not taken in."""

    place = serializers.IntegerField(help_text="Which of those that were handed in, from 1.")
    code = serializers.SerializerMethodField()
    detail = serializers.SerializerMethodField()

    def get_code(self, refused: Refused) -> str:
        """For programs."""
        return refused.why.code

    def get_detail(self, refused: Refused) -> str:
        """For people."""
        return str(refused.why)


class TakenChecksSerializer(serializers.Serializer[TakenChecks]):
    """What came of checks that were handed in."""

    taken = serializers.IntegerField()
    held = serializers.IntegerField(help_text="Of these nothing changed.")
    refused = RefusedSerializer(many=True)


class MetSerializer(serializers.Serializer[Any]):
    """A check of others near to a text, and in what the two differ."""

    check = PastCheckSerializer()
    likeness = serializers.FloatField(min_value=0, max_value=1)
    band = serializers.ChoiceField(choices=[STRONG, LIKELY])
    differs = DifferenceSerializer(many=True)


class TextSerializer(serializers.Serializer[Any]):
    """One sentence."""

    text = Typed(allow_blank=True, default="")


class SearchSerializer(serializers.Serializer[Any]):
    """What to ask Google Fact Check Tools; nothing else is sent."""

    query = Typed(allow_blank=True, default="")
    language = Prose(of=(PastCheck, "language"), allow_blank=True, default="")


class ChoiceSerializer(SearchSerializer):
    """Which answers of the same question to take in, each by its digest."""

    chosen = serializers.ListField(child=Text())


class KnownOutsideSerializer(serializers.Serializer[ToldCheck]):
    """A check that Google knows of; it is not held unless it says so."""

    digest = Text()
    held = serializers.SerializerMethodField()
    publisher = Shown()
    url = Shown()
    claim_text = Shown()
    said_by = Shown()
    headline = Shown()
    label = Shown()  # type: ignore[assignment]
    published_on = serializers.DateField(allow_null=True)

    def get_held(self, told: ToldCheck) -> bool:
        return told.digest in self.context["held"]


class FoundOutsideSerializer(serializers.Serializer[Any]):
    """What was asked, and what was answered."""

    sent = Text()
    results = KnownOutsideSerializer(many=True)


class PastCheckViewSet(
    AskedOnce,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet[PastCheck],
):
    """Earlier verdicts of others."""

    queryset = PastCheck.objects.none()
    serializer_class = PastCheckSerializer
    permission_classes = [RolePermissions]
    pagination_class = NewestFirst
    parser_classes = [JSONParser, MultiPartParser, FormParser]
    filterset_fields = ["source", "language", "came"]
    lookup_value_converter = "int"
    long_work = frozenset({"create", "search", "take"})  # the same taken twice changes nothing

    def get_queryset(self) -> QuerySet[PastCheck]:
        return PastCheck.objects.for_list()

    @extend_schema(request=NewChecksSerializer, responses={200: TakenChecksSerializer})
    def create(self, request: Request) -> Response:
        """Take in the checks of an address, a file or a list; of several each by itself."""
        form = NewChecksSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        outcome = take_in(**form.validated_data, by=person(request))
        return Response(TakenChecksSerializer(outcome).data)

    @extend_schema(parameters=[TextSerializer], responses=MetSerializer(many=True), filters=False)
    @action(detail=False, pagination_class=None)
    def met(self, request: Request) -> Response:
        """The checks of others that one sentence meets, the nearest first."""
        form = TextSerializer(data=request.query_params)
        refuse_unknown(request, form.fields.keys())
        form.is_valid(raise_exception=True)
        found: list[Met] = look_up(**form.validated_data)
        return Response(MetSerializer(found, many=True).data)

    @extend_schema(request=SearchSerializer, responses={200: FoundOutsideSerializer})
    @action(detail=False, methods=["post"], permission_classes=[may("claims.add_pastcheck")])
    def search(self, request: Request) -> Response:
        """Ask Google Fact Check Tools, if this house has a key for it; nothing is kept."""
        form = SearchSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        found = search(**form.validated_data)
        told = {"sent": sent_for(**form.validated_data), "results": found}
        context = {"held": held_among(found)}
        return Response(FoundOutsideSerializer(told, context=context).data)

    @extend_schema(request=ChoiceSerializer, responses={200: TakenChecksSerializer})
    @action(detail=False, methods=["post"], permission_classes=[may("claims.add_pastcheck")])
    def take(self, request: Request) -> Response:
        """Ask the same again and take in what was chosen of the answers."""
        form = ChoiceSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        outcome = take_found(**form.validated_data, by=person(request))
        return Response(TakenChecksSerializer(outcome).data)
