"""`/second-look-rules/`: which verdicts need a second editor, for administrators."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.created import created
from claims.api.pagination import OldestFirst
from claims.api.permissions import RolePermissions
from claims.models import LookRule, Topic

ASKED = ["tier", "topic", "rating", "is_blind", "hides_giver", "for_changes"]


class LookRuleSerializer(serializers.ModelSerializer[LookRule]):
    """A rule; what is left empty narrows nothing, so that an empty one asks for every verdict."""

    topic = serializers.SlugRelatedField(
        slug_field="slug", queryset=Topic.objects.all(), required=False, allow_null=True
    )

    class Meta:
        model = LookRule
        fields = ["id", *ASKED, "is_retired"]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """As the database will have it; a rule that was made stays as it is, but for retiring."""
        if self.instance is None:
            LookRule(**attrs).validate_constraints()
        return attrs


class RetiringSerializer(serializers.ModelSerializer[LookRule]):
    """Whether a rule asks for anything any more."""

    class Meta:
        model = LookRule
        fields = ["is_retired"]


class LookRuleViewSet(AskedOnce, viewsets.ReadOnlyModelViewSet[LookRule]):
    """The rules of second looks, those that were retired included."""

    queryset = LookRule.objects.select_related("topic")
    serializer_class = LookRuleSerializer
    permission_classes = [RolePermissions]
    pagination_class = OldestFirst
    lookup_value_converter = "int"

    @extend_schema(request=LookRuleSerializer, responses={201: LookRuleSerializer})
    def create(self, request: Request) -> Response:
        """Ask for a second look at verdicts that are given from now on."""
        form = self.get_serializer(data=request.data)
        form.is_valid(raise_exception=True)
        rule = form.save()
        return created(form.data, request, at="lookrule", pk=rule.pk)

    @extend_schema(request=RetiringSerializer, responses=LookRuleSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """Retire a rule, or have it back; all else about it stays."""
        rule = self.get_object()
        form = RetiringSerializer(rule, data=request.data, partial=True)
        form.is_valid(raise_exception=True)
        form.save()
        return Response(self.get_serializer(rule).data)
