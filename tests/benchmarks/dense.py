"""What a load with vectors needs: who is worth one, and vectors for what is held."""

from collections.abc import Iterator, Sequence
from itertools import islice
from multiprocessing import get_context

import django
import numpy as np

from claims.triage import assess
from sources.index.vectors.embedding import Encoder, Floats
from sources.text.sentences.splitting import split
from tests.benchmarks.archive import Archive

FIFTH = 0.2
SAMPLE = 200  # documents that say how check-worthiness is spread
SEED = 20  # another archive than the one measured
APART = 0.33  # cosine .95: as near as two sentences on one matter
SLICE = 10_000
CENTRES = 200  # sentences whose vectors are real
ENCODED = 16  # texts at a time: more only take more memory
COPY = "COPY sources_embedding (sentence_id, encoder, vector) FROM STDIN (FORMAT BINARY)"


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


def embed_apart() -> None:
    """Run `embed` in a process of its own, whose memory goes with it."""
    child = get_context("spawn").Process(target=embed)
    child.start()
    child.join()
    if child.exitcode:
        raise ChildProcessError("the held sentences got no vectors")


def embed() -> None:
    """Give every held sentence a vector, and copy them into the files of this host."""
    django.setup()
    from django.db import connection  # noqa: PLC0415 - Django stands only now

    from sources.index.vectors.encoders import encoder  # noqa: PLC0415
    from sources.index.vectors.following_vectors import vectors  # noqa: PLC0415
    from sources.models import Sentence  # noqa: PLC0415

    chosen = encoder()
    if chosen is None:
        raise ValueError("EMBEDDINGS names no encoder")
    pks = list(Sentence.objects.order_by("pk").values_list("pk", flat=True))
    some = Sentence.objects.filter(pk__in=pks[:: max(1, len(pks) // CENTRES)])
    centres = encoded(list(some.values_list("text", flat=True)), chosen)
    numbers = iter(pks)
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        copy.set_types(["int8", "varchar", "bytea"])
        for rows in near(centres, len(pks)):
            for row in rows.astype("<f2"):
                copy.write_row((next(numbers), chosen.name, row.tobytes()))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    vectors(chosen, age=0)


def encoded(texts: Sequence[str], encoder: Encoder) -> Floats:
    """The real vectors of these texts."""
    starts = range(0, len(texts), ENCODED)
    return np.vstack([encoder.encode_passages(texts[at : at + ENCODED]) for at in starts])


def near(centres: Floats, size: int) -> Iterator[Floats]:
    """Made-up vectors of unit length, each close to one of the centres, in slices."""
    random = np.random.default_rng(SEED)
    dimensions = centres.shape[1]
    spread = np.float32(APART / np.sqrt(dimensions))
    for start in range(0, size, SLICE):
        shape = (min(SLICE, size - start), dimensions)
        noise = random.standard_normal(shape, dtype=np.float32) * spread
        rows = centres[random.integers(0, len(centres), len(noise))] + noise
        yield rows / np.linalg.norm(rows, axis=1, keepdims=True)
