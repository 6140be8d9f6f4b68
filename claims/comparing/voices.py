"""Independence: which found texts are copies of one another and speak with one voice. Plain Python.

A truncated copy is contained in its original, so what counts is the share of the *shorter* text's
word pairs that the other has too (containment, Broder 1997). Short texts share words by chance:
below `SHORT` words only the same words in the same order are a copy. Every pair is compared: a
claim and what is shown of it are eleven texts, 55 pairs, where signatures would only cost.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Final

SAME: Final = 0.6  # of the shorter text's word pairs: a few words changed in a sentence of twenty
SHORT: Final = 6  # words; two agencies report a short fact in the same words

Shingles = frozenset[tuple[str, str]]


def voices(stems: Sequence[Sequence[str]]) -> list[int]:
    """A group number for each text, given as its stems, from 0 in order of first appearance.

    Texts of one number are near-copies, linked directly or through another copy.
    """
    shingles = [frozenset(pairwise(words)) for words in stems]
    leader = list(range(len(stems)))
    for a, b in combinations(range(len(stems)), 2):
        if _is_copy(stems[a], stems[b], shingles=(shingles[a], shingles[b])):
            _join(leader, a, b)
    return _numbered([_find(leader, at) for at in range(len(stems))])


def _is_copy(
    one: Sequence[str], other: Sequence[str], *, shingles: tuple[Shingles, Shingles]
) -> bool:
    if min(len(one), len(other)) < SHORT:
        return one == other
    fewest = min(map(len, shingles))
    return len(shingles[0] & shingles[1]) >= SAME * fewest


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
