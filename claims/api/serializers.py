"""What claims, evidence, verdicts and comments look like as JSON."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from claims.api.document_serializers import SourceSerializer
from claims.api.prose import Prose
from claims.models import (
    Basis,
    Claim,
    Comment,
    Evidence,
    Repeat,
    Stance,
    Verdict,
)


class PassageSerializer(serializers.Serializer[Any]):
    """A sentence with where it stands: offsets count Unicode code points of the body."""

    text = serializers.CharField(read_only=True)
    start = serializers.IntegerField(read_only=True)
    end = serializers.IntegerField(read_only=True)
    document = serializers.IntegerField(source="document_id", read_only=True)
    url = serializers.CharField(source="document.url", read_only=True)
    title = serializers.CharField(source="document.title", read_only=True)
    language = serializers.CharField(source="document.language", read_only=True)
    published_at = serializers.DateTimeField(source="document.published_at", read_only=True)
    source = SourceSerializer(source="document.source", read_only=True)  # type: ignore[assignment]


class ClaimSerializer(serializers.ModelSerializer[Claim]):
    """A claim with where its matching and its judging stand."""

    sentence = PassageSerializer(read_only=True)
    editor = serializers.CharField(source="editor.username", default=None, read_only=True)
    work_state = serializers.CharField(read_only=True, allow_null=True)
    rating = serializers.CharField(read_only=True, allow_null=True)
    verdict_seq = serializers.IntegerField(read_only=True, allow_null=True)
    evidence_count = serializers.IntegerField(read_only=True, allow_null=True)

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
            "repeat_of",
            "outcome",
            "work_state",
            "evidence_count",
            "rating",
            "verdict_seq",
            "matched_at",
            "new_evidence_at",
            "raised_at",
            "changed_at",
        ]


class EvidenceSerializer(serializers.ModelSerializer[Evidence]):
    """A found sentence: the machine's suggestion and, apart from it, the person's stance."""

    sentence = PassageSerializer(read_only=True)
    explanation = serializers.DictField(read_only=True)
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
            "found_at",
        ]
        read_only_fields = fields


class RepeatSerializer(serializers.ModelSerializer[Repeat]):
    """The machine's suggestion that a claim was raised before, and what a person answered."""

    original_text = serializers.CharField(source="original.sentence.text", read_only=True)

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


class BasisSerializer(serializers.ModelSerializer[Basis]):
    """A piece of evidence that a verdict rests on, with its stance when the verdict was given."""

    id = serializers.IntegerField(source="evidence_id", read_only=True)
    claim = serializers.IntegerField(source="evidence.claim_id", read_only=True)
    sentence = PassageSerializer(source="evidence.sentence", read_only=True)
    score = serializers.FloatField(source="evidence.score", read_only=True)
    band = serializers.CharField(source="evidence.band", read_only=True)
    explanation = serializers.DictField(source="evidence.explanation", read_only=True)
    stance = serializers.ChoiceField(Stance.choices, read_only=True)
    voice = serializers.IntegerField(source="evidence.voice", read_only=True)

    class Meta:
        model = Basis
        fields = ["id", "claim", "sentence", "score", "band", "explanation", "stance", "voice"]


class VerdictSerializer(serializers.ModelSerializer[Verdict]):
    """A verdict with the claim it judges, the evidence it rests on, and its place in the log."""

    claim_text = serializers.CharField(source="claim.sentence.text", read_only=True)
    appearance = PassageSerializer(source="claim.sentence", read_only=True)
    editor = serializers.CharField(source="editor.username", read_only=True)
    evidence = BasisSerializer(source="bases", many=True, read_only=True)
    published_at = serializers.DateTimeField(
        source="publication.at", default=None, read_only=True, allow_null=True
    )
    publication_seq = serializers.IntegerField(
        source="publication.seq", default=None, read_only=True, allow_null=True
    )

    class Meta:
        model = Verdict
        fields = [
            "seq",
            "kind",
            "rating",
            "rationale",
            "public_note",
            "claim",
            "claim_text",
            "appearance",
            "editor",
            "evidence",
            "given_at",
            "published_at",
            "publication_seq",
            "leaf",
            "previous",
            "digest",
        ]


class CommentSerializer(serializers.ModelSerializer[Comment]):
    """A comment; `verdict` is the verdict's number in the log."""

    text = Prose(of=(Comment, "text"))
    verdict = serializers.SlugRelatedField(slug_field="seq", queryset=Verdict.objects.all())
    author = serializers.CharField(source="author.username", read_only=True)
    resolved_by = serializers.CharField(
        source="resolved_by.username", default=None, read_only=True, allow_null=True
    )
    parent = serializers.PrimaryKeyRelatedField(  # type: ignore[assignment]
        queryset=Comment.objects.all(), required=False, allow_null=True
    )

    class Meta:
        model = Comment
        fields = [
            "id",
            "verdict",
            "parent",
            "author",
            "text",
            "version",
            "written_at",
            "resolved_at",
            "resolved_by",
        ]
        read_only_fields = ["version", "written_at", "resolved_at"]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """A reply belongs to the verdict of the comment it answers."""
        parent = attrs.get("parent")
        if parent and parent.verdict_id != attrs["verdict"].pk:
            said = _("This comment is on another verdict.")
            raise serializers.ValidationError({"parent": [said]})
        return attrs
