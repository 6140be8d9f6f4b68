"""All background work on one page: what there is, who does it, and what sets it going."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from claims.matching.match import match
from claims.matching.vectors import EMBED, ask_for_vectors, give_vectors
from claims.matching.wake import PERCOLATE, ask_for_percolation, percolate
from claims.models.claim import MATCH
from claims.raising import raise_claims
from sources.models import Document
from sources.work.kinds import Lane, WorkKind

# An editor waits for matching; vectors and old claims may take what is left, but never nothing.
MATCHING: Final = Lane("matching", share=8.0)
# One lane for both: a document is searched for by its vectors, so they come first in it.
ARCHIVE: Final = Lane("archive", share=2.0)

KINDS: Final = (
    WorkKind(name=MATCH, words=_("match"), handler=match, lane=MATCHING),
    # One document at a time: its sentences fit the deadline at some 15 a second.
    WorkKind(name=EMBED, words=_("embed"), handler=give_vectors, lane=ARCHIVE, batch=1),
    WorkKind(name=PERCOLATE, words=_("percolate"), handler=percolate, lane=ARCHIVE),
)


def on_document_cut(sender: type[Document], document: Document, **_details: Any) -> None:
    """Raise claims of a text under review; let any text bear on the claims that stand."""
    if document.review_since:
        raise_claims(document)
    ask_for_vectors(document)
    ask_for_percolation(document)
