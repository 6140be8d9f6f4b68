"""`/lookup/`: has this been checked?"""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.api.filtering import refuse_unknown, refuse_unread
from claims.api.text_fields import Shown, Text
from claims.comparing.telling_apart import KINDS
from claims.lookup.asking import ask
from claims.lookup.finding import Match
from claims.models import Rating
from claims.publishing.addresses import claim_address
from sources.index.ranking.score_bands import LIKELY, STRONG


class ReadQuestionSerializer(serializers.Serializer[Any]):
    """A text or the address of an article: one of the two."""

    text = Text(required=False, help_text="A sentence or a whole article.")
    url = Text(required=False, help_text="Of an article we hold; none is fetched.")


class QuestionSerializer(ReadQuestionSerializer):
    """A text, several, or the address of an article: one of the three."""

    texts = serializers.ListField(
        child=Text(), required=False, help_text="Each is one statement, uncut."
    )


class DifferenceSerializer(serializers.Serializer[Any]):
    """One thing that the held claim says otherwise, in the words of both; "" for none."""

    what = serializers.ChoiceField(choices=KINDS)
    asked = Shown()
    held = Shown()


class MatchSerializer(serializers.Serializer[Any]):
    """A standing verdict near to what was asked.

    `band` is strong where both say the same and nothing differs, likely where they speak of the
    same matter; what is the same statement with another figure is never strong.
    """

    claim = serializers.IntegerField(source="verdict.claim_id")
    url = serializers.SerializerMethodField()
    likeness = serializers.FloatField(min_value=0, max_value=1)
    band = serializers.ChoiceField(choices=[STRONG, LIKELY])
    rating = serializers.ChoiceField(choices=Rating.choices, source="verdict.rating")
    label = serializers.SerializerMethodField(  # type: ignore[assignment]
        help_text="The newsroom's own label or, without one, the rating in words."
    )
    published_at = serializers.DateTimeField(source="verdict.publication.at")
    differs = DifferenceSerializer(many=True)

    def get_label(self, match: Match) -> str:
        """Words for people, in the language asked for."""
        return match.verdict.label_words or match.verdict.get_rating_display()

    def get_url(self, match: Match) -> str:
        """Its page, for ever."""
        return claim_address(match.verdict.claim_id)


class LookedUpSerializer(serializers.Serializer[Any]):
    """One statement and the verdicts near to it, the nearest first; none where nothing is known."""

    text = Shown(source="statement.text")
    matches = MatchSerializer(many=True)


class AnswersSerializer(serializers.Serializer[Any]):
    """An answer for each statement that was asked about, in order."""

    results = LookedUpSerializer(many=True)


class LookUpView(APIView):
    """Which published verdicts stand on this, and in what they differ from it."""

    permission_classes = [AllowAny]

    @extend_schema(parameters=[ReadQuestionSerializer], responses=AnswersSerializer)
    def get(self, request: Request) -> Response:
        """A sentence or an article as `text`, or the address of an article we hold as `url`."""
        form = ReadQuestionSerializer(data=request.query_params)
        refuse_unknown(request, form.fields.keys())
        return self.answered(form)

    @extend_schema(request=QuestionSerializer, responses={200: AnswersSerializer})
    def post(self, request: Request) -> Response:
        """As for reading, with several statements at once as `texts` besides."""
        form = QuestionSerializer(data=request.data)
        refuse_unread(request, form.fields.keys())
        return self.answered(form)

    def answered(self, form: ReadQuestionSerializer) -> Response:
        form.is_valid(raise_exception=True)
        answers = ask(**form.validated_data, reader=self.request.user)
        return Response(AnswersSerializer({"results": answers}).data)
