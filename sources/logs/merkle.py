"""The Merkle tree of RFC 6962 over stored subtrees: roots and proofs from a few rows of many.

A *run* is a range of leaves that is one node of a tree; its hash is folded from the complete
subtrees that cover it, and those never change once they are complete.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sources.logs.verify import node_hash


class Place(NamedTuple):
    """A complete subtree: 2**level leaves, at that position among those of its size."""

    level: int
    position: int


def cover(run: range) -> list[Place]:
    """The complete subtrees of a run, the larger ones left."""
    places, begin = [], run.start
    while left := run.stop - begin:
        level = left.bit_length() - 1
        places.append(Place(level, begin >> level))
        begin += 1 << level
    return places


def split_of(run: range) -> int:
    """Where a run of two leaves or more parts: after the largest power of two below its length."""
    return run.start + (1 << ((len(run) - 1).bit_length() - 1))


def inclusion(index: int, size: int) -> list[range]:
    """The runs whose hashes prove a leaf (counted from 0) in a tree, from the leaf upwards."""
    run, beside = range(size), []
    while len(run) > 1:
        split = split_of(run)
        left, right = range(run.start, split), range(split, run.stop)
        run, other = (left, right) if index < split else (right, left)
        beside.append(other)
    return beside[::-1]


def consistency(first: int, second: int) -> list[range]:
    """The runs whose hashes prove that a tree only grew from one size to the other."""
    run, beside = range(second), []
    while run.stop != first:
        split = split_of(run)
        left, right = range(run.start, split), range(split, run.stop)
        run, other = (left, right) if first <= split else (right, left)
        beside.append(other)
    proved = [run] if run.start else []  # the whole old tree is what the verifier holds itself
    return proved + beside[::-1]


def is_included(leaf: bytes, index: int, size: int, *, path: Sequence[bytes], root: bytes) -> bool:
    """RFC 9162, 2.1.3.2: whether the path leads from the leaf to the root."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for beside in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(beside, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def is_earlier(
    first: tuple[int, bytes], second: tuple[int, bytes], *, path: Sequence[bytes]
) -> bool:
    """RFC 9162, 2.1.4.2: whether the first tree (size and root) is the beginning of the second."""
    (small, old), (large, new) = first, second
    if not 0 < small <= large:
        return False
    if small == large:
        return not path and old == new
    hashes = list(path) if small & (small - 1) else [old, *path]
    return bool(hashes) and climbed(small - 1, large - 1, hashes) == (old, new)


def climbed(place: int, last: int, hashes: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """The roots of both trees that a consistency proof leads to; None where it leads nowhere."""
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = hashes[0]
    for beside in hashes[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, beside)
        place, last = place >> 1, last >> 1
    return (old, new) if last == 0 else None
