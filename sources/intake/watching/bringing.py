"""Bringing the articles that watches told of: each is fetched, read and held once."""

from collections.abc import Mapping
from functools import partial

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


def bring(pks: list[int]) -> Effects:
    """Fetch and read these articles; what is held already is not asked for again."""
    entries = waiting(pks).select_related("watch__source__merged_into")
    return partial(write, {entry.pk: brought(entry) for entry in entries})


def waiting(pks: list[int]) -> EntryQuerySet:
    return WatchEntry.objects.filter(pk__in=pks, document=None, refused_at=None)


def brought(entry: WatchEntry) -> Brought:
    if held := WatchEntry.objects.held_as(entry.key):
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


def write(found: Mapping[int, Brought], held: set[int]) -> None:
    """Keep what came, in the transaction that finishes the fetching."""
    for entry in waiting([*found.keys() & held]).select_related("watch"):
        came = found[entry.pk]
        if isinstance(came, HostInUse):
            Work.objects.request_again(BRING, entry.pk, after=jittered(came.wait))
        elif isinstance(came, Refusal):
            fail(entry, came)
        else:
            hold(entry, came)


def hold(entry: WatchEntry, came: Prepared | Document) -> None:
    """Store the article, or find it stored; either way the entry leads to its document."""
    by, review = entry.watch.added_by, entry.watch.review
    if isinstance(came, Document):
        document = came
        if review:
            put_under_review([came])
    else:
        document = write_ready(came, by=by, review=review).document
    WatchEntry.objects.filter(pk=entry.pk).update(document=document, tries=F("tries") + 1, why={})


def fail(entry: WatchEntry, refusal: Refusal) -> None:
    """Note why it did not come; what may pass is tried again, a few times."""
    tries = entry.tries + 1
    again = until_again(refusal, tries)
    refused_at = DatabaseNow() if again is None else None
    same = WatchEntry.objects.filter(pk=entry.pk)
    same.update(tries=tries, why=in_words(refusal), refused_at=refused_at)
    if again is not None:
        Work.objects.request_again(BRING, entry.pk, after=again)
