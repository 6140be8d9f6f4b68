"""One search: the engine's and the vectors' finds, ranked together. Plain Python."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from sources.index.arrays import np, npt
from sources.index.engine.entries import Entry, Index, Query
from sources.index.query_text import searchable
from sources.index.ranking.archive_ranking import Archive, Candidate, Ranked, rank
from sources.index.vectors.embedding import Encoder
from sources.index.vectors.vector_store import Vectors

log = logging.getLogger(__name__)

Floats: TypeAlias = "npt.NDArray[np.float32]"
Scores = dict[int, float]

DEPTH = 100  # candidates a query from each side: 50 costs up to .01 MAP@5, 200 gains nothing


class Dense(NamedTuple):
    """What dense search needs: who makes the vectors, and where they are kept."""

    encoder: Encoder
    vectors: Vectors

    @property
    def name(self) -> str:
        return self.encoder.name

    def asked(self, queries: Sequence[Query]) -> Sequence[Floats | None]:
        """The vectors to look near for each query."""
        return list(self.encoder.encode_queries([query.text for query in queries]))


class Stored(NamedTuple):
    """Dense search that makes no vectors: a sentence is looked for by the one it is found by."""

    name: str
    kept: Vectors
    vectors: Vectors

    def asked(self, queries: Sequence[Query]) -> Sequence[Floats | None]:
        """As `Dense.asked`; None for a sentence that has none."""
        rows = self.kept.of(query.sentence for query in queries)
        return [rows.get(query.sentence) for query in queries]


class Search(NamedTuple):
    """The parts of one search; without `dense` it is lexical.

    `entries` looks up the sentences of these ids; one it does not know is no longer found.
    """

    engine: Index
    entries: Callable[[Iterable[int]], Mapping[int, Entry]]
    archive: Archive
    dense: Dense | Stored | None = None
    depth: int = DEPTH

    def find(self, queries: Sequence[Query]) -> list[list[Ranked]]:
        """For each query every candidate of both sides, the best first; one look-up a batch."""
        asked = [query._replace(text=searchable(query.text)) for query in queries]
        found: list[Scores] = [
            {hit.sentence: hit.score for hit in hits}
            for hits in self.engine.search(asked, self.depth)
        ]
        vectors: Sequence[Floats | None] = [None] * len(asked)
        if self.dense is not None and asked:
            vectors = self._near(self.dense, asked, found)
        known = self.entries({sentence for scores in found for sentence in scores})
        return [
            self._ranked(query, self._entitled(query, scores, known), vector=vector)
            for query, scores, vector in zip(asked, found, vectors, strict=True)
        ]

    def _near(
        self, dense: Dense | Stored, asked: Sequence[Query], found: Sequence[Scores]
    ) -> Sequence[Floats | None]:
        """Add what is near by vector to `found`; returns the queries' vectors.

        An encoder that cannot be reached is done without.
        """
        try:
            encoded = dense.asked(asked)
        except ConnectionError as error:
            log.warning("searching without vectors: %s", error)
            return [None] * len(asked)
        known = [(n, row) for n, row in enumerate(encoded) if row is not None]
        if known:
            places, rows = zip(*known, strict=True)
            texts = [asked[n].text for n in places]
            aimed = self.archive.centre.aimed(texts, np.stack(rows))
            for n, near in zip(places, dense.vectors.search(aimed, self.depth), strict=True):
                for sentence in near.sentences.tolist():
                    found[n].setdefault(sentence, 0.0)
        return encoded

    def _entitled(
        self, query: Query, scores: Scores, known: Mapping[int, Entry]
    ) -> list[tuple[Entry, float]]:
        """The candidates that still exist and are not of the claim's own document."""
        return [
            (known[sentence], score)
            for sentence, score in scores.items()
            if sentence in known and known[sentence].document != query.exclude_document
        ]

    def _ranked(
        self, query: Query, found: Sequence[tuple[Entry, float]], *, vector: Floats | None
    ) -> list[Ranked]:
        kept = {} if self.dense is None else self.dense.vectors.of(e.sentence for e, _ in found)
        candidates = [
            Candidate(entry.sentence, entry.text, score, kept.get(entry.sentence))
            for entry, score in found
        ]
        return rank(query.text, candidates, archive=self.archive, query_vector=vector)
