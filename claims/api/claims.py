"""`/claims/` and `/evidence/`: what is said, what was found, and the editors' hands on both."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked import JudgementSerializer, StanceSerializer
from claims.api.charge import ChargeActions
from claims.api.narrowing import ClaimFilter, EvidenceFilter
from claims.api.pages import NewestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import IF_MATCH, person, seen_version, tagged
from claims.api.serializers import ClaimSerializer, EvidenceSerializer, VerdictSerializer
from claims.models import Claim, Evidence, Judgement, Verdict
from claims.visibility import claims_for, evidence_for, verdicts_for


class ClaimViewSet(ChargeActions, viewsets.ReadOnlyModelViewSet[Claim]):
    """Claims: insiders see all, consumers those with a published verdict."""

    queryset = Claim.objects.none()
    serializer_class = ClaimSerializer
    permission_classes = [RolePermissions]
    pagination_class = NewestFirst
    filterset_class = ClaimFilter
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Claim]:
        return claims_for(self.request.user)

    def retrieve(self, request: Request, *args: object, **kwargs: object) -> Response:
        """One claim; its version is the ETag to send back with any change."""
        claim = self.get_object()
        return tagged(Response(self.get_serializer(claim).data), claim)

    @extend_schema(responses=VerdictSerializer(many=True), filters=False)
    @action(detail=True, pagination_class=None)
    def verdicts(self, request: Request, pk: str) -> Response:
        """The claim's verdicts, oldest first."""
        claim = self.get_object()
        rows = verdicts_for(request.user).filter(claim=claim).chain()
        return tagged(Response(VerdictSerializer(rows, many=True).data), claim)

    @extend_schema(
        request=JudgementSerializer, responses={201: VerdictSerializer}, parameters=[IF_MATCH]
    )
    @verdicts.mapping.post
    def judge(self, request: Request, pk: str) -> Response:
        """Give a verdict on the version in If-Match."""
        claim = self.get_object()
        form = JudgementSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        said = Judgement(**form.validated_data)
        given = Verdict.objects.give(claim, said, by=person(request), seen=seen_version(request))
        row = verdicts_for(request.user).get(pk=given.pk)
        return tagged(Response(VerdictSerializer(row).data, status.HTTP_201_CREATED), claim)

    def get_permissions(self) -> Sequence[Any]:
        """Judging needs the permission to add verdicts; the rest, to view claims."""
        if self.action == "judge":
            return [may("claims.add_verdict")()]
        return super().get_permissions()


class EvidenceViewSet(viewsets.ReadOnlyModelViewSet[Evidence]):
    """Evidence: insiders see all, consumers what published verdicts rest on."""

    queryset = Evidence.objects.none()
    serializer_class = EvidenceSerializer
    permission_classes = [RolePermissions]
    pagination_class = NewestFirst
    filterset_class = EvidenceFilter
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Evidence]:
        return evidence_for(self.request.user)

    @extend_schema(request=StanceSerializer, responses=EvidenceSerializer, parameters=[IF_MATCH])
    def partial_update(self, request: Request, pk: str) -> Response:
        """Set the stance on the version of the claim in If-Match."""
        row = get_object_or_404(self.get_queryset().select_related("claim"), pk=pk)
        form = StanceSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        row.decide(**form.validated_data, by=person(request), seen=seen_version(request))
        return tagged(Response(self.get_serializer(self.get_object()).data), row.claim)
