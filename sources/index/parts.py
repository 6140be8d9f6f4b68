"""What an index holds: all that can be found, or a part of it that is searched by itself.

A part is few among many: filtering what the whole index found would find none of it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, Protocol

from django.db.models import Count, QuerySet

from sources.index.engine.entries import Entry
from sources.models import Embedding, IndexChange, Sentence
from sources.models.sentence import SentenceQuerySet

AT_ONCE: Final = 2_000  # rows

Narrow = Callable[[SentenceQuerySet], SentenceQuerySet]


class Followed(Protocol):
    """What an index is made of: texts, each of something that has a number of its own.

    A document of the archive is such a thing; so is whatever else is to be found by its words.
    """

    def __hash__(self) -> int: ...

    @property
    def name(self) -> str:
        """Its folder in the directory of the indexes."""

    def changes(self) -> "QuerySet[Any]":
        """Rows with `seq`, gapless in the order of commit, and `document_id`; with `since`."""

    def sizes(self, documents: Collection[int]) -> dict[int, int]:
        """How many texts each of these has."""

    def entries(self, documents: Collection[int]) -> Iterator[Entry]:
        """Their texts, as a stream."""

    def known(self, ids: Iterable[int]) -> Mapping[int, Entry]:
        """Those of these texts that can still be found."""


class Part(NamedTuple):
    """A part of the archive: its folder beside the whole index, and how to tell its sentences."""

    name: str = ""
    narrow: Narrow | None = None

    def sentences(self) -> SentenceQuerySet:
        """Those to be found in it."""
        every = Sentence.objects.current().filter(is_furniture=False)
        return self.narrow(every) if self.narrow else every

    def changes(self) -> "QuerySet[Any]":
        return IndexChange.objects.all()

    def sizes(self, documents: Collection[int]) -> dict[int, int]:
        """How many of its sentences each of these documents has."""
        rows = self.sentences().filter(document__in=documents).order_by().values_list("document")
        return dict(rows.annotate(Count("pk")))

    def entries(self, documents: Collection[int]) -> Iterator[Entry]:
        """The sentences of these documents that are part of it, as a stream."""
        rows = self.sentences().filter(document__in=documents)
        columns = rows.order_by().values_list("id", "document_id", "text")
        for row in columns.iterator(chunk_size=AT_ONCE):
            yield Entry(*row)

    def known(self, ids: Iterable[int]) -> Mapping[int, Entry]:
        """The sentences of the archive among these, be they of this part or not, in one query."""
        rows = Part().sentences().filter(pk__in=list(ids))
        columns = rows.order_by().values_list("id", "document_id", "text")
        return {row[0]: Entry(*row) for row in columns}

    def embeddings(self, encoder: str) -> QuerySet[Embedding]:
        """Their vectors of one encoder."""
        rows = Embedding.objects.filter(encoder=encoder)
        if self.narrow is None:
            return rows
        return rows.filter(sentence__in=self.narrow(Sentence.objects.all()).order_by().values("pk"))


ARCHIVE: Final = Part()
