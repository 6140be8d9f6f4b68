"""What goes into the index, what is asked of it and what comes out."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from sources.host import HostError


class Entry(NamedTuple):
    """One sentence to be found: its id, the id of its document, and its text."""

    sentence: int
    document: int
    text: str


class Query(NamedTuple):
    """A text to look for; sentences of `exclude_document` (the claim's own) are no answer.

    `sentence` is its id where it is itself a sentence of the archive.
    """

    text: str
    exclude_document: int = 0
    sentence: int = 0


class Hit(NamedTuple):
    """One found sentence with its BM25 score (unbounded, comparable within one query only)."""

    sentence: int
    document: int
    score: float


class IndexMark(NamedTuple):
    """How far an index has followed the database: the last change it holds, and its document."""

    seq: int = 0
    document: int = 0


class IndexBusyError(Exception):
    """Another process is writing to this directory; searching goes on meanwhile."""


class IndexDamagedError(HostError):
    """The directory cannot be read as an index; only building it again helps."""


class IndexUnusableError(HostError):
    """The machine does not let the index be opened or written; what it holds may well be sound."""


class IndexBatch(Protocol):
    """Changes that become visible together, or not at all."""

    mark: IndexMark

    def clear(self) -> None:
        """Forget every entry."""

    def remove(self, documents: Iterable[int]) -> None:
        """Forget every entry of these documents, except those added later in this batch."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries, consuming the iterable as a stream."""


class Index(Protocol):
    """One searchable copy of the archive's sentences."""

    @property
    def mark(self) -> IndexMark:
        """How far the index has followed the database."""

    @property
    def size(self) -> int:
        """The number of entries."""

    def search(self, queries: Sequence[Query], limit: int) -> list[list[Hit]]:
        """For each query at most `limit` hits, best first; none when no term is known."""

    def frequency(self, term: str) -> int:
        """In how many entries the index term (of `sources.text.spelling.folding.terms`) occurs."""

    def refresh(self) -> None:
        """See what other processes have committed since; IndexDamagedError if it is unreadable."""

    def writing(self) -> AbstractContextManager[IndexBatch]:
        """Open a batch: committed on leaving, rolled back on an error.

        Raises IndexBusyError while another process writes.
        """
