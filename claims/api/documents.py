"""`/documents/`: hand a text in, see how far the work on its claims has come."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.document_serializers import DocumentSerializer, NewDocumentSerializer
from claims.api.pages import NewestFirst
from claims.api.permissions import RolePermissions, may
from claims.api.preconditions import person
from claims.models.claim import MATCH
from sources.intake.arrival import from_url
from sources.intake.ingest import Arrival, ingest, put_under_review
from sources.models import Document
from sources.work.models import Work


def arrival_from(told: dict[str, Any]) -> Arrival:
    """What the request hands in; raises ValidationError unless it is exactly one text."""
    given = [name for name in ("text", "file", "url") if told.get(name)]
    if len(given) != 1:
        raise serializers.ValidationError(
            {"text": [_("Send exactly one of text, file and url; it must not be empty.")]}
        )
    hints = {"title": told.get("title", ""), "published_at": told.get("published_at")}
    named = replace(READERS[given[0]](told[given[0]]), **{k: v for k, v in hints.items() if v})
    return replace(named, source_name=told["source"]) if told.get("source") else named


def from_text(text: str) -> Arrival:
    return Arrival(data=text.encode(), media_type="text/plain")


def from_file(upload: UploadedFile[bytes]) -> Arrival:
    return Arrival(
        data=upload.read(), media_type=upload.content_type or "", filename=upload.name or ""
    )


READERS: dict[str, Callable[[Any], Arrival]] = {
    "text": from_text,
    "file": from_file,
    "url": from_url,
}


def with_progress(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Documents with how many claims they have, and how many of these wait or failed."""
    claim = "sentences__claim"
    work = Work.objects.filter(kind=MATCH, subject=OuterRef(claim))
    return documents.annotate(
        claims=Count(claim),
        waiting=Count(claim, filter=Q(Exists(work.waiting()))),
        failed=Count(claim, filter=Q(Exists(work.dead()))),
    )


class DocumentViewSet(
    mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Document]
):
    """The archive of texts, those under review and those used as evidence."""

    queryset = Document.objects.for_list()
    serializer_class = DocumentSerializer
    permission_classes = [RolePermissions]
    pagination_class = NewestFirst
    parser_classes = [JSONParser, MultiPartParser, FormParser]
    filterset_fields = ["source", "language", "sha256"]
    lookup_value_converter = "int"

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
        """Take in a text: `text`, `file` or `url`; with `review` its sentences become claims."""
        form = NewDocumentSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        told = form.validated_data
        taken = ingest(arrival_from(told), by=person(request), review=told["review"])
        document = self.get_queryset().get(pk=taken.document.pk)
        code = status.HTTP_201_CREATED if taken.is_new else status.HTTP_200_OK
        return Response(self.get_serializer(document).data, status=code)

    @extend_schema(request=None, responses=DocumentSerializer)
    @action(detail=True, methods=["post"], permission_classes=[may("sources.change_document")])
    def review(self, request: Request, pk: str) -> Response:
        """Put a reference document under review; one that is already stays as it is."""
        put_under_review([self.get_object()])
        return Response(self.get_serializer(self.get_object()).data)
