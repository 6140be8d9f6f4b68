"""What of a document no list needs: its whole text and its bytes, some kilobytes to megabytes."""


def whole_texts(*documents: str) -> list[str]:
    """The fields that hold them, for `defer`, of the documents at these lookups."""
    return [f"{document}__{field}" for document in documents for field in ("body", "original")]
