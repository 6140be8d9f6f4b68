"""`/claims/` and `/evidence/`: what is said, what was found, and the editors' hands on both."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.bringing import BringingAction
from claims.api.charge import ChargeActions
from claims.api.created import created
from claims.api.filtersets import ClaimFilter, EvidenceFilter
from claims.api.inputs import JudgementSerializer, StanceSerializer
from claims.api.pagination import NewestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import IF_MATCH, person, seen_version, tagged
from claims.api.serializers import ClaimSerializer, EvidenceSerializer
from claims.api.topics import FilingAction
from claims.api.verdict_serializers import VerdictSerializer
from claims.models import Claim, Evidence, Judgement, Verdict
from claims.visibility import claims_for, evidence_for, is_insider, verdicts_for


class ClaimViewSet(
    AskedOnce, ChargeActions, FilingAction, BringingAction, viewsets.ReadOnlyModelViewSet[Claim]
):
    """Claims: insiders see all, consumers those with a published verdict.

    The list holds current ones; a claim whose sentence was cut anew is still found by its number.
    """

    queryset = Claim.objects.none()
    serializer_class = ClaimSerializer
    permission_classes = [RolePermissions]
    pagination_class = NewestFirst
    filterset_class = ClaimFilter
    lookup_value_converter = "int"
    long_work = frozenset({"bring"})  # a sentence is brought once, and refused the second time

    def get_queryset(self) -> QuerySet[Claim]:
        claims = claims_for(self.request.user)
        return claims.current() if self.action == "list" else claims

    def retrieve(self, request: Request, *args: object, **kwargs: object) -> Response:
        """One claim; its version is the ETag to send back with any change."""
        claim = self.get_object()
        return self.told(self.get_serializer(claim).data, claim)

    @extend_schema(responses=VerdictSerializer(many=True), filters=False)
    @action(detail=True, pagination_class=None)
    def verdicts(self, request: Request, pk: str) -> Response:
        """The claim's verdicts, oldest first."""
        claim = self.get_object()
        rows = verdicts_for(request.user).filter(claim=claim).chain()
        context = self.get_serializer_context()
        return self.told(VerdictSerializer(rows, many=True, context=context).data, claim)

    def told(self, data: Any, claim: Claim) -> Response:
        """With the version as ETag for those who may change it."""
        answer = Response(data)
        return tagged(answer, claim) if is_insider(self.request.user) else answer

    @extend_schema(
        request=JudgementSerializer, responses={201: VerdictSerializer}, parameters=[IF_MATCH]
    )
    @verdicts.mapping.post
    def judge(self, request: Request, pk: str) -> Response:
        """Give a verdict on the version in If-Match; with `publish`, let it leave the house too."""
        claim = self.get_object()
        form = JudgementSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        publish = form.validated_data.pop("publish")
        if publish and not request.user.has_perm("claims.publish_verdict"):
            raise PermissionDenied
        said = Judgement(**form.validated_data)
        give = Verdict.objects.give_and_publish if publish else Verdict.objects.give
        given = give(claim, said, by=person(request), seen=seen_version(request))
        row = verdicts_for(request.user).get(pk=given.pk)
        told = VerdictSerializer(row, context=self.get_serializer_context()).data
        return tagged(created(told, request, at="verdict", pk=given.seq), claim)

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
