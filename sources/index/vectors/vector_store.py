"""The vectors of the embedded sentences and the search over them.

Two files of a directory, mapped into memory so that all processes of a host share one copy: the
rows in half precision, and their sentences' ids. A row counts once its id is written, after it, so
a crash leaves at most a row that the next one overwrites. Rows are never moved; the id of a
removed one becomes `GONE`. One process writes at a time (the caller sees to that), any number read.

Up to `EXACT` rows every one is compared; beyond, those whose signs say that they may be near.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeAlias

from sources.index.arrays import np, npt
from sources.index.engine.entries import IndexDamagedError
from sources.index.vectors.sign_codes import Signs

Floats: TypeAlias = "npt.NDArray[np.float32]"
Halves: TypeAlias = "npt.NDArray[np.float16]"
Ids: TypeAlias = "npt.NDArray[np.int64]"

BLOCK = 16_384  # rows turned into float32 at a time: 25 MB of 384 dimensions
EXACT = 100_000  # rows: comparing all takes some 5 ms a query, ten times as much at a million
GLANCED = 20  # rows compared exactly for one wanted, of those the signs bring
GONE = 0  # ids of the database start at 1


class Near(NamedTuple):
    """The sentences nearest to one query, best first, with their inner products."""

    sentences: Ids
    scores: Floats


def none() -> Near:
    return Near(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))


class Vectors:
    """The matrix of all embedded sentences of an encoder, in a directory of its own."""

    def __init__(self, directory: Path, dimensions: int) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self.dimensions = dimensions
        self._ids_file = directory / "ids.i64"
        self._rows_file = directory / "rows.f16"
        self._inode = 0
        self._start_over()
        with suppress(IndexDamagedError):  # told, and mended, when it is asked for
            self.refresh()

    def _start_over(self) -> None:
        self._ids: Ids = np.zeros(0, dtype=np.int64)
        self._matrix: Halves = np.zeros((0, self.dimensions), dtype=np.float16)
        self._known: Ids = self._ids
        self._row_of: Ids = self._ids
        self._signs: Signs | None = None

    def refresh(self) -> None:
        """See what other processes have added since; IndexDamagedError if rows are lacking."""
        if not self._ids_file.exists():
            self._start_over()
            return
        state = self._ids_file.stat()
        if state.st_ino != self._inode:
            self._start_over()
            self._inode = state.st_ino
        known, used = len(self._ids), state.st_size // self._ids.itemsize
        if used > known:
            self._matrix = self._rows_written(used)
            self._ids = np.asarray(np.memmap(self._ids_file, "<i8", "r", shape=(used,)))
            self._row_of = np.argsort(self._ids, kind="stable")
            self._known = self._ids[self._row_of]

    def _rows_written(self, used: int) -> Halves:
        shape = (used, self.dimensions)
        try:
            return np.asarray(np.memmap(self._rows_file, "<f2", "r", shape=shape))
        except (ValueError, FileNotFoundError) as error:
            raise IndexDamagedError(f"{self._rows_file.name}: {error}") from error

    def __len__(self) -> int:
        return int((self._ids != GONE).sum())

    def __contains__(self, sentence: int) -> bool:
        return bool(len(self._rows([sentence])))

    def sentences(self) -> Ids:
        """The ids of all sentences that have a vector, oldest first."""
        return np.asarray(self._ids[self._ids != GONE])

    def clear(self) -> None:
        """Forget everything; readers notice at their next refresh."""
        self._ids_file.unlink(missing_ok=True)
        self._rows_file.unlink(missing_ok=True)
        self.refresh()

    def add(self, sentences: Sequence[int], vectors: Floats | Halves) -> None:
        """Put rows ([n, d], unit length) under their sentences' ids, replacing older ones."""
        self.remove(sentences)
        rows = np.ascontiguousarray(vectors, dtype="<f2")
        self._rows_file.touch()
        with self._rows_file.open("r+b") as file:
            file.seek(len(self._ids) * self.dimensions * rows.itemsize)
            file.truncate()
            file.write(rows.tobytes())
        with self._ids_file.open("ab") as file:
            file.write(np.asarray(sentences, dtype="<i8").tobytes())
        self.refresh()

    def remove(self, sentences: Iterable[int]) -> None:
        """Forget these sentences; unknown ones are no error."""
        rows = self._rows(sentences)
        if len(rows):
            ids = np.memmap(self._ids_file, dtype="<i8", mode="r+", shape=self._ids.shape)
            ids[rows] = GONE
            ids.flush()

    def _rows(self, sentences: Iterable[int]) -> Ids:
        """The rows of those sentences that have one; the newest if there were several."""
        wanted = np.fromiter(sentences, dtype=np.int64)
        behind = np.searchsorted(self._known, wanted, side="right")
        wanted, behind = wanted[behind > 0], behind[behind > 0]
        rows = self._row_of[behind - 1]
        return np.asarray(rows[self._ids[rows] == wanted])

    def of(self, sentences: Iterable[int]) -> dict[int, Floats]:
        """The vectors (float32 [d]) of those sentences that have one."""
        rows = self._rows(sentences)
        copied = self._matrix[rows].astype(np.float32)
        return dict(zip(self._ids[rows].tolist(), copied, strict=True))

    def search(self, queries: Floats, limit: int) -> list[Near]:
        """For each query ([m, d]) the `limit` rows of the largest inner product."""
        if len(self._ids) <= EXACT:
            return self._search_all(queries, limit)
        places = self._signs_of_all().nearest(queries, GLANCED * limit)
        return [self._best(query, rows, limit) for query, rows in zip(queries, places, strict=True)]

    def _signs_of_all(self) -> Signs:
        if self._signs is None:
            self._signs = Signs(self._matrix)
        self._signs.follow(self._matrix)
        return self._signs

    def _best(self, query: Floats, rows: Ids, limit: int) -> Near:
        scores = self._matrix[rows].astype(np.float32) @ query
        return _better(none(), self._ids[rows], scores, limit=limit)

    def _search_all(self, queries: Floats, limit: int) -> list[Near]:
        best = [none() for _ in queries]
        for start in range(0, len(self._ids), BLOCK):
            ids = self._ids[start : start + BLOCK]
            block = self._matrix[start : start + BLOCK].astype(np.float32)
            products = np.where(ids == GONE, -np.inf, queries @ block.T).astype(np.float32)
            best = [
                _better(near, ids, row, limit=limit)
                for near, row in zip(best, products, strict=True)
            ]
        return best


def _better(near: Near, ids: Ids, scores: Floats, *, limit: int) -> Near:
    """The best of what was found so far and of another block."""
    kept = np.arange(len(scores))
    if len(scores) > limit:
        kept = np.argpartition(-scores, limit)[:limit]
    kept = kept[ids[kept] != GONE]
    every = np.concatenate([near.sentences, ids[kept]])
    score = np.concatenate([near.scores, scores[kept]])
    order = np.argsort(-score, kind="stable")[:limit]
    return Near(every[order], score[order])
