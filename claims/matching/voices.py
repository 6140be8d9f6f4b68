"""Independence: which found texts are copies of one another and speak with one voice. Plain Python.

Near-copies are found by containment of word pairs: MinHash signatures (Broder 1997, by datasketch)
draw the likely pairs out of all, and the exact overlap of their word pairs decides. A truncated
copy is contained in its original, so what counts is the overlap over the *shorter* text. Short
texts share words by chance: below `SHORT` words only the same words in the same order are a copy.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Final

import numpy as np
from datasketch import MinHash

from sources.text.spelling.folding import terms

SAME: Final = 0.6  # of the shorter text's word pairs: a few words changed in a sentence of twenty
SHORT: Final = 6  # words; two agencies report a short fact in the same words
_FEW: Final = 64  # up to here every pair is compared exactly and no signature is needed
_PERMUTATIONS: Final = 64
_LIKELY: Final = 0.15  # similarity of signatures below which no containment of `SAME` is plausible

Shingles = frozenset[tuple[str, str]]


def voices(texts: Sequence[str]) -> list[int]:
    """A group number for each text, counted from 0 in order of first appearance.

    Texts of one number are near-copies, linked directly or through another copy.
    """
    stems = [terms(text) for text in texts]
    shingles = [frozenset(pairwise(words)) for words in stems]
    leader = list(range(len(texts)))
    for a, b in _candidates(shingles):
        if _is_copy(stems[a], stems[b], shingles=(shingles[a], shingles[b])):
            _join(leader, a, b)
    return _numbered([_find(leader, at) for at in range(len(texts))])


def _is_copy(
    one: Sequence[str], other: Sequence[str], *, shingles: tuple[Shingles, Shingles]
) -> bool:
    if min(len(one), len(other)) < SHORT:
        return one == other
    fewest = min(map(len, shingles))
    return len(shingles[0] & shingles[1]) >= SAME * fewest


def _candidates(shingles: Sequence[Shingles]) -> list[tuple[int, int]]:
    everyone = combinations(range(len(shingles)), 2)
    if len(shingles) <= _FEW:
        return list(everyone)
    return _likely([_signature(each) for each in shingles], shingles)


def _likely(
    signatures: Sequence[np.ndarray], shingles: Sequence[Shingles]
) -> list[tuple[int, int]]:
    """Pairs whose signatures agree, allowing for a copy much shorter than its original."""
    table = np.stack(signatures)
    sizes = np.array([max(len(each), 1) for each in shingles])
    found = []
    for at in range(len(table) - 1):
        agree = (table[at + 1 :] == table[at]).mean(axis=1)
        shares = np.minimum(sizes[at + 1 :], sizes[at]) / np.maximum(sizes[at + 1 :], sizes[at])
        close = np.flatnonzero(agree >= _LIKELY * np.minimum(1, 2 * shares))
        found += [(at, at + 1 + int(behind)) for behind in close]
    return found


def _signature(shingles: Shingles) -> np.ndarray:
    signature = MinHash(num_perm=_PERMUTATIONS)
    signature.update_batch([" ".join(pair).encode() for pair in shingles])
    return np.asarray(signature.hashvalues)


def _find(leader: list[int], at: int) -> int:
    while leader[at] != at:
        leader[at] = leader[leader[at]]
        at = leader[at]
    return at


def _join(leader: list[int], a: int, b: int) -> None:
    first, second = sorted((_find(leader, a), _find(leader, b)))
    leader[second] = first


def _numbered(leaders: Sequence[int]) -> list[int]:
    numbers: dict[int, int] = {}
    return [numbers.setdefault(leader, len(numbers)) for leader in leaders]
