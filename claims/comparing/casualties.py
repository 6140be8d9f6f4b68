"""What befell the people a figure counts: twelve killed and thirty wounded are no conflict."""

from collections.abc import Iterator, Sequence
from typing import Final

from sources.text.lexicon.word_lists import lists_beside
from sources.text.spelling.folding import Token, terms

_CLOSE: Final = 3  # words between a figure and what befell those it counts
_FATES: Final = {
    stem: fate for fate, block in lists_beside(__file__).items() for stem in terms(block)
}


def fates(tokens: Sequence[Token], *, before: range, behind: range) -> frozenset[str]:
    """What befell those a figure counts, said before it («مقتل وإصابة 20») or else behind it."""
    said = _told(tokens, _back(tokens, before))
    return frozenset(said or _told(tokens, _on(tokens, _own(tokens, behind))))


def _own(tokens: Sequence[Token], behind: range) -> range:
    """Less the word right before the next figure, which that one counts: «110 قتل 107 منهم»."""
    return behind[:-1] if behind.stop < len(tokens) and len(behind) > 1 else behind


def _told(tokens: Sequence[Token], positions: Iterator[int]) -> set[str]:
    return {_FATES[tokens[at].stem] for at in positions if tokens[at].stem in _FATES}


def _back(tokens: Sequence[Token], before: range) -> Iterator[int]:
    """The words before a figure, the nearest first, back to where its clause begins."""
    for at in before[-_CLOSE:][::-1]:
        if tokens[at].text == "and":
            return
        yield at
        if _joins(tokens[at]):
            joined = at - 1
            if joined in before and tokens[joined].stem in _FATES:
                yield joined
            return


def _on(tokens: Sequence[Token], behind: range) -> Iterator[int]:
    """The words behind a figure, up to where the next clause begins."""
    for at in behind[:_CLOSE]:
        if tokens[at].text == "and" or _joins(tokens[at]):
            return
        yield at


def _joins(token: Token) -> bool:
    """Whether a word begins with an Arabic "and" that is no letter of its own."""
    return token.text[0] == "و" and token.stem[:1] != "و"
