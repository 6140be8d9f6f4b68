"""Taking texts in: bytes become a document, its sentences, and whatever follows from them.

All of it is one transaction: the source, the document, the sentences, what claims make of them,
and last the number the search index follows. The bell for the workers rings after the commit.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from sources.intake.arrival import Arrival, Prepared, prepare
from sources.models import Document, IndexChange, Sentence, Source
from sources.people.models import Person
from sources.refusals import Refusal
from sources.signals import document_cut
from sources.work.bell import ring

__all__ = ["Arrival", "Ingested", "ingest", "ingest_many", "put_under_review"]

RACES: Final = 3  # times that somebody else may store the same text while we do


@dataclass(frozen=True)
class Ingested:
    """The document of some bytes, and whether they were new to the archive."""

    document: Document
    is_new: bool


def ingest(arrival: Arrival, *, by: Person | None = None, review: bool = False) -> Ingested:
    """Take in one text; the same bytes twice are one document, and so is one story of one address.

    With `review` the document is put under review, also when it was only a reference before.
    Raises a `sources.refusals.Refusal` when the text cannot be taken in.
    """
    result = ingest_many([arrival], by=by, review=review)[0]
    if isinstance(result, Refusal):
        raise result
    return result


def ingest_many(
    arrivals: Sequence[Arrival], *, by: Person | None = None, review: bool = False
) -> list[Ingested | Refusal]:
    """Take in a batch in one transaction, several times faster than one by one.

    Gives for each arrival, in order, its document or the reason why it was refused; what is
    refused never stops the rest. Keep a batch to some hundred texts: it is held in memory.
    """
    held = known(arrivals)
    read = {a.sha256: attempt(a) for a in arrivals if a.sha256 not in held}
    ready = {sha: found for sha, found in read.items() if isinstance(found, Prepared)}
    refused = {sha: found for sha, found in read.items() if isinstance(found, Refusal)}
    taken = write_whoever_wins(arrivals, ready, by=by, review=review)
    return [taken.get(a.sha256) or refused[a.sha256] for a in arrivals]


def known(arrivals: Sequence[Arrival]) -> dict[str, Document]:
    """The documents already made of these bytes, by SHA-256."""
    held = Document.objects.filter(sha256__in={a.sha256 for a in arrivals}).defer("original")
    return {document.sha256: document for document in held}


def attempt(arrival: Arrival) -> Prepared | Refusal:
    try:
        return prepare(arrival)
    except Refusal as refusal:
        return refusal


def write_whoever_wins(
    arrivals: Sequence[Arrival], ready: Mapping[str, Prepared], *, by: Person | None, review: bool
) -> dict[str, Ingested]:
    """As `write`, once more when somebody else stored the same text after we looked."""
    for _race in range(RACES - 1):
        with suppress(IntegrityError):
            return write(arrivals, ready, by=by, review=review)
    return write(arrivals, ready, by=by, review=review)


@transaction.atomic
def write(
    arrivals: Sequence[Arrival], ready: Mapping[str, Prepared], *, by: Person | None, review: bool
) -> dict[str, Ingested]:
    """Store what is ready and still unknown; gives the documents of all arrivals by SHA-256."""
    held = known(arrivals)
    held |= retold([prepared for sha, prepared in ready.items() if sha not in held])
    if review:
        put_under_review(held.values())
    new = [prepared for sha, prepared in ready.items() if sha not in held]
    stored = store(first_told(new), by=by, review=review)
    if len(stored) < len(new):
        held |= retold(new)
    found = {sha: Ingested(document, is_new=False) for sha, document in held.items()}
    return found | {d.sha256: Ingested(d, is_new=True) for d in stored}


def retold(ready: Sequence[Prepared]) -> dict[str, Document]:
    """The documents that tell the same stories already, by the SHA-256 of what tells them again."""
    stories = {p.document.story for p in ready} - {""}
    held = Document.objects.filter(story__in=stories).defer("original") if stories else ()
    told = {document.story: document for document in held}
    return {p.document.sha256: told[p.document.story] for p in ready if p.document.story in told}


def first_told(ready: Sequence[Prepared]) -> list[Prepared]:
    """Of those that tell one story the first."""
    return [*{p.document.story or p.document.sha256: p for p in reversed(ready)}.values()][::-1]


def store(new: Sequence[Prepared], *, by: Person | None, review: bool) -> list[Document]:
    """Insert documents and sentences; tell claims; take the numbers of the index log last."""
    if not new:
        return []
    place(new)
    now = timezone.now() if review else None
    for document in (p.document for p in new):
        document.added_by, document.review_since = by, now
    documents = Document.objects.bulk_create(p.document for p in new)
    Sentence.objects.bulk_create(chain.from_iterable(p.sentences for p in new))
    for document in documents:
        document_cut.send(sender=Document, document=document)
    IndexChange.objects.record_many([document.pk for document in documents])
    transaction.on_commit(ring)
    return documents


def place(new: Sequence[Prepared]) -> None:
    """Give each document its source; a tier is taken only for a source without documents."""
    sources: dict[tuple[str, str], Source] = {}
    for arrival, name, document in ((p.arrival, p.source_name, p.document) for p in new):
        key = name, arrival.publisher
        if key not in sources:
            sources[key] = Source.objects.named(name, domain=arrival.publisher)
            if arrival.source_tier:
                fresh = Source.objects.filter(pk=sources[key].pk, documents__isnull=True)
                fresh.update(tier=arrival.source_tier)
        document.source = sources[key]


@transaction.atomic
def put_under_review(documents: Iterable[Document]) -> list[Document]:
    """Raise the claims of reference documents; those already under review are left alone."""
    moved = []
    for document in documents:
        waiting = Document.objects.reference().filter(pk=document.pk)
        if waiting.update(review_since=timezone.now()):
            document.refresh_from_db(fields=["review_since"])
            document_cut.send(sender=Document, document=document)
            moved.append(document)
    if moved:
        transaction.on_commit(ring)
    return moved
