"""Whether what is stored for claims of running news is what a search finds when all has come."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from claims.matching.freshness import stale
from claims.models import Claim
from sources.intake.ingest import ingest_many
from sources.work import queue as work
from tests.evaluation import Options
from tests.evaluation.evidence import BATCH, DEFAULT_ENCODER, Row, arrival, read
from tests.evaluation.throwaway import throwaway_archive


def measure(path: Path, options: Options) -> dict[str, float]:
    """Let the documents come in the order of their dates, do all work, and search anew."""
    collection = read(path)
    encoder = (settings.EMBEDDINGS or DEFAULT_ENCODER) if options.mode == "hybrid" else ""
    with throwaway_archive(encoder):
        return measured(collection.docs, {row["document"] for row in collection.claims})


def measured(docs: Sequence[Row], reviewed: set[str]) -> dict[str, float]:
    """The figures in the archive at hand: these documents are under review, the others are not."""
    coming = sorted(docs, key=lambda row: str(row["published"]))
    for start in range(0, len(coming), BATCH):
        take_in(coming[start : start + BATCH], reviewed)
        work.drain()
    claims = list(Claim.objects.current().for_matching())
    differing = len(list(stale(claims)))
    return {
        "claims": float(len(claims)),
        "stored_is_fresh": 1 - differing / len(claims) if claims else 1.0,
        "with_vectors": float(sum(bool(claim.matched_encoder) for claim in claims)),
    }


def take_in(rows: Sequence[Row], reviewed: set[str]) -> None:
    """A batch of documents, those under review after the others."""
    for review in (False, True):
        ingest_many(
            [arrival(row) for row in rows if (row["id"] in reviewed) is review], review=review
        )
