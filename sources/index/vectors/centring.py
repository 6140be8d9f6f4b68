"""Taking out of the vectors what all texts have in common. Plain Python.

The vectors of small encoders crowd into a narrow cone (multilingual-e5-small: unrelated texts have
cosine .78), and queries and passages, Arabic and English sit at different places in it. Subtracting
most of the mean of each crowd spreads them out (Mu & Viswanath 2018, "All-but-the-top").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self, TypeAlias

from sources.index.arrays import np, npt
from sources.index.query_text import script

Floats: TypeAlias = "npt.NDArray[np.float32]"

SHARE = 0.85  # of the mean; the whole of it costs where a crowd has one subject only
CROWD = 16  # fewer texts than this have no telling mean


class Centre(NamedTuple):
    """The mean vectors of queries and of passages by script (see `wording.script`)."""

    queries: Mapping[str, Floats]
    passages: Mapping[str, Floats]

    @classmethod
    def learned(
        cls,
        queries: tuple[Sequence[str], Floats],
        passages: tuple[Sequence[str], Floats],
    ) -> Self:
        """Learn from texts and their vectors (float32 [n, d])."""
        return cls(_means(*queries), _means(*passages))

    def nearness(self, query: tuple[str, Floats], texts: Sequence[str], vectors: Floats) -> Floats:
        """Cosine in -1..1 of the query's text and vector ([d]) with texts' ([n, d]), centred."""
        asked = _unit(_centred([query[0]], query[1][np.newaxis], self.queries))
        offered = _unit(_centred(texts, vectors, self.passages))
        return np.asarray(offered @ asked[0], dtype=np.float32)

    def aimed(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """The queries' vectors ([m, d]) as they are compared with stored, uncentred ones."""
        return _centred(texts, vectors, self.queries)


NOWHERE = Centre({}, {})


def _means(texts: Sequence[str], vectors: Floats) -> dict[str, Floats]:
    scripts = np.array([script(text) for text in texts], dtype=object)
    return {
        str(name): vectors[scripts == name].mean(axis=0, dtype=np.float32)
        for name in set(scripts)
        if (scripts == name).sum() >= CROWD
    }


def _centred(texts: Sequence[str], vectors: Floats, means: Mapping[str, Floats]) -> Floats:
    if not means:
        return vectors
    origin = np.zeros(vectors.shape[1], dtype=np.float32)
    return vectors - SHARE * np.stack([means.get(script(text), origin) for text in texts])


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)
