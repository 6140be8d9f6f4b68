"""Figures of two texts: equal ones agree, unequal ones of the same thing conflict."""

from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import Final

from claims.comparing.aligning import Alignment
from claims.comparing.bounds import LEAST, MOST
from claims.comparing.differences import (
    FIGURE_AGREES,
    FIGURE_CONFLICTS,
    Finding,
    about_the_same,
)
from claims.comparing.figure_context import named, names_behind
from claims.comparing.quantities import PEOPLE, PERSON, Quantity
from claims.comparing.reading import ReadText
from sources.text.figures.finding_figures import Figure

Pair = tuple[Quantity, Quantity]

MONEY: Final = "money"


def figure_findings(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[Finding]:
    """Equal figures agree; those that cannot both hold conflict when about the same words."""
    aligned = {(pair.claim, pair.found) for pair in words.pairs}
    pairs = [
        (a, b)
        for a in claim.quantities
        for b in found.quantities
        if _units_meet(a, b) and _one_whole(a, b, aligned)
    ]
    swapped = _swapped(claim, found, pairs)
    equal = [(a, b) for a, b in pairs if _agrees(a, b) and id(a) not in swapped]
    yield from (_finding(FIGURE_AGREES, a, b) for a, b in equal)
    settled = {id(quantity) for pair in equal for quantity in pair}
    met = words.partners()
    for a, b in pairs:
        if id(a) in settled or id(b) in settled or not _conflicting(a, b):
            continue
        about = about_the_same(claim, found, met, spans=(a.figure[:2], b.figure[:2]))
        if about and swapped.get(id(a), id(b)) == id(b):
            yield _finding(FIGURE_CONFLICTS, a, b)
            settled |= {id(a), id(b)}


def _one_whole(a: Quantity, b: Quantity, aligned: Set[tuple[int, int]]) -> bool:
    return a.whole < 0 or b.whole < 0 or (a.whole, b.whole) in aligned


def _swapped(claim: ReadText, found: ReadText, pairs: Sequence[Pair]) -> dict[int, int]:
    """Figures of the claim whose words name another figure in the found text, by their ids.

    «الصادرات 8% والواردات 5%» beside «الصادرات 5% والواردات 8%».
    """
    if len(claim.quantities) < 2 or len(found.quantities) < 2:
        return {}
    if names_behind(claim) != names_behind(found):
        return {}
    mine, theirs = named(claim), named(found)
    told: dict[int, int] = {}
    for a, together in groupby(pairs, key=itemgetter(0)):
        others = [b for _a, b in together]
        named_so = [b for b in others if mine[id(a)] & theirs[id(b)]]
        if not named_so or any(_equal(a, b) for b in named_so):
            continue
        conflicting = [b for b in named_so if _conflicting(a, b)]
        if conflicting and any(_equal(a, b) for b in others):
            told[id(a)] = id(conflicting[-1])
    return told


def _units_meet(a: Quantity, b: Quantity) -> bool:
    """Whether two figures may count the same things and what befell them is the same."""
    if "ordinal" in (a.kind, b.kind):
        return a.kind == b.kind
    if a.fates and b.fates and a.fates != b.fates:
        return False
    people = PERSON in (a.unit, b.unit) and {a.unit, b.unit} <= PEOPLE
    money = a.kind == b.kind == MONEY and _equal(a, b)
    return a.unit == b.unit or "" in (a.unit, b.unit) or people or money


def _agrees(a: Quantity, b: Quantity) -> bool:
    """Whether the numbers are equal, and in one currency."""
    return _equal(a, b) and (a.kind != MONEY or a.unit == b.unit or "" in (a.unit, b.unit))


def _equal(a: Quantity, b: Quantity) -> bool:
    if {a.bound, b.bound} == {LEAST, MOST}:
        return False
    return any(
        low <= value <= high
        for one, other in ((a, b), (b, a))
        for low, high in one.ranges()
        for value in (other.low, other.high, other.other)
        if value is not None
    )


def _conflicting(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of one unit, or one sum in two currencies, exclude each other.

    "Over 100" leaves room for 150, but is not what a report of "over 500" says.
    """
    if a.kind == b.kind == MONEY and a.unit != b.unit:
        return _equal(a, b) and bool(a.unit and b.unit)
    if a.unit != b.unit or a.kind != b.kind or _equal(a, b):
        return False
    smaller, greater = sorted((a, b), key=lambda one: (one.low, one.bound == LEAST))
    room = smaller.bound == LEAST or greater.bound == MOST
    return not room or a.bound == b.bound


def _finding(code: str, a: Quantity, b: Quantity) -> Finding:
    return Finding(code, a.figure[:2], b.figure[:2], (written(a.figure), written(b.figure)))


def written(figure: Figure) -> str:
    """A figure as it is told: its number in digits, and its unit."""
    value = f"{figure.value.normalize():f}"
    high = f"-{figure.high.normalize():f}" if figure.high is not None else ""
    return f"{value}{high} {figure.unit}".strip()
