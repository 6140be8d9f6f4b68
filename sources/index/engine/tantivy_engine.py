"""The engine: tantivy over our own folded, stemmed terms, one directory a host.

Tantivy scores by BM25 (Robertson & Zaragoza 2009; k1 = 1.2, b = 0.75). It gets the terms of
`sources.text.spelling.folding.terms` joined by blanks and only splits them again: its own
Arabic stemmer (Snowball) merges unrelated words. The mark is kept in an entry of its own, so that
it is committed together with the entries it speaks of.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import tantivy

from sources.host import Fault, HostError, fault_of
from sources.index.engine.entries import (
    Hit,
    IndexBusyError,
    IndexDamagedError,
    IndexMark,
    IndexUnusableError,
    Query,
)
from sources.index.engine.tantivy_writing import MARKER, SCHEMA, TantivyBatch
from sources.text.spelling.folding import terms

# A search reads at most about this many postings, the rarest terms first: what a claim's common
# words add to the ranking is little, what they cost grows with the archive. 0.2 postings an entry
# changed recall@50 of three sets by .003 at most (docs/decisions/index-engine.md).
POSTINGS_BUDGET = 200_000
HEAP_BYTES = 64_000_000


def wipe(path: Path) -> None:
    """Throw an index directory away, whatever state it is in."""
    with suppress(FileNotFoundError):
        shutil.rmtree(path)


def unreadable(error: Exception) -> HostError:
    """Whether the index is damaged, or this machine only keeps it from being read."""
    sound = fault_of(error) not in {None, Fault.INSTALLATION}
    return (IndexUnusableError if sound else IndexDamagedError)(str(error))


@contextmanager
def read() -> Iterator[None]:
    """What tantivy cannot read it tells as a ValueError."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise unreadable(error) from error


class TantivyIndex:
    """An index in a directory: one writer at a time, any number of readers."""

    def __init__(self, path: Path) -> None:
        """Open the index in `path`, made empty if there is none.

        Raises IndexDamagedError when what is there is no index of ours, IndexUnusableError when
        the machine keeps us from it.
        """
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        with read():
            self._index = tantivy.Index(SCHEMA, path=str(path))
            self._index.config_reader("manual")
        self.refresh()

    def refresh(self) -> None:
        """See what other processes have committed since; IndexDamagedError if it is unreadable."""
        with read():
            self._index.reload()
            self._searcher = self._index.searcher()
            self._mark = self._read_mark()

    def _read_mark(self) -> IndexMark:
        marker = tantivy.Query.term_query(SCHEMA, "document", MARKER)
        places = [place for _, place in self._searcher.search(marker, limit=1, count=False).hits]
        seqs, documents = (
            self._searcher.fast_field_values(name, places) for name in ("mark_seq", "mark_document")
        )
        return IndexMark(int(seqs[0] or 0), int(documents[0] or 0)) if places else IndexMark()

    @property
    def mark(self) -> IndexMark:
        """How far the index has followed the database."""
        return self._mark

    @property
    def size(self) -> int:
        """The number of entries."""
        return max(0, self._searcher.num_docs - 1)

    def frequency(self, term: str) -> int:
        """In how many entries the index term occurs."""
        return self._searcher.doc_freq("terms", term)

    def sentences(self, documents: Sequence[int]) -> set[int]:
        """The sentences of these documents that can be found."""
        wanted = tantivy.Query.term_set_query(SCHEMA, "document", documents)
        every = max(1, self._searcher.num_docs)
        places = [place for _, place in self._searcher.search(wanted, limit=every).hits]
        return {int(pk or 0) for pk in self._searcher.fast_field_values("sentence", places)}

    def search(self, queries: Sequence[Query], limit: int) -> list[list[Hit]]:
        """For each query at most `limit` hits, best first; none when no term is known."""
        with read():
            return [self._search(query, limit) for query in queries]

    def _search(self, query: Query, limit: int) -> list[Hit]:
        wanted = self._clauses(query.text)
        # Excluding by a clause costs half as much again, so we ask for a few more and drop the
        # claim's own document here.
        ask = limit + (16 if query.exclude_document else 0)
        while True:
            found = self._hits(wanted, ask)
            kept = [hit for hit in found if hit.document != query.exclude_document]
            if len(kept) >= limit or len(found) < ask:
                return kept[:limit]
            ask *= 4

    def _hits(self, wanted: tantivy.Query, ask: int) -> list[Hit]:
        found = self._searcher.search(wanted, limit=ask, count=False).hits
        places = [place for _, place in found]
        sentences, documents = (
            self._searcher.fast_field_values(name, places) for name in ("sentence", "document")
        )
        return [
            Hit(int(sentence or 0), int(document or 0), score)
            for (score, _), sentence, document in zip(found, sentences, documents, strict=True)
        ]

    def _clauses(self, text: str) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.term_query(SCHEMA, "terms", term, index_option="freq"),
                )
                for term in self.telling(terms(text))
            ]
        )

    def telling(self, wanted: Iterable[str]) -> list[str]:
        """The rarest of these terms, as many as the budget of postings pays for."""
        kept: list[str] = []
        spent = 0
        known = ((self.frequency(term), term) for term in set(wanted))
        for frequency, term in sorted(pair for pair in known if pair[0]):
            spent += frequency
            if kept and spent > POSTINGS_BUDGET:
                break
            kept.append(term)
        return kept

    @contextmanager
    def writing(self) -> Iterator[TantivyBatch]:
        """Open a batch: committed on leaving, rolled back on an error."""
        writer = self._writer()
        self.refresh()
        batch = TantivyBatch(writer, self._mark)
        try:
            yield batch
            batch.commit()
        except BaseException:
            with suppress(ValueError):  # one that a full disk has ended has nothing to take back
                writer.rollback()
            raise
        finally:
            with suppress(ValueError):  # what is committed stands, merged or not
                writer.wait_merging_threads()
        self.refresh()

    def _writer(self) -> tantivy.IndexWriter:
        try:
            return self._index.writer(heap_size=HEAP_BYTES, num_threads=1)
        except ValueError as error:
            busy = "LockBusy" in str(error)
            raise (IndexBusyError if busy else IndexUnusableError)(str(error)) from error
