"""Reading what is watched: what it tells, what is new in it, and when it is read again."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from django.conf import settings
from django.db.models import F

from sources.clock import DatabaseNow
from sources.intake.watching.due import BRING, POLL, ask_to_bring
from sources.intake.watching.looking import PAGE, Looked, look
from sources.intake.watching.pacing import until_next, wanted_of
from sources.intake.watching.reasons import in_words
from sources.intake.watching.refusals import HostInUse, NoAddressTold, NoFeed
from sources.intake.watching.told import ToldEntry
from sources.models import Watch, WatchEntry
from sources.refusals.refusal import Refusal
from sources.work.kinds import Effects
from sources.work.models import Work

# New entries of one reading; the next finds the rest. Nobody waits behind a feed that tells a
# thousand at once.
A_RUN: Final = 100
# Some feeds call everything changed at every reading; a page that is worked at all day is settled
# by then.
REREADS: Final = 5


Polled = Looked | Refusal


def poll(pks: list[int]) -> Effects:
    """Read these watches; a paused one is left alone."""
    watches = Watch.objects.filter(pk__in=pks, paused_at__isnull=True)
    return partial(write, {watch.pk: polled(watch) for watch in watches})


def polled(watch: Watch) -> Polled:
    try:
        looked = look(watch.url, etag=watch.etag, last_modified=watch.last_modified)
        if looked.kind == PAGE:
            raise NoFeed(url=watch.url)
    except Refusal as refusal:
        return refusal
    return looked


def write(found: Mapping[int, Polled], held: set[int]) -> None:
    """Keep what came, in the transaction that finishes the reading."""
    watches = Watch.objects.select_for_update().filter(pk__in=found.keys() & held)
    for watch in watches.order_by("pk"):
        wait = keep(watch, found[watch.pk])
        if not watch.paused_at:
            Work.objects.request_again(POLL, watch.pk, after=wait)


def keep(watch: Watch, came: Polled) -> float:
    """Note what came of one reading; gives the seconds until the next."""
    if isinstance(came, HostInUse):
        return came.wait
    return fail(watch, came) if isinstance(came, Refusal) else succeed(watch, came)


def fail(watch: Watch, refusal: Refusal) -> float:
    """Why nothing came, and one failure more in a row."""
    same = Watch.objects.filter(pk=watch.pk)
    same.update(failures=F("failures") + 1, polled_at=DatabaseNow(), why=in_words(refusal))
    return until_next(watch.minutes, failures=watch.failures + 1, wanted=wanted_of(refusal))


def succeed(watch: Watch, looked: Looked) -> float:
    """Note what came; the condition is kept only when nothing is left for the next time."""
    fresh = unknown(watch, looked.entries)
    taken = fresh[: room(watch)]
    take(watch, taken)
    again = changed(watch, looked.entries)
    read_again(watch, again[: A_RUN - len(taken)])
    whole = len(taken) == len(fresh) and len(taken) + len(again) <= A_RUN
    Watch.objects.filter(pk=watch.pk).update(
        failures=0,
        why={},
        polled_at=DatabaseNow(),
        arrived=len(taken),
        etag=looked.etag if whole else "",
        last_modified=looked.last_modified if whole else "",
    )
    return until_next(watch.minutes, failures=0)


def unknown(watch: Watch, told: Sequence[ToldEntry]) -> list[ToldEntry]:
    """What this watch never told before, each address once."""
    first: dict[str, ToldEntry] = {}
    for entry in told:
        first.setdefault(entry.key, entry)
    known = set(watch.entries.filter(key__in=first).values_list("key", flat=True))
    return [entry for key, entry in first.items() if key not in known]


def changed(watch: Watch, told: Sequence[ToldEntry]) -> list[tuple[WatchEntry, ToldEntry]]:
    """What it brought and now tells to be changed since; not what was read again often already."""
    moved = {entry.key: entry for entry in told if entry.changed_at}
    held = watch.entries.filter(key__in=moved, document__isnull=False, rereads__lt=REREADS)
    pairs = [(entry, moved[entry.key]) for entry in held]
    return [(was, now) for was, now in pairs if is_later(now, was)]


def is_later(told: ToldEntry, entry: WatchEntry) -> bool:
    known = entry.changed_at or entry.told_at
    return bool(told.changed_at and told.changed_at > known)


def read_again(watch: Watch, pairs: Sequence[tuple[WatchEntry, ToldEntry]]) -> None:
    """Fetch these once more; what they were is kept beside what they have become."""
    for number, (entry, told) in enumerate(pairs):
        same = watch.entries.filter(pk=entry.pk)
        same.update(changed_at=told.changed_at, rereads=F("rereads") + 1, tries=0, why={})
        wait = number * settings.WATCH_GAP_SECONDS
        Work.objects.request_again(BRING, entry.pk, after=wait)


def room(watch: Watch) -> int:
    """How many entries may still come now: those of a run, and of a day."""
    return min(A_RUN, max(0, watch.most_a_day - watch.entries.of_today().count()))


def take(watch: Watch, told: Sequence[ToldEntry]) -> None:
    """Keep new entries; each that leads somewhere is a piece of work of its own."""
    entries = WatchEntry.objects.bulk_create(entry_of(watch, each) for each in told)
    ask_to_bring(entry for entry in entries if entry.url)


def entry_of(watch: Watch, told: ToldEntry) -> WatchEntry:
    entry = WatchEntry(watch=watch, url=told.url, key=told.key, title=told.title)
    entry.published_at, entry.changed_at = told.published_at, told.changed_at
    if not told.url:
        entry.refused_at, entry.why = DatabaseNow(), in_words(NoAddressTold())
    return entry
