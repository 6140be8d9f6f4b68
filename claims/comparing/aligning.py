"""Which words of two texts are the same: by index stem, by place, by form, by letters."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from claims.comparing.reading import Keyed, Positions, ReadText
from claims.comparing.word_forms import letter_pairs, letter_threes

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


def align(claim: ReadText, found: ReadText) -> Alignment:
    """Pair the content words of two texts one to one, the surest likeness first."""
    left, right = set(claim.content), set(found.content)
    same = _same(claim.by_stem, found.stems(), left=left, right=right)
    pairs = [Pair(a, b, exact=True) for a, b in same]
    for mine, theirs in ((claim.by_place, found.named()), (claim.by_form, found.forms())):
        pairs += [Pair(a, b, exact=False) for a, b in _same(mine, theirs, left=left, right=right)]
    pairs += [Pair(a, b, exact=False) for a, b in _alike(claim, found, left=left, right=right)]
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


def _other_place(mine: str | None, theirs: str | None) -> bool:
    """Whether two words belong to names of two places, as «النيجر» and «نيجيريا» do."""
    return mine is not None and theirs is not None and mine != theirs


def _likeness(one: str, other: str) -> float:
    """Dice's coefficient of neighbouring letters; 0 for numbers and short words."""
    mine, theirs = letter_pairs(one), letter_pairs(other)
    return 2 * len(mine & theirs) / max(len(mine) + len(theirs), 1)
