"""What claims do when sources say that a document was cut; the only signal of the system."""

from typing import Any

from claims.embedding import ask_for_vectors
from claims.percolating import ask_for_percolation
from claims.raising import raise_claims
from sources.models import Document


def on_document_cut(sender: type[Document], document: Document, **_: Any) -> None:
    """Raise claims of a text under review; let any text bear on the claims that stand."""
    if document.review_since:
        raise_claims(document)
    ask_for_vectors(document)
    ask_for_percolation(document)
