"""Whom or what a text names: own names on both sides are another person, place or company."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from claims.comparing.aligning import Alignment
from claims.comparing.differences import NAME_DIFFERS, Finding, span
from claims.comparing.reading import ReadText
from sources.text.lexicon.word_lists import lists_beside
from sources.text.spelling.folding import terms

_BEFORE: Final = frozenset(terms(lists_beside(__file__)["before"]))


def name_findings(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[Finding]:
    """Own names behind a shared word for what they name, or capitalised in both texts."""
    pairs = [*_behind_a_title(claim, found, words), *_capitalised(claim, found, words)]
    for mine, theirs in islice(dict.fromkeys(pairs), 1):
        meant = (claim.tokens[mine].text, found.tokens[theirs].text)
        yield Finding(NAME_DIFFERS, span(claim, mine), span(found, theirs), meant)


def _behind_a_title(
    claim: ReadText, found: ReadText, words: Alignment
) -> Iterator[tuple[int, int]]:
    """«ولاية كسلا» beside «ولاية القضارف»."""
    own, theirs = set(words.only_claim), set(words.only_found)
    for pair in words.pairs:
        after = pair.claim + 1, pair.found + 1
        titled = claim.tokens[pair.claim].stem in _BEFORE
        if titled and after[0] in own and after[1] in theirs:
            yield after


def _capitalised(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[tuple[int, int]]:
    mine = [at for at in words.only_claim if _is_capital(claim, at)]
    theirs = [at for at in words.only_found if _is_capital(found, at)]
    return zip(mine[:1], theirs[:1], strict=False)


def _is_capital(reading: ReadText, at: int) -> bool:
    """Whether a word is capitalised inside of its sentence, and is no month, place or figure."""
    start = reading.tokens[at].start
    return at > 0 and at not in reading.read_already and reading.text[start].isupper()
