"""What claims, evidence and suggested repeats look like as JSON."""

from typing import Any, Final

from rest_framework import serializers

from claims.api.document_serializers import SourceSerializer
from claims.api.text_fields import SHOWN, Listed, Shown
from claims.models import (
    Claim,
    Dismissal,
    Evidence,
    Priority,
    Repeat,
    Stance,
    Topic,
)
from claims.visibility import is_insider

# What of a claim says how work and judging go on inside the house.
INSIDE: Final = (
    *("work_state", "evidence_count", "matched_at", "new_evidence_at"),
    *("priority", "deadline", "dismissed_as"),
)


class PassageSerializer(serializers.Serializer[Any]):
    """A sentence with where it stands: offsets count Unicode code points of the body.

    `locator` is its place in the file: the time code of captions, the cells of a table.
    """

    text = Listed(read_only=True)
    start = serializers.IntegerField(read_only=True)
    end = serializers.IntegerField(read_only=True)
    locator = Shown(read_only=True)
    document = serializers.IntegerField(source="document_id", read_only=True)
    url = Shown(source="document.url", read_only=True)
    title = Shown(source="document.title", read_only=True)
    language = serializers.CharField(source="document.language", read_only=True)
    published_at = serializers.DateTimeField(
        source="document.published_at", read_only=True, allow_null=True
    )
    source = SourceSerializer(source="document.source", read_only=True)  # type: ignore[assignment]


class LabelToldSerializer(serializers.Serializer[Any]):
    """The newsroom's own label of a verdict, in the words of the day it was given."""

    id = serializers.IntegerField(read_only=True)
    name_ar = Shown(read_only=True)
    name_en = Shown(read_only=True)


class TopicSerializer(serializers.ModelSerializer[Topic]):
    """A topic; `slug` is the word in its address, `/topics/{slug}/`, and in filters."""

    serializer_field_mapping = SHOWN

    class Meta:
        model = Topic
        fields = ["id", "slug", "name_ar", "name_en"]
        read_only_fields = fields


class ClaimSerializer(serializers.ModelSerializer[Claim]):
    """A claim with where its matching and its judging stand.

    Who is no insider sees it change when something leaves the house, and not before.
    """

    sentence = PassageSerializer(read_only=True)
    editor = serializers.SerializerMethodField()
    work_state = serializers.CharField(read_only=True, allow_null=True)
    priority = serializers.ChoiceField(
        Priority.words(), source="priority_word", read_only=True, allow_null=True
    )
    dismissed_as = serializers.ChoiceField(
        Dismissal.choices, read_only=True, allow_blank=True, allow_null=True
    )
    rating = serializers.CharField(read_only=True, allow_null=True)
    label = LabelToldSerializer(  # type: ignore[assignment]
        source="standing.label_told", default=None, read_only=True, allow_null=True
    )
    topics = TopicSerializer(many=True, read_only=True)
    verdict_seq = serializers.IntegerField(read_only=True, allow_null=True)
    evidence_count = serializers.IntegerField(read_only=True, allow_null=True)
    changed_at = serializers.DateTimeField(source="told_at", read_only=True)

    class Meta:
        model = Claim
        fields = [
            "id",
            "version",
            "sentence",
            "kind",
            "speculative",
            "check_worthiness",
            "reasons",
            "editor",
            "priority",
            "deadline",
            "dismissed_as",
            "repeat_of",
            "outcome",
            "work_state",
            "evidence_count",
            "rating",
            "label",
            "topics",
            "verdict_seq",
            "matched_at",
            "new_evidence_at",
            "raised_at",
            "changed_at",
        ]

    def get_editor(self, claim: Claim) -> str | None:
        """Who is in charge: by log-in name inside the house, by the chosen one outside."""
        if claim.editor is None:
            return None
        inside = is_insider(self.context["request"].user)
        return claim.editor.username if inside else claim.editor.public_name

    def to_representation(self, instance: Claim) -> dict[str, Any]:
        told = super().to_representation(instance)
        if is_insider(self.context["request"].user):
            return told
        return {**told, **dict.fromkeys(INSIDE), "outcome": "", "version": told["verdict_seq"]}


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    """A sentence found or brought: what the machine suggests and, apart from it, what people say.

    `quote` are the words of the sentence that matter, as whoever brought it says.
    """

    sentence = PassageSerializer(read_only=True)
    explanation = serializers.DictField(read_only=True)
    quote = serializers.CharField(read_only=True)
    brought = serializers.BooleanField(
        source="is_brought", read_only=True, help_text="By a person; the machine found the others."
    )
    suggested_stance = serializers.ChoiceField(Stance.choices, allow_blank=True, read_only=True)
    stance = serializers.ChoiceField(
        Stance.choices, source="shown_stance", allow_blank=True, read_only=True
    )

    class Meta:
        model = Evidence
        fields = [
            "id",
            "claim",
            "sentence",
            "score",
            "band",
            "explanation",
            "suggested_stance",
            "stance",
            "voice",
            "quote",
            "brought",
            "found_at",
        ]
        read_only_fields = fields


class RepeatSerializer(serializers.ModelSerializer[Repeat]):
    """The machine's suggestion that a claim was raised before, and what a person answered."""

    original_text = Listed(source="original.sentence.text", read_only=True)
    answer = serializers.ChoiceField(Repeat.Answer.choices, allow_blank=True, read_only=True)

    class Meta:
        model = Repeat
        fields = [
            "id",
            "claim",
            "original",
            "original_text",
            "score",
            "explanation",
            "answer",
            "found_at",
        ]
        read_only_fields = fields
