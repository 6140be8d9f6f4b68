"""What a load with vectors needs: who is worth one, and vectors for what is held."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from claims.triage import assess
from sources.index.embedding import Encoder, Floats
from sources.text.sentences import split
from tests.benchmarks.archive import Archive

FIFTH = 0.2
SAMPLE = 200  # documents that say how check-worthiness is spread
SEED = 20  # another archive than the one measured
APART = 0.33  # cosine .95: as near as two sentences on one matter
SLICE = 10_000


def settings_for(encoder: str) -> dict[str, str]:
    """The settings under which the fifth most worth checking is matched by vectors."""
    return {"EMBEDDINGS": encoder, "DENSE_FROM": f"{worthy_from():.4f}"}


def worthy_from() -> float:
    """The highest check-worthiness that a fifth of the new claims reach."""
    archive = Archive(SEED)
    bodies = [archive.article(texts) for texts in islice(archive.documents(), SAMPLE)]
    cut = [[body[span.start : span.end] for span in split(body)] for body in bodies]
    marks = np.array([found.check_worthiness for texts in cut for found in assess(texts)])
    steps = np.unique(marks)
    shares = (marks >= steps[:, np.newaxis]).mean(axis=1)
    return float(steps[shares >= FIFTH].max())


def made_up(size: int, texts: list[str], encoder: Encoder) -> Iterator[Floats]:
    """Vectors close to the real ones of some texts, in slices, unit length."""
    centres = encoder.encode_passages(texts)
    random = np.random.default_rng(SEED)
    spread = APART / np.sqrt(encoder.dimensions)
    for start in range(0, size, SLICE):
        shape = (min(SLICE, size - start), encoder.dimensions)
        noise = random.standard_normal(shape, dtype=np.float32) * np.float32(spread)
        rows = centres[random.integers(0, len(centres), len(noise))] + noise
        yield rows / np.linalg.norm(rows, axis=1, keepdims=True)
