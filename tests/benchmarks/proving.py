"""Measuring a stored Merkle tree: appending, proofs, and reading all of it again."""

import json
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from django.db import transaction

from sources.logs.merkle import Place, consistency, cover, inclusion
from sources.logs.models import Subtree
from sources.logs.verify import Examination, leaf_hash, node_hash
from tests.benchmarks.report import table

ASKED = 200
APPENDED = 100
READ = 50_000
BATCH = 5_000
HEAD = ("entries", "rows of the tree", "proof", "rows read, at most", "p50 CPU ms", "p95 CPU ms")


def entry(seq: int) -> bytes:
    return json.dumps({"seq": seq}).encode()


def subtrees(size: int) -> Iterator[tuple[Place, bytes]]:
    """Every complete subtree of so many entries, in the order they are completed."""
    peaks: list[bytes] = []
    for position in range(size):
        place, hashed = Place(0, position), leaf_hash(entry(position + 1))
        yield place, hashed
        while place.position & 1:
            place, hashed = (
                Place(place.level + 1, place.position >> 1),
                node_hash(peaks.pop(), hashed),
            )
            yield place, hashed
        peaks.append(hashed)


def fill(log: str, size: int) -> None:
    rows = (Subtree.of(log, place, hashed) for place, hashed in subtrees(size))
    with transaction.atomic():
        Subtree.objects.bulk_create(rows, batch_size=BATCH)


def times(work: Callable[[int], object], over: Iterable[int]) -> list[float]:
    """Milliseconds of the processor that each call takes; the database is in this process."""
    taken = []
    for each in over:
        start = time.process_time()
        work(each)
        taken.append((time.process_time() - start) * 1000)
    return taken


def prove(log: str, runs: Callable[[int], list[range]], each: int) -> list[bytes]:
    return Subtree.objects.over(log, runs(each))


def told(size: int, rows: int, name: str, most: int, taken: list[float]) -> list[str]:
    p95 = statistics.quantiles(taken, n=20)[-1]
    numbers = [f"{statistics.median(taken):.2f}", f"{p95:.2f}"]
    return [f"{size:,}", f"{rows:,}", name, str(most), *numbers]


def measured(size: int) -> Iterator[list[str]]:
    """The lines of the table for one size."""
    log, dice = f"of {size}", random.Random(5)  # noqa: S311
    fill(log, size)
    rows = Subtree.objects.filter(log=log).count()
    asked = [dice.randrange(1, size + 1) for _ in range(ASKED)]
    proofs: dict[str, Callable[[int], list[range]]] = {
        "inclusion": lambda seq: inclusion(seq - 1, size),
        "consistency": lambda first: consistency(first, size),
    }
    for name, runs in proofs.items():
        most = max(sum(len(cover(run)) for run in runs(each)) for each in asked)
        taken = times(partial(prove, log, runs), asked)
        yield told(size, rows, name, most, taken)
    grown = range(size + 1, size + 1 + APPENDED)
    taken = times(lambda seq: Subtree.objects.append(log, seq, leaf_hash(entry(seq))), grown)
    yield told(size, rows, "a leaf more", size.bit_length(), taken)


def read_again() -> float:
    """Entries a second that the verifier reads, without words."""
    lines = [
        json.dumps({"entry": entry(seq).decode(), "hash": leaf_hash(entry(seq)).hex()}).encode()
        for seq in range(1, READ + 1)
    ]
    reading, start = Examination([]), time.process_time()
    for line in lines:
        reading.read(line)
    return READ / (time.process_time() - start)


def section(sizes: Iterable[int]) -> str:
    rows = [row for size in sizes for row in measured(size)]
    note = (
        "A proof is one query; the rows are complete subtrees, of which each entry adds two. "
        f"The verifier reads {read_again():,.0f} entries a second of one core."
    )
    return "\n\n".join([table(HEAD, rows), note])
