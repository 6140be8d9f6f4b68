"""How the index of a host keeps up with the database, which alone holds the truth.

Every change of a document leaves an `IndexChange` with a gapless number. A follower replays the
numbers its index has not seen: forget the document, add its searchable sentences as they are now,
commit, the number of the last change in the same commit. A replay may happen twice, so a crash at
any moment heals itself; a directory that cannot be read, or that followed another database, is
emptied and replayed from the first change. One process a host writes, the others search.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from sources.index.engine.entries import Index, IndexBusyError, IndexDamagedError, IndexMark
from sources.index.engine.tantivy_engine import TantivyIndex, wipe
from sources.index.engine.tantivy_writing import FORMAT
from sources.index.parts import ARCHIVE, Followed


class Slice(NamedTuple):
    """How much is committed together: so many documents, unless so many sentences come first."""

    documents: int
    sentences: int


SMALL = Slice(500, 20_000)  # seconds of work, so that it is soon seen and kept
# Building an index: fewer and larger segments, which a search goes through in two thirds of the
# time (docs/decisions/index-engine.md).
LARGE = Slice(5_000, 100_000)
PATIENCE = 20.0  # seconds; a catch-up after a quiet night takes a few, a rebuild takes minutes
TOLERATED = 500  # changes an index may lack and still be worth asking
GLANCE = 0.05  # seconds between two looks at what another process writes


class IndexBehindError(TimeoutError):
    """The index still lacks too much of the archive: "nothing found" would be a lie."""


def next_changes(seq: int, most: Slice, part: Followed = ARCHIVE) -> list[Any]:
    """The changes after this number, as many as make a slice; one at least if there is any."""
    changes = list(part.changes().since(seq)[: most.documents])  # type: ignore[attr-defined]
    sizes = part.sizes({change.document_id for change in changes})
    totals = accumulate(sizes.get(change.document_id, 0) for change in changes)
    room = sum(total <= most.sentences for total in totals)
    return changes[: max(1, room)]


class Follower:
    """The index of this host in a directory, and how it keeps up with its part of the archive."""

    def __init__(self, directory: Path, part: Followed = ARCHIVE) -> None:
        self.part = part
        self.path = directory / FORMAT
        self._lock = directory / "writer.lock"
        self._index: TantivyIndex | None = None

    @contextmanager
    def sole_writer(self) -> Iterator[bool]:
        """Whether this process may write until the block ends; the kernel frees it at a crash."""
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        with self._lock.open("a") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            try:
                yield True
            finally:
                fcntl.flock(handle, fcntl.LOCK_UN)

    def index(self) -> TantivyIndex:
        """The index as last committed; IndexDamagedError if it cannot be read."""
        if self._index is None:
            self._index = TantivyIndex(self.path)
        else:
            self._index.refresh()
        return self._index

    def sound_index(self) -> TantivyIndex:
        """The index, emptied if it is damaged or follows another database; only as sole writer."""
        try:
            index = self.index()
        except IndexDamagedError:
            self._index = None
            wipe(self.path)
            index = self.index()
        seq, document = index.mark
        if seq and not self.part.changes().filter(seq=seq, document_id=document).exists():
            self.empty(index)
        return index

    def empty(self, index: TantivyIndex) -> None:
        """Forget everything; what follows is a replay from the first change."""
        with index.writing() as batch:
            batch.clear()
            batch.mark = IndexMark()

    def write_slice(self, most: Slice) -> None:
        """Replay the next changes; only as sole writer."""
        index = self.sound_index()
        changes = next_changes(index.mark.seq, most, self.part)
        if not changes:
            return
        documents = list(dict.fromkeys(change.document_id for change in changes))
        with index.writing() as batch:
            batch.remove(documents)
            batch.add(self.part.entries(documents))
            batch.mark = IndexMark(changes[-1].seq, changes[-1].document_id)

    def start_over(self) -> bool:
        """Forget all, and throw away what older formats left and what parts hold, to be made anew.

        False if another process writes.
        """
        with self.sole_writer() as mine:
            if mine:
                self.empty(self.sound_index())
                for old in self.path.parent.rglob("tantivy-*"):
                    if old != self.path:
                        wipe(old)
        return mine

    def step(self, most: Slice = SMALL) -> int:
        """Write a slice, or wait a moment if another process does; how many changes are lacking."""
        with self.sole_writer() as mine:
            if mine:
                with suppress(IndexBusyError):
                    self.write_slice(most)
        if not mine:
            time.sleep(GLANCE)
        return self.behind()

    def behind(self) -> int:
        """How many changes the index lacks; not 0 either when it followed another database."""
        newest = self.part.changes().order_by("-seq").values_list("seq", "document_id").first()
        newest = IndexMark(*newest or ())
        try:
            mark = self.index().mark
        except IndexDamagedError:
            return newest.seq + 1
        return newest.seq - mark.seq or int(newest != mark)

    def lag(self) -> int | None:
        """As `behind`, for whoever only watches: None where this host has no such index."""
        return abs(self.behind()) if self.path.exists() else None

    def catch_up(self, patience: float) -> Index:
        """The index, as fresh as can be had within `patience` seconds."""
        deadline = time.monotonic() + patience
        lacking = self.behind()
        while lacking and time.monotonic() < deadline:
            lacking = self.step()
        if abs(lacking) > TOLERATED:
            raise IndexBehindError(
                _("The search index of this host still lacks %(n)d changes.") % {"n": abs(lacking)}
            )
        return self.index()


@cache
def _follower(directory: Path, part: Followed) -> Follower:
    return Follower(directory, part)


def follower(part: Followed = ARCHIVE) -> Follower:
    """The follower of this process for a part's directory in the one of the settings."""
    return _follower(Path(settings.INDEX_DIR, part.name), part)


def caught_up(part: Followed = ARCHIVE, *, patience: float = PATIENCE) -> Index:
    """This host's index with all that was committed before, ready to be searched.

    Call it outside of any transaction: what a transaction sees may be older than the index or
    never be committed. After `patience` seconds an index that lacks a little is good enough; one
    that lacks much raises IndexBehindError, a TimeoutError: try again later.
    """
    return follower(part).catch_up(patience)
