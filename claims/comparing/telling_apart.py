"""What a held statement says otherwise than one asked about, in words of both. Plain Python."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from claims.comparing import differences as found
from claims.comparing.comparison import Comparison
from claims.comparing.differences import Finding, span
from claims.comparing.reading import ReadText, read
from claims.comparing.sameness import ALTERED, denies_otherwise

FIGURE: Final = "figure"
UNIT: Final = "unit"
NEGATION: Final = "negation"
WORD: Final = "word"
WHAT: Final[Mapping[str, str]] = {
    found.FIGURE_CONFLICTS: FIGURE,
    found.SCORE_DIFFERS: FIGURE,
    found.DATE_CONFLICTS: "date",
    found.PLACE_DIFFERS: "place",
    found.NAME_DIFFERS: "person",
    found.NEGATION_DIFFERS: NEGATION,
    found.CALLED_UNTRUE: NEGATION,
    found.OPPOSITE_WORDS: NEGATION,
    found.SCOPE_DIFFERS: "scope",
    found.CONDITION_DIFFERS: "scope",
    found.ROLES_EXCHANGED: "role",
}
KINDS: Final = (*dict.fromkeys([FIGURE, UNIT, *WHAT.values(), WORD]),)


class Difference(NamedTuple):
    """One thing that differs, in the words of either text; "" where a text says nothing of it."""

    what: str
    asked: str
    held: str


def told_apart(compared: Comparison, asked: str, held: str) -> list[Difference]:
    """Each difference once; another word in one place only where nothing else parts the two."""
    told = dict.fromkeys(_differences(compared, asked, held))
    return [*told] or _denied(asked, held) or _other_words(compared, asked, held)


def _differences(compared: Comparison, asked: str, held: str) -> Iterator[Difference]:
    for finding in compared.findings:
        if finding.code in WHAT:
            yield _difference(_what(finding), finding, asked, held)


def _denied(asked: str, held: str) -> list[Difference]:
    """What one text negates somewhere, and the other nowhere."""
    mine, theirs = read(asked), read(held)
    if not denies_otherwise(mine, theirs):
        return []
    return [Difference(NEGATION, _denier(mine), _denier(theirs))]


def _denier(reading: ReadText) -> str:
    deniers = reading.negations or reading.denials or reading.falsehoods
    return _words(reading.text, span(reading, deniers[0])) if deniers else ""


def _other_words(compared: Comparison, asked: str, held: str) -> list[Difference]:
    if compared.sameness != ALTERED:
        return []
    slots = (one for one in compared.findings if one.code == found.WORD_DIFFERS)
    return [_difference(WORD, finding, asked, held) for finding in slots]


def _difference(what: str, finding: Finding, asked: str, held: str) -> Difference:
    return Difference(what, _words(asked, finding.claim), _words(held, finding.found))


def _words(text: str, span: tuple[int, int] | None) -> str:
    return text[slice(*span)] if span else ""


def _what(finding: Finding) -> str:
    """One number in two units differs in the unit."""
    amounts = {said.partition(" ")[0] for said in finding.meant}
    is_unit = finding.code == found.FIGURE_CONFLICTS and len(amounts) == 1
    return UNIT if is_unit else WHAT[finding.code]
