"""Taking texts in: bytes become a document, its sentences, and whatever follows from them.

What takes time is done outside: reading, cutting, and what claims make of the sentences. What is
written is one transaction: the source, the document, the sentences, the claims, and last the number
the search index follows. The bell for the workers rings after the commit.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from sources.intake.arrival import Arrival, Key, Prepared, check, prepare
from sources.intake.held_already import first_told, known, retold
from sources.intake.reviewing import put_under_review, worked_out
from sources.intake.revising import revise
from sources.models import Document, IndexChange, Sentence, Source
from sources.people.models import Person
from sources.refusals.refusal import Refusal
from sources.signals import document_cut
from sources.work.bell import ring

__all__ = [
    "Arrival",
    "Ingested",
    "ingest",
    "ingest_many",
    "made_ready",
    "write_ready",
]

RACES: Final = 3  # times that somebody else may store the same text while we do


@dataclass(frozen=True)
class Ingested:
    """The document of some bytes of one publisher, and whether they were new to the archive."""

    document: Document
    is_new: bool


def ingest(arrival: Arrival, *, by: Person | None = None, review: bool = False) -> Ingested:
    """Take in one text; the same bytes twice are one document, and so is one story of one address.

    Told to be of another publisher they are its copy, a document beside the first.

    With `review` the document is put under review, also when it was only a reference before.
    Raises a `Refusal` when the text cannot be taken in.
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
    wrong = [refusal_of(arrival) for arrival in arrivals]
    fit = [a for a, refusal in zip(arrivals, wrong, strict=True) if refusal is None]
    held = known(fit)
    read = {a.key: attempt(a, review=review) for a in fit if a.key not in held}
    ready = {key: found for key, found in read.items() if isinstance(found, Prepared)}
    refused = {key: found for key, found in read.items() if isinstance(found, Refusal)}
    taken = write_whoever_wins(fit, ready, by=by, review=review)
    if review:
        put_under_review([held.document for held in taken.values() if not held.is_new])
    found = {a.key: taken.get(a.key) or refused[a.key] for a in fit}
    return [refusal or found[a.key] for a, refusal in zip(arrivals, wrong, strict=True)]


def made_ready(arrival: Arrival, *, review: bool) -> Prepared:
    """Read and cut one text outside of any transaction; raises a Refusal. `write_ready` is next."""
    check(arrival)
    prepared = attempt(arrival, review=review)
    if isinstance(prepared, Refusal):
        raise prepared
    return prepared


def write_ready(prepared: Prepared, *, by: Person | None, review: bool) -> Ingested:
    """Store what is ready in the caller's transaction, as `ingest` would have."""
    key = prepared.arrival.key
    taken = write_whoever_wins([prepared.arrival], {key: prepared}, by=by, review=review)[key]
    if review and not taken.is_new:
        put_under_review([taken.document])
    return taken


def refusal_of(arrival: Arrival) -> Refusal | None:
    """What is wrong with what is said of a text, be the text known already or not."""
    try:
        check(arrival)
    except Refusal as refusal:
        return refusal
    return None


def attempt(arrival: Arrival, *, review: bool) -> Prepared | Refusal:
    try:
        prepared = prepare(arrival)
    except Refusal as refusal:
        return refusal
    return replace(prepared, ahead=worked_out(prepared.sentences)) if review else prepared


def write_whoever_wins(
    arrivals: Sequence[Arrival], ready: Mapping[Key, Prepared], *, by: Person | None, review: bool
) -> dict[Key, Ingested]:
    """As `write`, once more when somebody else stored the same text after we looked."""
    for _race in range(RACES - 1):
        with suppress(IntegrityError):
            return write(arrivals, ready, by=by, review=review)
    return write(arrivals, ready, by=by, review=review)


@transaction.atomic
def write(
    arrivals: Sequence[Arrival], ready: Mapping[Key, Prepared], *, by: Person | None, review: bool
) -> dict[Key, Ingested]:
    """Store what is ready and still unknown; gives the documents of all arrivals by their keys."""
    held = known(arrivals)
    held |= retold([prepared for key, prepared in ready.items() if key not in held])
    new = [prepared for key, prepared in ready.items() if key not in held]
    first = first_told(new)
    store(first, by=by, review=review)
    if len(first) < len(new):
        held |= retold(new) | known([p.arrival for p in new])
    found = {key: Ingested(document, is_new=False) for key, document in held.items()}
    return found | {p.arrival.key: Ingested(p.document, is_new=True) for p in first}


def store(new: Sequence[Prepared], *, by: Person | None, review: bool) -> None:
    """Insert documents and sentences; tell claims; take the numbers of the index log last."""
    if not new:
        return
    place(new)
    revise(new)
    now = timezone.now() if review else None
    for document in (p.document for p in new):
        document.added_by, document.review_since = by, now
    documents = Document.objects.bulk_create(p.document for p in new)
    Sentence.objects.bulk_create(chain.from_iterable(p.sentences for p in new))
    for prepared in new:
        document_cut.send(sender=Document, document=prepared.document, ahead=prepared.ahead)
    IndexChange.objects.record_many([document.pk for document in documents])
    transaction.on_commit(ring)


def place(new: Sequence[Prepared]) -> None:
    """Give each document its source; a tier is taken only for a source without documents."""
    sources: dict[tuple[str, str], Source] = {}
    for arrival, name, document in ((p.arrival, p.source_name, p.document) for p in new):
        key = name, arrival.publisher
        if key not in sources:
            sources[key] = Source.objects.named(name, domain=arrival.publisher).held()
            if arrival.source_tier:
                fresh = Source.objects.filter(pk=sources[key].pk, documents__isnull=True)
                fresh.update(tier=arrival.source_tier)
        document.source = sources[key]
