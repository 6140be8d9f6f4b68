"""`/second-looks/`: verdicts that other editors look at before they are published."""

from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.look_rules import LookRuleSerializer
from claims.api.pagination import OldestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import IF_MATCH, person, seen_version, tagged
from claims.api.text_fields import SHOWN, Chosen, Prose
from claims.api.yes_or_no import YesOrNoFilter
from claims.deciding.looking import look
from claims.models import Judgement, Look, Rating, SecondLook, Verdict
from claims.models.second_look import SecondLookQuerySet
from claims.visibility import second_looks_for


class LookSerializer(serializers.ModelSerializer[Look]):
    """What an editor said at the second or third look."""

    serializer_field_mapping = SHOWN

    by = serializers.CharField(source="by.username", read_only=True)

    class Meta:
        model = Look
        fields = ["turn", "rating", "rationale", "by", "at"]


class SecondLookSerializer(serializers.ModelSerializer[SecondLook]):
    """A verdict that needs a second look: whose `turn` it is, and what was said so far.

    Of a blind look rating and rationale are null until a second editor gave theirs and, where the
    rule says so, who gave the verdict as well. `turn` is null where all was said.
    """

    rule = LookRuleSerializer(read_only=True)
    verdict = serializers.IntegerField(source="verdict.seq", read_only=True)
    claim = serializers.IntegerField(source="verdict.claim_id", read_only=True)
    claim_text = serializers.CharField(source="verdict.claim.sentence.text", read_only=True)
    turn = serializers.IntegerField(read_only=True, allow_null=True)
    giver = serializers.CharField(source="verdict.editor.username", read_only=True, allow_null=True)
    rating = serializers.CharField(source="verdict.rating", read_only=True, allow_null=True)
    rationale = Prose(
        of=(Verdict, "rationale"), source="verdict.rationale", read_only=True, allow_null=True
    )
    looks = LookSerializer(many=True, read_only=True)

    class Meta:
        model = SecondLook
        fields = [
            "id",
            "rule",
            "verdict",
            "claim",
            "claim_text",
            "turn",
            "giver",
            "rating",
            "rationale",
            "looks",
            "demanded_at",
        ]

    def to_representation(self, instance: SecondLook) -> dict[str, Any]:
        told, reader = super().to_representation(instance), self.context["request"].user
        if instance.is_hidden_from(reader):
            told |= {"rating": None, "rationale": None}
        return told | ({"giver": None} if instance.hides_giver_from(reader) else {})


class GivenLookSerializer(serializers.Serializer[Any]):
    """What another editor makes of a claim; the note is a third's, on a change."""

    rating = Chosen(choices=Rating.choices, allow_blank=True, default="")
    rationale = Prose(of=(Look, "rationale"), allow_blank=True, default="")
    public_note = Prose(of=(Verdict, "public_note"), allow_blank=True, default="")


class SecondLookFilter(filters.FilterSet):  # type: ignore[misc]
    """Those that wait for whoever asks, or that wait at all."""

    mine = YesOrNoFilter(method="due")
    waiting = YesOrNoFilter(method="undecided")
    claim = filters.NumberFilter(field_name="verdict__claim")

    class Meta:
        model = SecondLook
        fields: list[str] = []

    def due(self, rows: SecondLookQuerySet, name: str, value: bool) -> SecondLookQuerySet:  # noqa: FBT001
        due = SecondLook.objects.due_to(self.request.user).values("pk")
        return rows.filter(pk__in=due) if value else rows.exclude(pk__in=due)

    def undecided(self, rows: SecondLookQuerySet, name: str, value: bool) -> SecondLookQuerySet:  # noqa: FBT001
        waiting = SecondLook.objects.waiting().values("pk")
        return rows.filter(pk__in=waiting) if value else rows.exclude(pk__in=waiting)


class SecondLookViewSet(AskedOnce, viewsets.ReadOnlyModelViewSet[SecondLook]):
    """Verdicts that others look at before they are published; inside the house only."""

    queryset = SecondLook.objects.none()
    serializer_class = SecondLookSerializer
    permission_classes = [RolePermissions]
    pagination_class = OldestFirst
    filterset_class = SecondLookFilter
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[SecondLook]:
        return second_looks_for(self.request.user)

    def retrieve(self, request: Request, *args: object, **kwargs: object) -> Response:
        """One of them; the version of its claim is the ETag to send back with a look."""
        demanded = self.get_object()
        return tagged(Response(self.get_serializer(demanded).data), demanded.verdict.claim)

    @extend_schema(
        request=GivenLookSerializer, responses=SecondLookSerializer, parameters=[IF_MATCH]
    )
    @action(detail=True, methods=["post"], permission_classes=[may("claims.add_verdict")])
    def look(self, request: Request, pk: str) -> Response:
        """Give one's own rating and rationale, on the version of the claim in If-Match."""
        form = GivenLookSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        said, seen = Judgement(**form.validated_data), seen_version(request)
        look(self.get_object(), said, by=person(request), seen=seen)
        demanded = self.get_object()
        return tagged(Response(self.get_serializer(demanded).data), demanded.verdict.claim)
