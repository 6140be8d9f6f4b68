"""What a caller says when asking for a change, as JSON."""

from typing import Any

from rest_framework import serializers

from claims.api.text_fields import Chosen, Moment, Prose, RowNumber, Typed
from claims.models import (
    Comment,
    Decision,
    Dismissal,
    Priority,
    Rating,
    Stance,
    Verdict,
    VerdictKind,
)


class ReasonSerializer(serializers.Serializer[Any]):
    """Why somebody decides as they do; it may be left out."""

    why = Prose(of=(Decision, "why"), required=False, allow_blank=True, default="")


class AssignmentSerializer(ReasonSerializer):
    """Who is to have a claim in hand."""

    to = Typed(allow_blank=True, default="", help_text="A log-in name.")


class PrioritySerializer(ReasonSerializer):
    """What goes first and what last."""

    priority = Chosen(choices=Priority.words(), allow_blank=True, default="")


class DeadlineSerializer(ReasonSerializer):
    """Until when a claim is to be judged."""

    deadline = Moment(allow_blank=True, default="")


class DismissalSerializer(ReasonSerializer):
    """Why nobody will judge a claim; `why` says more."""

    dismissed_as = Chosen(choices=Dismissal.choices, allow_blank=True, default="")


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
