"""Who did it to whom: two shared words that have changed places."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from claims.comparing.aligning import Alignment, Pair
from claims.comparing.differences import ROLES_EXCHANGED, Finding, span
from claims.comparing.reading import ReadText
from sources.text.lexicon.word_lists import lists_beside, words
from sources.text.spelling.folding import folded_words

_MUTUAL: Final = frozenset().union(*map(folded_words, words(lists_beside(__file__)["mutual"])))
_EDGE: Final = ""
_MOST: Final = 30  # shared words whose places are compared


def role_findings(claim: ReadText, found: ReadText, shared: Alignment) -> Iterator[Finding]:
    """Two words of the claim each of which stands where the other stood.

    «فاز الأهلي على الزمالك» beside «فاز الزمالك على الأهلي»; where both do it to each other,
    as in «بين روسيا وأوكرانيا», their order says nothing.
    """
    if _is_mutual(claim) or _is_mutual(found):
        return
    for one, other in combinations([p for p in shared.pairs if p.exact][:_MOST], 2):
        if _exchanged(claim, found, (one, other)):
            yield Finding(
                ROLES_EXCHANGED,
                span(claim, one.claim),
                span(found, other.found),
                (claim.tokens[one.claim].text, found.tokens[other.found].text),
            )
            return


def _is_mutual(reading: ReadText) -> bool:
    return any(token.text in _MUTUAL for token in reading.tokens)


def _exchanged(claim: ReadText, found: ReadText, pair: tuple[Pair, Pair]) -> bool:
    one, other = pair
    if other.claim == one.claim + 1 or (one.found < other.found) or _joined(claim, found, pair):
        return False
    here = [_places(claim, at.claim) for at in pair]
    there = [_places(found, at.found) for at in pair]
    return _meet(here[0], there[1]) and _meet(here[1], there[0])


def _joined(claim: ReadText, found: ReadText, pair: tuple[Pair, Pair]) -> bool:
    """«الصادرات والواردات», "exports and imports": a list in another order."""
    first, last = claim.tokens[pair[1].claim].text, found.tokens[pair[0].found].text
    between = {token.text for token in claim.tokens[pair[0].claim + 1 : pair[1].claim]}
    return (first[0] == "و" and last[0] == "و") or "and" in between


def _places(reading: ReadText, at: int) -> tuple[str, str]:
    """The words right before and behind, the edges of the text counted as words."""
    before = reading.tokens[at - 1].stem if at else _EDGE
    behind = reading.tokens[at + 1].stem if at + 1 < len(reading.tokens) else _EDGE
    return before, behind


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] or (one[1] == other[1] and one[1] != _EDGE)
