"""Which words of two texts are the same: by index stem, by place, by form, by letters."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from claims.comparing.reading import Keyed, Positions, ReadText
from claims.comparing.word_forms import letter_pairs, letter_threes
from sources.text.spelling.foreign_names import initial, is_one_name, whole

_ALIKE: Final = 0.6  # Dice's coefficient of letter pairs: الملابس / ملابسهما
_AT_MOST: Final = 40  # unmatched found words that are still compared letter by letter


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

    def partners(self) -> Mapping[int, Sequence[int]]:
        """What each shared word of the claim is in the found text."""
        met: dict[int, list[int]] = {}
        for mine, theirs, _exact in self.pairs:
            met.setdefault(mine, []).append(theirs)
        return met


def align(claim: ReadText, found: ReadText) -> Alignment:
    """Pair the content words of two texts one to one, the surest likeness first."""
    left, right = set(claim.content), set(found.content)
    same = _same(claim.by_stem, found.stems(), left=left, right=right)
    pairs = [Pair(a, b, exact=True) for a, b in same]
    for mine, theirs in ((claim.by_place, found.named()), (claim.by_form, found.forms())):
        pairs += [Pair(a, b, exact=False) for a, b in _same(mine, theirs, left=left, right=right)]
    pairs += [Pair(a, b, exact=False) for a, b in _alike(claim, found, left=left, right=right)]
    pairs += [Pair(a, b, exact=False) for a, b in _names(claim, found, left=left, right=right)]
    pairs += [Pair(a, b, exact=False) for a, b in _joined(claim, found, left=left, right=right)]
    pairs += [Pair(a, b, exact=False) for b, a in _joined(found, claim, left=right, right=left)]
    return Alignment(sorted(pairs), sorted(left), sorted(right))


def _same(
    mine: Positions, keyed: Keyed, *, left: set[int], right: set[int]
) -> Iterator[tuple[int, int]]:
    """Pair off what stands under the same key, the longest key first; what is paired is taken."""
    theirs: dict[str, list[int]] = {}
    for at, keys in keyed:
        if at in right:
            for key in keys:
                if key in mine:
                    theirs.setdefault(key, []).append(at)
    for key in sorted(theirs, key=lambda key: (-len(key), key)):
        free = [at for at in mine[key] if at in left], [at for at in theirs[key] if at in right]
        for pair in zip(*free, strict=False):
            left.discard(pair[0])
            right.discard(pair[1])
            yield pair


def _alike(
    claim: ReadText, found: ReadText, *, left: set[int], right: set[int]
) -> Iterator[tuple[int, int]]:
    """Words most of whose neighbouring letters are the same."""
    where = claim.by_letters
    for at in sorted(right)[:_AT_MOST]:
        word = found.tokens[at].text
        near = {on for run in where.keys() & letter_threes(word) for on in where[run]}
        alike = [
            on
            for on in near & left
            if _likeness(claim.tokens[on].text, word) >= _ALIKE
            and not _other_place(claim.naming.get(on), found.naming.get(at))
        ]
        if alike:
            left.discard(min(alike))
            right.discard(at)
            yield min(alike), at


def _names(
    claim: ReadText, found: ReadText, *, left: set[int], right: set[int]
) -> Iterator[tuple[int, int]]:
    """Words that may be spellings of one name: «إيلون», «إلون»."""
    free: dict[str, list[int]] = {}
    for on in sorted(left - claim.read_already)[:_AT_MOST]:
        free.setdefault(initial(claim.tokens[on].text), []).append(on)
    for at in sorted(right - found.read_already)[:_AT_MOST]:
        word = found.tokens[at].text
        near = (on for on in free.get(initial(word), ()) if on in left)
        named = [on for on in near if is_one_name(claim.tokens[on].text, word)]
        if named:
            left.discard(named[0])
            right.discard(at)
            yield named[0], at


def _joined(
    apart: ReadText, other: ReadText, *, left: set[int], right: set[int]
) -> Iterator[tuple[int, int]]:
    """Words that with their neighbour are one word of the other text, each with that word."""
    names = _whole_words(other) if left else {}
    if names.keys().isdisjoint(_joined_words(apart)):
        return
    for at in sorted(left)[:_AT_MOST]:
        near = [apart.tokens[n : n + 2] for n in (at - 1, at) if 0 <= n < len(apart.tokens) - 1]
        joined = (whole(one.text, two.text) for one, two in near)
        met = [names[name] for name in joined if name in names]
        if met:
            left.discard(at)
            right.discard(met[0])
            yield at, met[0]


@lru_cache(maxsize=1024)
def _whole_words(reading: ReadText) -> Mapping[str, int]:
    """Where each word stands that may be two words elsewhere: «بيونغيانغ»."""
    return {name: at for at, token in enumerate(reading.tokens) if (name := whole(token.text))}


@lru_cache(maxsize=1024)
def _joined_words(reading: ReadText) -> frozenset[str]:
    """What each two neighbours would be as one word."""
    return frozenset(whole(one.text, two.text) for one, two in pairwise(reading.tokens))


def _other_place(mine: str | None, theirs: str | None) -> bool:
    """Whether two words belong to names of two places, as «النيجر» and «نيجيريا» do."""
    return mine is not None and theirs is not None and mine != theirs


def _likeness(one: str, other: str) -> float:
    """Dice's coefficient of neighbouring letters; 0 for numbers and short words."""
    mine, theirs = letter_pairs(one), letter_pairs(other)
    return 2 * len(mine & theirs) / max(len(mine) + len(theirs), 1)
