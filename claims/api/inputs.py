"""What a caller says when asking for a change, as JSON."""

from typing import Any

from rest_framework import serializers

from claims.api.text_fields import Chosen, Prose, RowNumber
from claims.models import (
    Comment,
    Decision,
    Rating,
    Stance,
    Verdict,
    VerdictKind,
)


class ReasonSerializer(serializers.Serializer[Any]):
    """Why somebody decides as they do; it may be left out."""

    why = Prose(of=(Decision, "why"), required=False, allow_blank=True, default="")


class StanceSerializer(ReasonSerializer):
    """What a person says a piece of evidence does; an empty stance takes it back."""

    stance = Chosen(choices=Stance.choices, allow_blank=True)


class JudgementSerializer(serializers.Serializer[Any]):
    """A verdict as an editor asks for it."""

    rating = Chosen(choices=Rating.choices, allow_blank=True, default="")
    label = RowNumber(  # type: ignore[assignment]
        allow_blank=True, allow_null=True, default="", help_text="Of `/labels/`, of this rating."
    )
    kind = Chosen(choices=VerdictKind.choices, allow_blank=True, default="")
    rationale = Prose(of=(Verdict, "rationale"), allow_blank=True, default="")
    public_note = Prose(of=(Verdict, "public_note"), allow_blank=True, default="")
    publish = serializers.BooleanField(
        default=False, help_text="Let it leave the house in the same step."
    )


class WordsSerializer(serializers.ModelSerializer[Comment]):
    """What a comment says from now on; all else about it stays."""

    text = Prose(of=(Comment, "text"), allow_blank=True, default="")

    class Meta:
        model = Comment
        fields = ["text"]
