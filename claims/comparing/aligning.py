"""Which words of two texts are the same: by stem, place, consonants, verb forms, letters."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final, NamedTuple

from claims.comparing.forms import letter_pairs, skeleton, verb_bases
from claims.comparing.reading import Reading
from sources.text.folding import Token

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


Keys = Callable[[Reading, int], Collection[str]]


def align(claim: Reading, found: Reading) -> Alignment:
    """Pair the content words of two texts one to one, the surest likeness first."""
    pairs: list[Pair] = []
    left, right = list(claim.content), list(found.content)
    for keys in (_stem, _place, _skeleton, _verb):
        same = list(_same(claim, found, keys=keys, left=left, right=right))
        pairs += [Pair(a, b, keys is _stem) for a, b in same]
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
    claim: Reading, found: Reading, *, keys: Keys, left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    waiting: dict[str, list[int]] = defaultdict(list)
    for at in reversed(right):
        for key in keys(found, at):
            waiting[key].append(at)
    taken: set[int] = set()
    for at in left:
        for key in keys(claim, at):
            if (partner := _next_free(waiting.get(key), taken)) is not None:
                taken.add(partner)
                yield at, partner
                break


def _next_free(waiting: list[int] | None, taken: set[int]) -> int | None:
    while waiting:
        if (partner := waiting.pop()) not in taken:
            return partner
    return None


def _stem(reading: Reading, at: int) -> Collection[str]:
    return (reading.tokens[at].stem,)


def _place(reading: Reading, at: int) -> Collection[str]:
    return (reading.places[at],) if at in reading.places else ()


def _skeleton(reading: Reading, at: int) -> Collection[str]:
    return () if at in reading.places else skeleton(reading.tokens[at].stem)


def _verb(reading: Reading, at: int) -> Collection[str]:
    return () if at in reading.places else verb_bases(reading.tokens[at].stem)


def _alike(
    claim: Sequence[Token], found: Sequence[Token], *, left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Words of which most neighbouring letters are the same, the first such word of `found`."""
    where: dict[str, list[int]] = defaultdict(list)
    for on in right:
        for pair in letter_pairs(found[on].text):
            where[pair].append(on)
    taken: set[int] = set()
    for at in left:
        mine = letter_pairs(claim[at].text)
        common = Counter(on for pair in mine for on in where.get(pair, ()) if on not in taken)
        near = [on for on, count in common.items() if _near(count, mine, found[on].text)]
        if near:
            taken.add(min(near))
            yield at, min(near)


def _near(count: int, mine: frozenset[str], other: str) -> bool:
    return 2 * count >= _ALIKE * (len(mine) + len(letter_pairs(other)))
