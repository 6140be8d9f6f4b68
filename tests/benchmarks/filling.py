"""Putting a synthetic archive into the database of a measured house."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import islice

from django.core.management import call_command
from django.db import transaction

from sources.intake.arrival import Arrival
from sources.intake.ingest import ingest_many
from sources.models import Document, IndexChange, Sentence, Source
from tests.benchmarks.archive import DOCUMENT, Archive

SOURCES = 50
BATCH = 50  # documents a transaction


def prepare(archive: Archive, sentences: int) -> None:
    """Migrate an empty database and fill it."""
    call_command("migrate", verbosity=0)
    fill(archive, sentences)


def fill(archive: Archive, sentences: int) -> None:
    """Write reference documents straight into the tables: the archive that is already there."""
    sources = [Source.objects.create(name=f"صحيفة {n}") for n in range(SOURCES)]
    made = islice(archive.documents(), sentences // DOCUMENT)
    for batch in iter(lambda: list(islice(made, 500)), []):
        documents = [_document(texts, source=sources[n % SOURCES]) for n, texts in enumerate(batch)]
        with transaction.atomic():
            Document.objects.bulk_create(documents)
            Sentence.objects.bulk_create(row for document in documents for row in _lines(document))
            IndexChange.objects.record_many([document.pk for document in documents])


def _document(texts: list[str], *, source: Source) -> Document:
    body = "\n".join(texts)
    data = body.encode()
    return Document(
        source=source, body=body, original=data, sha256=sha256(data).hexdigest(), language="ar"
    )


def _lines(document: Document) -> Iterator[Sentence]:
    start = 0
    for position, text in enumerate(document.body.split("\n")):
        end = start + len(text)
        yield Sentence(document=document, position=position, start=start, end=end, text=text)
        start = end + 1


def arrive(archive: Archive, sentences: int) -> Iterator[int]:
    """Ingest new articles under review, as an importer does; yields the sentences of each batch.

    One sentence in four rewords one that is held or arrived before, as news does.
    """
    made = islice(archive.documents(), sentences // DOCUMENT)
    for number, batch in enumerate(iter(lambda: list(islice(made, BATCH)), [])):
        arrivals = [
            Arrival(
                archive.article(archive.reworded(texts)).encode(),
                media_type="text/plain",
                source_name=f"وكالة {number % SOURCES}",
            )
            for texts in batch
        ]
        ingest_many(arrivals, review=True)
        yield len(batch) * DOCUMENT
