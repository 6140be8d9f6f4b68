"""The vectors of the embedded sentences, searched exactly. Plain Python and numpy."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]
Ids = npt.NDArray[np.int64]

BLOCK = 16_384  # rows turned into float32 at a time: 25 MB of 384 dimensions
GONE = 0  # the id of a row whose sentence was removed; ids of the database start at 1


class Near(NamedTuple):
    """The sentences nearest to one query, best first, with their inner products."""

    sentences: Ids
    scores: Floats


class Vectors:
    """An append-only matrix of half-precision rows; a removed row is skipped, not moved."""

    def __init__(self, dimensions: int) -> None:
        self.dimensions = dimensions
        self._used = 0
        self._ids: Ids = np.zeros(0, dtype=np.int64)
        self._matrix: Halves = np.zeros((0, dimensions), dtype=np.float16)
        self._rows: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, sentence: int) -> bool:
        return sentence in self._rows

    def add(self, sentences: Sequence[int], vectors: Floats | Halves) -> None:
        """Put rows ([n, d], unit length) under their sentences' ids, replacing older ones."""
        self.remove(sentences)
        self._reserve(self._used + len(sentences))
        rows = range(self._used, self._used + len(sentences))
        self._ids[rows.start : rows.stop] = sentences
        self._matrix[rows.start : rows.stop] = vectors
        self._rows.update(zip(sentences, rows, strict=True))
        self._used = rows.stop

    def _reserve(self, rows: int) -> None:
        if rows <= len(self._ids):
            return
        grown = max(rows, 2 * len(self._ids), 1024)
        ids = np.zeros(grown, dtype=np.int64)
        matrix = np.zeros((grown, self.dimensions), dtype=np.float16)
        ids[: self._used] = self._ids[: self._used]
        matrix[: self._used] = self._matrix[: self._used]
        self._ids, self._matrix = ids, matrix

    def remove(self, sentences: Iterable[int]) -> None:
        """Forget these sentences; unknown ones are no error."""
        for sentence in sentences:
            row = self._rows.pop(sentence, None)
            if row is not None:
                self._ids[row] = GONE

    def of(self, sentences: Iterable[int]) -> dict[int, Floats]:
        """The vectors (float32 [d]) of those sentences that have one."""
        return {
            sentence: self._matrix[self._rows[sentence]].astype(np.float32)
            for sentence in sentences
            if sentence in self._rows
        }

    def search(self, queries: Floats, limit: int) -> list[Near]:
        """For each query ([m, d]) the `limit` rows of the largest inner product."""
        best_ids: list[list[Ids]] = [[] for _ in queries]
        best_scores: list[list[Floats]] = [[] for _ in queries]
        for start in range(0, self._used, BLOCK):
            ids = self._ids[start : min(start + BLOCK, self._used)]
            block = self._matrix[start : start + len(ids)].astype(np.float32)
            products = np.where(ids == GONE, -np.inf, queries @ block.T).astype(np.float32)
            for n, row in enumerate(products):
                kept = _largest(row, limit)
                best_ids[n].append(ids[kept])
                best_scores[n].append(row[kept])
        return [_merged(i, s, limit) for i, s in zip(best_ids, best_scores, strict=True)]


def _largest(scores: Floats, limit: int) -> npt.NDArray[np.intp]:
    if len(scores) <= limit:
        return np.arange(len(scores))
    return np.argpartition(-scores, limit)[:limit]


def _merged(ids: list[Ids], scores: list[Floats], limit: int) -> Near:
    if not ids:
        return Near(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    every, score = np.concatenate(ids), np.concatenate(scores)
    order = np.argsort(-score, kind="stable")[:limit]
    order = order[every[order] != GONE]
    return Near(every[order], score[order])
