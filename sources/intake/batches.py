"""Many texts of one call: a few of them in memory at a time, and none begun too late."""

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Final

from sources.intake.handing_in import COMPUTING, reading
from sources.intake.ingest import Ingested, ingest_many
from sources.intake.told_texts import Item, told_item
from sources.people.models import Person
from sources.refusals.refusal import Busy, Refusal

AT_ONCE: Final = 10  # texts in one transaction, and in memory
MOST: Final = 100  # texts of one call
PATIENCE: Final = 25.0  # seconds; proxies give up at 30 or 60


def hand_in_many(told: Iterable[object], *, by: Person) -> Iterator[Ingested | Refusal]:
    """For each told text, in order, its document or why it was refused; raises Busy.

    What is refused never stops the rest. Texts that the time does not suffice for are refused as
    `Busy` one by one, and can be sent again.
    """
    with reading():
        end, left = time.monotonic() + PATIENCE, iter(told)
        while some := list(islice(left, AT_ONCE)):
            items = [item_of(said, end) for said in some]
            with COMPUTING:
                taken = ingest_items(items, by=by)
            yield from taken


def item_of(said: object, end: float) -> Item | Refusal:
    if time.monotonic() > end:
        return Busy()
    try:
        return told_item(said)
    except Refusal as refusal:
        return refusal


def ingest_items(
    items: Sequence[Item | Refusal], *, by: Person | None = None
) -> list[Ingested | Refusal]:
    """Take in what was told, some of it for review and some as reference; in the same order."""
    found: list[Ingested | Refusal] = []
    for review, some in groupby(items, key=lambda item: isinstance(item, Item) and item.review):
        found += ingest_run(list(some), by=by, review=review)
    return found


def ingest_run(
    items: Sequence[Item | Refusal], *, by: Person | None, review: bool
) -> list[Ingested | Refusal]:
    """As `ingest_items`, for neighbours that go the same way."""
    told = [item.arrival for item in items if isinstance(item, Item)]
    taken = iter(ingest_many(told, by=by, review=review) if told else ())
    return [item if isinstance(item, Refusal) else next(taken) for item in items]
