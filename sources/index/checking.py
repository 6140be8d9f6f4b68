"""Whether an index holds exactly the searchable sentences of the database."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from sources.index.engine.tantivy_engine import TantivyIndex
from sources.index.parts import ARCHIVE
from sources.models import Document

CHUNK = 500


class Differences(NamedTuple):
    """How many sentences an index lacks, and how many it holds that nobody should find."""

    missing: int
    stale: int


def differences(index: TantivyIndex) -> Differences:
    """Compare sentence by sentence, a chunk of documents at a time."""
    missing = right = 0
    for documents in _chunks_of_documents():
        wanted = {entry.sentence for entry in ARCHIVE.entries(documents)}
        held = index.sentences(documents)
        missing += len(wanted - held)
        right += len(wanted & held)
    return Differences(missing, index.size - right)


def _chunks_of_documents() -> Iterator[list[int]]:
    ids = Document.objects.order_by("pk").values_list("pk", flat=True).iterator()
    while chunk := list(islice(ids, CHUNK)):
        yield chunk
