"""`/documents/`: hand a text in, see how far the work on its claims has come."""

from typing import Any, cast

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.asked_once import AskedOnce
from claims.api.batch import BatchActions
from claims.api.created import created
from claims.api.document_serializers import (
    AmendmentSerializer,
    CorrectionSerializer,
    DocumentSerializer,
    NewDocumentSerializer,
)
from claims.api.pagination import NewestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import IF_MATCH, person, seen_version, tagged
from claims.deciding.taking_down import take_down
from claims.models.statement import MATCH
from sources.intake.correcting import Said, correct
from sources.intake.handing_in import hand_in
from sources.intake.reviewing import put_under_review
from sources.models import Document
from sources.work.models import Work


def with_progress(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Documents with how many claims they have, how many of these wait or failed, and what came
    after them."""
    claim = "sentences__claim"
    work = Work.objects.filter(kind=MATCH, subject=OuterRef(claim))
    return documents.annotate(
        claims=Count(claim),
        waiting=Count(claim, filter=Q(Exists(work.waiting()))),
        failed=Count(claim, filter=Q(Exists(work.dead()))),
        revised_by=F("later__pk"),
    )


class DocumentViewSet(
    AskedOnce,
    BatchActions,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet[Document],
):
    """The archive of texts, those under review and those used as evidence."""

    queryset = Document.objects.for_list()
    serializer_class = DocumentSerializer
    permission_classes = [RolePermissions]
    pagination_class = NewestFirst
    parser_classes = [JSONParser, MultiPartParser, FormParser]
    filterset_fields = ["source", "language", "sha256"]
    lookup_value_converter = "int"
    long_work = frozenset({"create", "batch"})  # the same bytes twice are one document

    def get_queryset(self) -> QuerySet[Document]:
        return with_progress(super().get_queryset())

    @extend_schema(
        request=NewDocumentSerializer,
        responses={
            201: DocumentSerializer,
            200: OpenApiResponse(DocumentSerializer, "These bytes were known already."),
        },
    )
    def create(self, request: Request) -> Response:
        """Take in `text` or `file`, or fetch `url`; with `review` its sentences become claims.

        With a text or a file `url` only says where it came from.
        """
        form = NewDocumentSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        given = form.validated_data
        taken = hand_in(**given, by=person(request))
        document = self.get_queryset().get(pk=taken.document.pk)
        told = self.get_serializer(document).data
        if not taken.is_new:
            return Response(told)
        return created(told, request, at="document", pk=document.pk)

    def retrieve(self, request: Request, *args: object, **kwargs: object) -> Response:
        """One document; its version is the ETag to send back with a correction."""
        document = self.get_object()
        return tagged(Response(self.get_serializer(document).data), document)

    @extend_schema(
        request=CorrectionSerializer, responses=DocumentSerializer, parameters=[IF_MATCH]
    )
    def partial_update(self, request: Request, pk: str) -> Response:
        """Say otherwise who published it, when and where, and how it is called; with a reason."""
        form = CorrectionSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        said = dict(form.validated_data)
        told: Any = {"by": person(request), "seen": seen_version(request), "why": said.pop("why")}
        correct(self.get_object(), cast("Said", said), **told)
        return self.retrieve(request)

    @extend_schema(request=AmendmentSerializer, responses=DocumentSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], permission_classes=[may("sources.take_down_document")])
    def takedown(self, request: Request, pk: str) -> Response:
        """Remove bytes, words, title and byline for ever; that it was here stays."""
        form = AmendmentSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        seen = seen_version(request)
        take_down(self.get_object(), by=person(request), seen=seen, **form.validated_data)
        return self.retrieve(request)

    @extend_schema(request=None, responses=DocumentSerializer)
    @action(detail=True, methods=["post"], permission_classes=[may("sources.change_document")])
    def review(self, request: Request, pk: str) -> Response:
        """Put a reference document under review; one that is already stays as it is."""
        put_under_review([self.get_object()])
        return Response(self.get_serializer(self.get_object()).data)
