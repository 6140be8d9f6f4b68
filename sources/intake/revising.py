"""Pages that their publishers changed: each version is a document, and knows the one before it."""

from collections.abc import Sequence
from typing import Final

from sources.intake.arrival import Prepared
from sources.models import Document

# What was pasted may be a part of a page or a quotation from it; a page is whole.
PAGE: Final = "text/html"


def revise(new: Sequence[Prepared]) -> None:
    """Let each page that comes know the version of it that the archive holds.

    Of two versions in one batch the first does; whoever is told of a third finds the newest.
    """
    pages = {key_of(p.document): p.document for p in reversed(new) if is_page(p.document)}
    held = Document.objects.filter(address__in={address for address, _source in pages})
    for before in held.filter(media_type=PAGE, later=None).defer("original", "body").order_by("id"):
        if now := pages.get(key_of(before)):
            now.revises = before


def is_page(document: Document) -> bool:
    return bool(document.address) and document.media_type == PAGE


def key_of(document: Document) -> tuple[str, int]:
    return document.address, document.source_id
