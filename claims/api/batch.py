"""`/documents/batch/`: up to a hundred texts in one call, each answered by itself."""

from collections.abc import Mapping, Sequence
from typing import IO, Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser, JSONParser
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.document_serializers import DocumentSerializer, NewDocumentSerializer
from claims.api.permissions import may
from claims.api.preconditions import person
from claims.api.text_fields import Text
from claims.refusals.statuses import http_status
from sources.intake.batches import MOST, hand_in_many
from sources.intake.ingest import Ingested
from sources.intake.told_texts import told_lines
from sources.models import Document
from sources.refusals.refusal import Refusal


class TooManyTexts(Refusal):
    """More texts than one call may bring."""

    code = "too_many_texts"
    message = _("One call brings 1 to %(most)s texts, as a JSON list or one object a line.")


class JSONLParser(BaseParser):
    """One JSON object a line; what is wrong with a line is told in its place."""

    media_type = "application/jsonl"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        lines = told_lines(stream)
        return [said for _number, said in zip(range(MOST + 1), lines, strict=False)]


class NDJSONParser(JSONLParser):
    """The same by its other name."""

    media_type = "application/x-ndjson"


class FileSerializer(serializers.Serializer[Any]):
    """A file inside JSON: its bytes in Base64."""

    data = Text(help_text="Base64")  # type: ignore[assignment]
    name = Text(required=False, allow_blank=True)
    media_type = Text(required=False, allow_blank=True)


class ToldTextSerializer(NewDocumentSerializer):
    """A text of a batch, as one object."""

    file = FileSerializer(required=False)  # type: ignore[assignment]


class AnswerSerializer(serializers.Serializer[Any]):
    """What became of one text: its document, or the code and words of its refusal."""

    status = serializers.IntegerField()
    document = DocumentSerializer(required=False)
    code = Text(required=False)
    detail = Text(required=False)


class BatchSerializer(serializers.Serializer[Any]):
    """What became of each text, in the order they came."""

    results = AnswerSerializer(many=True)
    taken = serializers.IntegerField()
    refused = serializers.IntegerField()


class BatchActions(viewsets.GenericViewSet[Document]):
    """Texts by the hundred."""

    @extend_schema(
        request={
            "application/json": ToldTextSerializer(many=True),
            "application/jsonl": ToldTextSerializer,
            "application/x-ndjson": ToldTextSerializer,
        },
        responses=BatchSerializer,
        filters=False,
    )
    @action(
        detail=False,
        methods=["post"],
        pagination_class=None,
        parser_classes=[JSONParser, JSONLParser, NDJSONParser],
        permission_classes=[may("sources.add_document")],
    )
    def batch(self, request: Request) -> Response:
        """Take in up to 100 texts, as a JSON list or one object a line.

        Each is told as to `POST /documents/`; a file is its bytes in Base64. One that is refused
        stops no other. What there was no time for is refused as `busy`: send it again.
        """
        told = told_in(request)
        results = list(hand_in_many(told, by=person(request)))
        return Response(self.told(results), status=status.HTTP_200_OK)

    def told(self, results: Sequence[Ingested | Refusal]) -> dict[str, Any]:
        taken = [found.document.pk for found in results if isinstance(found, Ingested)]
        rows = self.get_queryset().in_bulk(taken)
        answers = [self.answer(found, rows) for found in results]
        return {"results": answers, "taken": len(taken), "refused": len(results) - len(taken)}

    def answer(self, found: Ingested | Refusal, rows: Mapping[int, Document]) -> dict[str, Any]:
        if isinstance(found, Refusal):
            return {"status": http_status(found), "code": found.code, "detail": str(found)}
        shown = self.get_serializer(rows[found.document.pk]).data
        return {"status": 201 if found.is_new else 200, "document": shown}


def told_in(request: Request) -> list[object]:
    """The texts of a call; raises for too many bytes, too many texts, and for what is no list."""
    _whole = request._request.body  # noqa: SLF001 - refuses what is too large before it is parsed
    told = request.data
    if not isinstance(told, list):
        raise ParseError(TooManyTexts.message % {"most": MOST})
    if not 0 < len(told) <= MOST:
        raise TooManyTexts(most=MOST)
    return told
