"""Own words in the same slot: «كسلا» here and «القضارف» there, between the same neighbours."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from claims.comparing.aligning import Alignment
from claims.comparing.differences import WORD_DIFFERS, Finding, span
from claims.comparing.reading import ReadText
from sources.text.lexicon import saying
from sources.text.lexicon.word_lists import lists_beside
from sources.text.spelling.folding import folded_words, terms
from sources.text.spelling.levelling import levelled_words

_SHORT: Final = 12  # content words
_WIDE: Final = 2  # content words that a slot holds at most
_LISTS: Final = lists_beside(__file__)
_SAYING: Final = levelled_words(*saying.ALWAYS, *saying.BEFORE_A_CLAUSE)
_PASSED_OVER: Final = _SAYING | folded_words(_LISTS["passed_over"])
_ALIKE: Final = {
    stem: group
    for group, line in enumerate(_LISTS["alike"].strip().splitlines())
    for word in line.split()
    for stem in terms(word)
}


class Slot(NamedTuple):
    """The own words of both texts between the same two shared ones."""

    claim: Sequence[int]
    found: Sequence[int]


def slot_findings(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[Finding]:
    """Each own word of the claim beside that of the found text in the same slot."""
    for slot in slots(claim, found, words):
        for mine, theirs in zip(slot.claim, slot.found, strict=False):
            meant = (claim.tokens[mine].text, found.tokens[theirs].text)
            yield Finding(WORD_DIFFERS, span(claim, mine), span(found, theirs), meant)


def slots(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[Slot]:
    """Where both texts say something else between neighbours they share.

    Texts as short as a headline share their edges too. Figures, dates and places are told apart
    by those who read them.
    """
    edges = [(pair.claim, pair.found) for pair in words.pairs]
    if max(len(claim.content), len(found.content)) <= _SHORT:
        edges = [(-1, -1), *edges, (len(claim.tokens), len(found.tokens))]
    mine = [at for at in words.only_claim if _tells(claim, at)]
    theirs = [at for at in words.only_found if _tells(found, at)]
    for (a, b), (c, d) in pairwise(edges):
        slot = Slot([at for at in mine if a < at < c], [at for at in theirs if b < at < d])
        if (
            b < d
            and slot.claim
            and slot.found
            and _is_narrow(slot)
            and not _meet(claim, found, slot)
        ):
            yield slot


def _is_narrow(slot: Slot) -> bool:
    return max(map(len, slot)) <= _WIDE


def _tells(reading: ReadText, at: int) -> bool:
    """Whether a word is no verb of saying and no such word, and nobody else reads it."""
    return at not in reading.read_already and reading.tokens[at].text not in _PASSED_OVER


def _meet(claim: ReadText, found: ReadText, slot: Slot) -> bool:
    """Whether the slot holds two words for one thing on its sides."""
    return any(_alike(claim, found, pair=(a, b)) for a in slot.claim for b in slot.found)


def _alike(claim: ReadText, found: ReadText, *, pair: tuple[int, int]) -> bool:
    """Whether two words stand for one another, or name one pole of an axis."""
    return not _meanings(claim, pair[0]).isdisjoint(_meanings(found, pair[1]))


def _meanings(reading: ReadText, at: int) -> set[int | tuple[str, int]]:
    """The group of words that stand for one another and the poles that a word is of."""
    meant: set[int | tuple[str, int]] = {*reading.poles.get(at, ())}
    group = _ALIKE.get(reading.tokens[at].stem)
    return meant if group is None else meant | {group}


def met(claim: ReadText, found: ReadText, words: Alignment) -> int:
    """How many own words of the claim have a like among those of the found text."""
    free = [meant for at in words.only_found if (meant := _meanings(found, at))]
    count = 0
    for at in words.only_claim if free else ():
        mine = _meanings(claim, at)
        other = next((n for n, theirs in enumerate(free) if not mine.isdisjoint(theirs)), None)
        if other is not None:
            del free[other]
            count += 1
    return count
