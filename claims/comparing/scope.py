"""How far a statement goes: of all or some, of these alone, with an exception, on a condition."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from claims.comparing.aligning import Alignment
from claims.comparing.differences import CONDITION_DIFFERS, SCOPE_DIFFERS, Finding, span
from claims.comparing.reading import ReadText
from sources.text.lexicon.word_lists import lists_beside
from sources.text.spelling.folding import folded_words

_LISTS: Final = {name: folded_words(block) for name, block in lists_beside(__file__).items()}
_COUNTING: Final = ("all", "some", "most")
_BOUNDING: Final = ("only", "except")
_REACH: Final = 3  # words between "some" and whom it counts


def scope_findings(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[Finding]:
    """Shared words counted by different words, and a bound or condition of one text only."""
    yield from _counted(claim, found, words)
    for names, code in ((_BOUNDING, SCOPE_DIFFERS), (("condition",), CONDITION_DIFFERS)):
        for name in names:
            mine, theirs = _said(claim, name), _said(found, name)
            if bool(mine) is not bool(theirs):
                yield Finding(code, _first(claim, mine), _first(found, theirs), (name, name))


def _counted(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[Finding]:
    """«جميع النواب» beside «بعض النواب»; "all" and nothing said go together."""
    here, there = _counts(claim), _counts(found)
    for pair in words.pairs:
        mine, theirs = here.get(pair.claim), there.get(pair.found)
        said = {name for name, _at in filter(None, (mine, theirs))} - {"all"}
        if said and (mine is None or theirs is None or mine[0] != theirs[0]):
            spans = (span(claim, mine[1] if mine else pair.claim), None)
            other = span(found, theirs[1] if theirs else pair.found)
            yield Finding(SCOPE_DIFFERS, spans[0], other, (_name(mine), _name(theirs)))


def _name(counted: tuple[str, int] | None) -> str:
    return counted[0] if counted else ""


@lru_cache(maxsize=1024)
def _counts(reading: ReadText) -> Mapping[int, tuple[str, int]]:
    """The content word behind each counting word, with what counts it and where that stands."""
    counted: dict[int, tuple[str, int]] = {}
    content = set(reading.content)
    for name in _COUNTING:
        for at in _said(reading, name):
            behind = (on for on in range(at + 1, at + 1 + _REACH) if on in content)
            if (word := next(behind, None)) is not None:
                counted[word] = (name, at)
    return counted


@lru_cache(maxsize=4096)
def _said(reading: ReadText, name: str) -> Sequence[int]:
    return [at for at, token in enumerate(reading.tokens) if token.text in _LISTS[name]]


def _first(reading: ReadText, positions: Sequence[int]) -> tuple[int, int] | None:
    return span(reading, positions[0]) if positions else None
