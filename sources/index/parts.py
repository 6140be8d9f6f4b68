"""What an index holds: all that can be found, or a part of it that is searched by itself.

A part is few among many: filtering what the whole index found would find none of it.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from django.db.models import QuerySet

from sources.models import Embedding, Sentence
from sources.models.sentence import SentenceQuerySet

Narrow = Callable[[SentenceQuerySet], SentenceQuerySet]


class Part(NamedTuple):
    """A part of the archive: its folder beside the whole index, and how to tell its sentences."""

    name: str = ""
    narrow: Narrow | None = None

    def sentences(self) -> SentenceQuerySet:
        """Those to be found in it."""
        every = Sentence.objects.current().filter(is_furniture=False)
        return self.narrow(every) if self.narrow else every

    def embeddings(self, encoder: str) -> QuerySet[Embedding]:
        """Their vectors of one encoder."""
        rows = Embedding.objects.filter(encoder=encoder)
        if self.narrow is None:
            return rows
        return rows.filter(sentence__in=self.narrow(Sentence.objects.all()).order_by().values("pk"))


ARCHIVE: Final = Part()
