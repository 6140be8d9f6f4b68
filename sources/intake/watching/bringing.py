"""Bringing the articles that watches told of: each is fetched, read and held once."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.db.models import F

from sources.clock import DatabaseNow
from sources.intake.arrival import Arrival, Prepared
from sources.intake.fetch import Asking
from sources.intake.ingest import made_ready, write_ready
from sources.intake.reviewing import put_under_review
from sources.intake.watching.due import BRING
from sources.intake.watching.pacing import jittered, until_again
from sources.intake.watching.reasons import in_words
from sources.intake.watching.refusals import HostInUse
from sources.intake.watching.visiting import visit
from sources.models import Document, WatchEntry
from sources.models.watch import EntryQuerySet
from sources.refusals.refusal import Refusal
from sources.work.kinds import Effects
from sources.work.models import Work

Brought = Prepared | Document | Refusal


class Visited(NamedTuple):
    """What came of an article, and of which of its changes its watch had told by then."""

    changed_at: datetime | None
    came: Brought


def bring(pks: list[int]) -> Effects:
    """Fetch and read these articles; what is held already is not asked for again."""
    entries = waiting(pks).select_related("watch__source__merged_into")
    return partial(
        write, {entry.pk: Visited(entry.changed_at, brought(entry)) for entry in entries}
    )


def waiting(pks: list[int]) -> EntryQuerySet:
    return WatchEntry.objects.filter(pk__in=pks).to_bring()


def brought(entry: WatchEntry) -> Brought:
    if entry.document_id is None and (held := WatchEntry.objects.held_as(entry.key)):
        return held
    try:
        return made_ready(arrival_of(entry), review=entry.watch.review)
    except Refusal as refusal:
        return refusal


def arrival_of(entry: WatchEntry) -> Arrival:
    """The page with what the watch says of it; how it is called and who wrote it, it tells."""
    page = visit(entry.url, Asking())
    source = entry.watch.source.merged_into or entry.watch.source
    return Arrival(
        page.data,
        media_type=page.media_type,
        url=page.url,
        language=entry.watch.language,
        published_at=entry.published_at,
        source_name=source.name,
        source_domain=source.domain,
    )


def write(found: Mapping[int, Visited], held: set[int]) -> None:
    """Keep what came, in the transaction that finishes the fetching."""
    for entry in waiting([*found.keys() & held]).select_related("watch"):
        changed_at, came = found[entry.pk]
        if isinstance(came, HostInUse):
            Work.objects.request_again(BRING, entry.pk, after=jittered(came.wait))
        elif isinstance(came, Refusal):
            fail(entry, came)
        else:
            hold(entry, came, changed_at=changed_at)
            if entry.changed_at != changed_at:
                Work.objects.request_again(BRING, entry.pk, after=0.0)


def hold(entry: WatchEntry, came: Prepared | Document, *, changed_at: datetime | None) -> None:
    """Store the article, or find it stored; either way the entry leads to its document."""
    by, review = entry.watch.added_by, entry.watch.review
    if isinstance(came, Document):
        document = came
        if review:
            put_under_review([came])
    else:
        document = write_ready(came, by=by, review=review).document
    same = WatchEntry.objects.filter(pk=entry.pk)
    same.update(document=document, read_for=changed_at, tries=F("tries") + 1, why={})


def fail(entry: WatchEntry, refusal: Refusal) -> None:
    """Note why it did not come; what may pass is tried again, a few times."""
    tries = entry.tries + 1
    again = until_again(refusal, tries)
    same = WatchEntry.objects.filter(pk=entry.pk)
    same.update(
        tries=tries, why=in_words(refusal), **({} if again is not None else given_up(entry))
    )
    if again is not None:
        Work.objects.request_again(BRING, entry.pk, after=again)


def given_up(entry: WatchEntry) -> dict[str, Any]:
    """An article that never came is refused; one that was changed stays as it is held."""
    return {"read_for": entry.changed_at} if entry.document_id else {"refused_at": DatabaseNow()}
