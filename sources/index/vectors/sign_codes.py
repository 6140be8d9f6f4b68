"""A first glance at many vectors: of every number only whether it lies above its mean.

One bit a number, so that a million rows of 384 take 48 MB and a query over them some milliseconds
(binary quantisation). The bits only choose whom to compare exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from sources.index.arrays import np, npt

Floats: TypeAlias = "npt.NDArray[np.float32]"
Halves: TypeAlias = "npt.NDArray[np.float16]"
Places: TypeAlias = "npt.NDArray[np.int64]"
Words: TypeAlias = "npt.NDArray[np.uint64]"

BLOCK: Final = 32_768  # rows whose distances stay in the cache
TOGETHER: Final = 16  # queries a round: 32 MB of distances to a million rows
ORIGIN: Final = 4_096  # rows that say where the mean is


class Signs:
    """The signs of all rows of a matrix, one column of words a row."""

    def __init__(self, matrix: Halves) -> None:
        """Take the mean from some of the rows, evenly spaced, and the signs of all."""
        some = matrix[:: max(1, len(matrix) // ORIGIN)]
        self.origin: Floats = some.mean(axis=0, dtype=np.float32)
        self._blocks: list[Words] = []
        self.size = 0
        self.follow(matrix)

    def follow(self, matrix: Halves) -> None:
        """Take up the rows that were added behind those known."""
        if len(matrix) == self.size:
            return
        whole = self.size - self.size % BLOCK
        del self._blocks[whole // BLOCK :]
        for start in range(whole, len(matrix), BLOCK):
            self._blocks.append(_signs(matrix[start : start + BLOCK] > self.origin))
        self.size = len(matrix)

    def nearest(self, queries: Floats, count: int) -> Iterator[Places]:
        """For each query some `count` rows (more if many are equal) of the most equal signs."""
        for start in range(0, len(queries), TOGETHER):
            for apart in self._apart(_signs(queries[start : start + TOGETHER] > 0)):
                yield _least(apart, count)

    def _apart(self, asked: Words) -> npt.NDArray[np.uint16]:
        """In how many signs each query differs from each row ([m, n])."""
        apart = np.empty((asked.shape[1], self.size), dtype=np.uint16)
        for at, block in enumerate(self._blocks):
            for wanted, row in zip(asked.T, apart[:, at * BLOCK : (at + 1) * BLOCK], strict=True):
                np.bitwise_count(block ^ wanted[:, np.newaxis]).sum(axis=0, out=row)
        return apart


def _least(apart: npt.NDArray[np.uint16], count: int) -> Places:
    """Where the `count` smallest stand, and what equals the last of them."""
    if len(apart) <= count:
        return np.arange(len(apart))
    return np.flatnonzero(apart <= np.partition(apart, count - 1)[count - 1])


def _signs(above: npt.NDArray[np.bool_]) -> Words:
    """Rows of truths ([n, d]) as columns of 64-bit words ([d / 64, n])."""
    packed = np.packbits(above, axis=1)
    padded = np.pad(packed, ((0, 0), (0, -packed.shape[1] % 8)))
    return np.ascontiguousarray(padded.view(np.uint64).T)
