"""Which words of two texts are the same: by index stem, by place, by consonants, by letters."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from claims.comparing.reading import Reading
from sources.text.folding import Token

_WEAK: Final = str.maketrans("", "", "اويىءةهأ")
_ADDED: Final = ("است", "مت", "ت", "م", "ي", "ن")
_ALIKE: Final = 0.6  # Dice's coefficient of letter pairs: الملابس / ملابسهما
_AT_MOST: Final = 40  # unmatched words a side that are still compared letter by letter


class Pair(NamedTuple):
    """Two words taken for the same: positions in the two token lists; `exact` when stems agree."""

    claim: int
    found: int
    exact: bool


class Alignment(NamedTuple):
    """The words two texts share and the content words each has for itself (token positions)."""

    pairs: list[Pair]
    only_claim: list[int]
    only_found: list[int]


Key = Callable[[Reading, int], str | None]


def align(claim: Reading, found: Reading) -> Alignment:
    """Pair the content words of two texts one to one, the surest likeness first."""
    pairs: list[Pair] = []
    left, right = list(claim.content), list(found.content)
    for key in (_stem, _place, _skeleton):
        same = list(_same(claim, found, key=key, left=left, right=right))
        pairs += [Pair(a, b, key is _stem) for a, b in same]
        left, right = _rest(left, right, same)
    alike = list(_alike(claim.tokens, found.tokens, left=left[:_AT_MOST], right=right[:_AT_MOST]))
    pairs += [Pair(a, b, exact=False) for a, b in alike]
    return Alignment(sorted(pairs), *_rest(left, right, alike))


def _rest(
    left: Sequence[int], right: Sequence[int], same: Sequence[tuple[int, int]]
) -> tuple[list[int], list[int]]:
    taken_left, taken_right = {a for a, _ in same}, {b for _, b in same}
    return [a for a in left if a not in taken_left], [b for b in right if b not in taken_right]


def _same(
    claim: Reading, found: Reading, *, key: Key, left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    waiting: dict[str, list[int]] = defaultdict(list)
    for at in reversed(right):
        if kind := key(found, at):
            waiting[kind].append(at)
    for at in left:
        if (kind := key(claim, at)) and (partners := waiting.get(kind)):
            yield at, partners.pop()


def _stem(reading: Reading, at: int) -> str:
    return reading.tokens[at].stem


def _place(reading: Reading, at: int) -> str | None:
    return reading.places.get(at)


def _skeleton(reading: Reading, at: int) -> str:
    """The consonants of a stem less what derivation adds: تصعيد meets تصاعد; "" if too few."""
    stem = reading.tokens[at].stem
    if at in reading.places:
        return ""
    for added in _ADDED:
        if stem.startswith(added) and len(stem) - len(added) >= 3:
            stem = stem[len(added) :]
            break
    bones = stem.translate(_WEAK)
    return bones if len(bones) >= 3 and not bones[0].isdigit() else ""


def _alike(
    claim: Sequence[Token], found: Sequence[Token], *, left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    free = {at: _letter_pairs(found[at].text) for at in right}
    for at in left:
        mine = _letter_pairs(claim[at].text)
        for other, theirs in free.items():
            if 2 * len(mine & theirs) >= _ALIKE * (len(mine) + len(theirs)) > 0:
                yield at, other
                del free[other]
                break


def _letter_pairs(word: str) -> frozenset[str]:
    """Neighbouring letters of a word of four or more; numbers are never alike."""
    if len(word) < 4 or word[0].isdigit():
        return frozenset()
    return frozenset(word[at : at + 2] for at in range(len(word) - 1))
