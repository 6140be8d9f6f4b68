"""What sources and documents look like as JSON."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from rest_framework import serializers

from claims.api.text_fields import SHOWN, Chosen, Moment, Prose, Typed
from sources.intake.doors import File
from sources.models import Document, Ruling, Source
from sources.models.source import Tier


class SourceSerializer(serializers.ModelSerializer[Source]):
    """Who publishes."""

    serializer_field_mapping = SHOWN

    class Meta:
        model = Source
        fields = ["id", "name", "domain", "tier", "language"]


class DocumentSerializer(serializers.ModelSerializer[Document]):
    """A document and how far the work on its claims has come."""

    serializer_field_mapping = SHOWN

    source = SourceSerializer(read_only=True)  # type: ignore[assignment]
    claims = serializers.IntegerField(read_only=True)
    waiting = serializers.IntegerField(read_only=True)
    failed = serializers.IntegerField(read_only=True)
    revised_by = serializers.IntegerField(read_only=True, allow_null=True)

    class Meta:
        model = Document
        fields = [
            "id",
            "source",
            "url",
            "title",
            "byline",
            "published_at",
            "language",
            "media_type",
            "sha256",
            "review_since",
            "version",
            "revises",
            "revised_by",
            "taken_down_at",
            "added_at",
            "claims",
            "waiting",
            "failed",
        ]


class AmendmentSerializer(serializers.Serializer[Any]):
    """A change of a text as a whole; readers will ask why."""

    why = Prose(of=(Ruling, "why"), allow_blank=True)


class CorrectionSerializer(AmendmentSerializer):
    """What is said of a text from now on; what is left out stays as it is."""

    url = Prose(of=(Document, "url"), required=False, allow_blank=True)
    source = Prose(  # type: ignore[assignment]
        of=(Source, "name"), source="source_name", required=False, allow_blank=True
    )
    source_domain = Prose(of=(Source, "domain"), required=False, allow_blank=True)
    title = Prose(of=(Document, "title"), required=False, allow_blank=True)
    byline = Prose(of=(Document, "byline"), required=False, allow_blank=True)
    published_at = serializers.DateTimeField(required=False, allow_null=True)


class NewDocumentSerializer(serializers.Serializer[Any]):
    """A text to take in, and what is said of it; all but the text itself may be left out."""

    text = Typed(required=False, allow_blank=True, trim_whitespace=False)
    file = serializers.FileField(required=False)
    url = Prose(of=(Document, "url"), required=False, allow_blank=True)
    source = Prose(  # type: ignore[assignment]
        of=(Source, "name"), source="source_name", required=False, allow_blank=True
    )
    source_domain = Prose(of=(Source, "domain"), required=False, allow_blank=True)
    source_tier = Chosen(Tier.choices, required=False, allow_blank=True)
    title = Prose(of=(Document, "title"), required=False, allow_blank=True)
    byline = Prose(of=(Document, "byline"), required=False, allow_blank=True)
    language = Prose(of=(Document, "language"), required=False, allow_blank=True)
    published_at = Moment(required=False, allow_blank=True, allow_null=True)
    review = serializers.BooleanField(default=True)

    def validate_file(self, upload: UploadedFile[bytes]) -> File:
        """The bytes with what the caller calls them."""
        return File(upload.read(), upload.content_type or "", upload.name or "")
