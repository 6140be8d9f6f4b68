"""The log of what left the house as others take it away: lines, checkpoints, keys, proofs."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from claims.models import Publication
from claims.models.publication import PUBLICATION_LOG
from sources.logs import merkle
from sources.logs.models import Checkpoint, Subtree
from sources.logs.sealed import canonical

CHUNK: Final = 500
Proof = dict[str, str | list[str]]


def leaves(*, after: int, limit: int) -> list[dict[str, str]]:
    """The entries after this number, each with its hash and, unless erased, salt and words."""
    rows = Publication.objects.with_words().filter(seq__gt=after)[:limit]
    hashes = Subtree.objects.leaves(PUBLICATION_LOG, range(after, after + limit))
    return [leaf(row, hashed) for row, hashed in zip(rows, hashes, strict=False)]


def leaf(row: Publication, hashed: str) -> dict[str, str]:
    """Entry and words as the very text that was hashed."""
    kept = {"entry": row.entry().decode(), "hash": hashed}
    if not row.verdict.salt:
        return kept
    return {**kept, "salt": row.verdict.salt, "body": canonical(row.verdict.body()).decode()}


def lines() -> Iterator[bytes]:
    """The whole log, one entry a line, read chunk by chunk."""
    after = 0
    while told := leaves(after=after, limit=CHUNK):
        for one in told:
            yield json.dumps(one, ensure_ascii=False).encode() + b"\n"
        after += len(told)


def checkpoints() -> Iterator[Checkpoint]:
    """All that was signed, the smallest first."""
    return Checkpoint.objects.of(PUBLICATION_LOG).iterator(chunk_size=CHUNK)


def newest_checkpoint() -> Checkpoint | None:
    return Checkpoint.objects.newest(PUBLICATION_LOG)


def public_keys() -> list[str]:
    """The public keys that signed."""
    signed = Checkpoint.objects.of(PUBLICATION_LOG).order_by("key").values_list("key", flat=True)
    return list(signed.distinct())


def size() -> int:
    """How many entries the log has now."""
    return Publication.objects.order_by("seq").values_list("seq", flat=True).last() or 0


def notes() -> Iterator[bytes]:
    """All that was signed, note by note, an empty line after each."""
    return (f"{row.note}\n".encode() for row in checkpoints())


def key_lines() -> Iterator[bytes]:
    """The public keys, one a line."""
    return (f"{key}\n".encode() for key in public_keys())


# The files that `verify.py` reads. What was signed comes first: meanwhile the log may grow, but
# then nothing is signed that is not among the lines.
PARTS: Final[dict[str, Callable[[], Iterator[bytes]]]] = {
    "checkpoints.txt": notes,
    "key.txt": key_lines,
    "leaves.jsonl": lines,
}


def write_log(folder: Path) -> None:
    """Write the log's part of an export, in constant memory."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, read in PARTS.items():
        with (folder / name).open("wb") as file:
            file.writelines(read())


def over(*runs: range) -> list[str]:
    """The hashes over runs of entries, counted from 0, as proofs write them."""
    return [hashed.hex() for hashed in Subtree.objects.over(PUBLICATION_LOG, runs)]


def inclusion(*, seq: int, size: int) -> Proof:
    """What proves that an entry stands in the log of this size, from its leaf upwards."""
    leaf, root, *path = over(range(seq - 1, seq), range(size), *merkle.inclusion(seq - 1, size))
    return {"leaf": leaf, "path": path, "root": root}


def consistency(*, first: int, second: int) -> Proof:
    """What proves that the log only grew from one size to the other."""
    old, new, *path = over(range(first), range(second), *merkle.consistency(first, second))
    return {"first_root": old, "second_root": new, "path": path}
