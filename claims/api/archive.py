"""`/archive/`: the sentences of the archive, looked for by words."""

from typing import Any, Final

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.api.filtering import refuse_unknown
from claims.api.permissions import may
from claims.api.serializers import PassageSerializer
from claims.api.text_fields import Chosen, Moment, Typed
from claims.lookup.archive import LOOKED_AT, Question, look_in_archive, sentences_at
from sources.models.source import Tier

MOST: Final = 2**63 - 1  # the largest number of a row


class ArchiveQuestionSerializer(serializers.Serializer[Any]):
    """Words to look for, and what narrows the search; a document alone is told from its top."""

    q = Typed(
        source="words",
        required=False,
        allow_blank=True,
        help_text="Folded and stemmed; a sentence need not have them all.",
    )
    source = serializers.IntegerField(  # type: ignore[assignment]
        required=False, min_value=1, max_value=MOST
    )
    source_name = Typed(required=False, allow_blank=True)
    tier = Chosen(Tier.choices, required=False, allow_blank=True)
    published_after = Moment(required=False, allow_blank=True)
    published_before = Moment(required=False, allow_blank=True)
    document = serializers.IntegerField(required=False, min_value=1, max_value=MOST)
    offset = serializers.IntegerField(min_value=0, max_value=LOOKED_AT, default=0)
    limit = serializers.IntegerField(min_value=1, max_value=200, default=50)


class FoundSentenceSerializer(PassageSerializer):
    """A sentence with its number, which `/claims/{id}/evidence/` takes."""

    id = serializers.IntegerField(read_only=True)
    is_furniture = serializers.BooleanField(read_only=True)


class FoundSerializer(serializers.Serializer[Any]):
    """The best of what was found, and whether more was."""

    results = FoundSentenceSerializer(many=True)
    more = serializers.BooleanField()


class ArchiveView(APIView):
    """Which sentences of the archive say these words, the best first."""

    permission_classes = [may("sources.view_sentence")]

    @extend_schema(parameters=[ArchiveQuestionSerializer], responses=FoundSerializer)
    def get(self, request: Request) -> Response:
        """Words as `q`, narrowed by source, tier, date or document; ask on with `offset`."""
        form = ArchiveQuestionSerializer(data=request.query_params)
        refuse_unknown(request, form.fields.keys())
        form.is_valid(raise_exception=True)
        given = dict(form.validated_data)
        start, limit = given.pop("offset"), given.pop("limit")
        found = look_in_archive(Question(**given))
        shown = sentences_at(found[start : start + limit])
        answer = {"results": shown, "more": len(found) > start + limit}
        return Response(FoundSerializer(answer, context={"request": request}).data)
