"""What verdicts, what they rest on, and comments on them look like as JSON."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from claims.api.serializers import LabelToldSerializer, PassageSerializer
from claims.api.text_fields import SHOWN, Prose
from claims.models import Basis, Comment, Stance, Verdict
from claims.visibility import is_insider


class BasisSerializer(serializers.ModelSerializer[Basis]):
    """A piece of evidence that a verdict rests on, with its stance when the verdict was given."""

    id = serializers.IntegerField(source="evidence_id", read_only=True)
    claim = serializers.IntegerField(source="evidence.claim_id", read_only=True)
    sentence = PassageSerializer(source="evidence.sentence", read_only=True)
    score = serializers.FloatField(source="evidence.score", read_only=True, allow_null=True)
    band = serializers.CharField(source="evidence.band", read_only=True)
    explanation = serializers.DictField(source="evidence.explanation", read_only=True)
    stance = serializers.ChoiceField(Stance.choices, read_only=True)
    voice = serializers.IntegerField(source="evidence.voice", read_only=True)
    quote = serializers.CharField(source="evidence.quote", read_only=True)
    brought = serializers.BooleanField(source="evidence.is_brought", read_only=True)

    class Meta:
        model = Basis
        fields = [
            "id",
            "claim",
            "sentence",
            "score",
            "band",
            "explanation",
            "stance",
            "voice",
            "quote",
            "brought",
        ]


class VerdictSerializer(serializers.ModelSerializer[Verdict]):
    """A verdict with the claim it judges, the evidence it rests on, and its place in the log.

    `seq`, `replaces`, `superseded_by` and `voids` are numbers of one kind: what `/verdicts/{seq}/`
    takes from whoever asks. `publication_seq`, which `since` and `after` take, says so in its name.
    A verdict is `standing` when it is published, no void, and nothing published took its place.
    Of one with `taken_down_at` the words are gone: blocks stand in place of rationale and note.
    Who is no insider sees the numbers of what left the house, and nothing that tells a gap.
    """

    serializer_field_mapping = SHOWN

    claim_text = serializers.CharField(source="claim.sentence.text", read_only=True)
    appearance = PassageSerializer(source="claim.sentence", read_only=True)
    label = LabelToldSerializer(  # type: ignore[assignment]
        source="label_told", read_only=True, allow_null=True
    )
    editor = serializers.CharField(
        source="editor.public_name", read_only=True, help_text="By the name chosen for readers."
    )
    evidence = BasisSerializer(source="bases", many=True, read_only=True)
    published_at = serializers.DateTimeField(
        source="publication.at", default=None, read_only=True, allow_null=True
    )
    publication_seq = serializers.IntegerField(
        source="publication.seq", default=None, read_only=True, allow_null=True
    )
    standing = serializers.BooleanField(source="is_standing", read_only=True)
    replaces = serializers.IntegerField(read_only=True, allow_null=True)
    superseded_by = serializers.IntegerField(read_only=True, allow_null=True)
    voids = serializers.IntegerField(read_only=True, allow_null=True)

    class Meta:
        model = Verdict
        fields = [
            "seq",
            "kind",
            "rating",
            "label",
            "rationale",
            "public_note",
            "claim",
            "claim_text",
            "appearance",
            "editor",
            "evidence",
            "given_at",
            "published_at",
            "taken_down_at",
            "publication_seq",
            "standing",
            "replaces",
            "superseded_by",
            "voids",
            "leaf",
            "previous",
            "digest",
        ]

    def to_representation(self, instance: Verdict) -> dict[str, Any]:
        told = super().to_representation(instance)
        if is_insider(self.context["request"].user):
            return told
        return {**told, "seq": told["publication_seq"], "previous": "", "digest": ""}


class CommentSerializer(serializers.ModelSerializer[Comment]):
    """A comment; `verdict` is the verdict's number in the log."""

    serializer_field_mapping = SHOWN

    text = Prose(of=(Comment, "text"), allow_blank=True, default="")
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
