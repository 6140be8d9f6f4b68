"""The order in which found sentences are shown: lexical and dense opinions mixed. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import isnan
from typing import NamedTuple, TypeAlias

from sources.index.arrays import np, npt
from sources.index.query_text import script
from sources.index.ranking import score_bands as bands
from sources.index.ranking.mixing import BM25, CHARACTERS, DENSE, mixed
from sources.index.ranking.ngrams import Background
from sources.index.vectors.centring import NOWHERE, Centre

Vector: TypeAlias = "npt.NDArray[np.float32]"
Floats: TypeAlias = "npt.NDArray[np.float64]"


class Candidate(NamedTuple):
    """A sentence that may answer a query.

    `bm25` is 0 for one only its vector found; `vector` (float32 [d], unit length) is None for one
    that was never embedded.
    """

    sentence: int
    text: str
    bm25: float = 0.0
    vector: Vector | None = None


class Ranked(NamedTuple):
    """A candidate's place: its score in 0..1, each part that spoke, and its text."""

    sentence: int
    score: float
    parts: Mapping[str, float]
    text: str = ""

    @property
    def band(self) -> str:
        """The name of the band its score falls in; of most candidates nobody asks."""
        return bands.band(self.score)


class Archive(NamedTuple):
    """What ranking must know of the whole collection: its n-grams and its vectors' centre."""

    background: Background
    centre: Centre = NOWHERE


@cache
def unknown() -> Archive:
    """Of which nothing was learned."""
    return Archive(Background.learned([]))


def rank(
    query: str,
    candidates: Sequence[Candidate],
    *,
    archive: Archive | None = None,
    query_vector: Vector | None = None,
) -> list[Ranked]:
    """Order `candidates` (all of them) for `query`, the best first.

    Lexical scores say nothing between two scripts and are left out there; without `query_vector`
    the ranking is lexical. Scores never rise down the list and compare across queries.
    """
    if not candidates:
        return []
    components = _components(
        query, candidates, archive=archive or unknown(), query_vector=query_vector
    )
    order = np.argsort(-mixed(components), kind="stable")
    scores = bands.scores({name: part[order] for name, part in components.items()})
    parts = {name: part.tolist() for name, part in components.items()}
    return [
        Ranked(
            candidates[place].sentence,
            score,
            {name: part[place] for name, part in parts.items() if not isnan(part[place])},
            candidates[place].text,
        )
        for place, score in zip(order.tolist(), scores.tolist(), strict=True)
    ]


def _components(
    query: str,
    candidates: Sequence[Candidate],
    *,
    archive: Archive,
    query_vector: Vector | None,
) -> dict[str, Floats]:
    texts = [candidate.text for candidate in candidates]
    foreign = _foreign(query, texts)
    components = {
        BM25: np.array([candidate.bm25 for candidate in candidates], dtype=np.float64),
        CHARACTERS: archive.background.likeness(query, texts).astype(np.float64),
    }
    for part in components.values():
        part[foreign] = np.nan
    if query_vector is not None:
        components[DENSE] = _nearness((query, query_vector), candidates, archive.centre)
    return components


def _foreign(query: str, texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which texts are written in another script than the query."""
    own = script(query)
    return np.array([bool(own) and script(text) not in {own, ""} for text in texts], dtype=bool)


def _nearness(query: tuple[str, Vector], candidates: Sequence[Candidate], centre: Centre) -> Floats:
    """Centred cosines ([n]), NaN for candidates without a vector."""
    found = np.full(len(candidates), np.nan)
    embedded = [(n, c.text, c.vector) for n, c in enumerate(candidates) if c.vector is not None]
    if embedded:
        places, texts, vectors = zip(*embedded, strict=True)
        found[list(places)] = centre.nearness(query, texts, np.stack(vectors))
    return found
