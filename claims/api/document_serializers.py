"""What sources and documents look like as JSON."""

from typing import Any

from rest_framework import serializers

from claims.limits import limit_of
from sources.models import Document, Source


class SourceSerializer(serializers.ModelSerializer[Source]):
    """Who publishes."""

    class Meta:
        model = Source
        fields = ["id", "name", "domain", "tier", "language"]


class DocumentSerializer(serializers.ModelSerializer[Document]):
    """A document and how far the work on its claims has come."""

    source = SourceSerializer(read_only=True)  # type: ignore[assignment]
    claims = serializers.IntegerField(read_only=True)
    waiting = serializers.IntegerField(read_only=True)
    failed = serializers.IntegerField(read_only=True)

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
            "added_at",
            "claims",
            "waiting",
            "failed",
        ]


class NewDocumentSerializer(serializers.Serializer[Any]):
    """A text to take in: exactly one of `text`, `file` and `url` to fetch."""

    text = serializers.CharField(required=False, trim_whitespace=False)
    file = serializers.FileField(required=False)
    url = serializers.URLField(required=False, max_length=limit_of(Document, "url"))
    source = serializers.CharField(required=False, max_length=limit_of(Source, "name"))  # type: ignore[assignment]
    title = serializers.CharField(required=False, max_length=limit_of(Document, "title"))
    published_at = serializers.DateTimeField(required=False)
    review = serializers.BooleanField(default=True)
