"""How much a sentence is worth checking: a sum of visible weights, clipped to 0..1.

The idea is PASTEL's (Full Fact): a few questions that anybody can answer by looking at the
sentence, each with a weight that anybody can read. The weights are round numbers set by hand;
which of them matter was learned by looking at CheckThat! 2022 task 1B, which is not shipped.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from claims.triage.clause_words import ClauseWord, places
from claims.triage.phrase_matching import Cue
from claims.triage.word_roles import WordRole
from sources.text.dates.finding_dates import dates
from sources.text.figures.finding_figures import figures
from sources.text.spelling.characters import OPENING_QUOTES

BASE: Final = 0.30
WEIGHTS: Final[dict[str, float]] = {
    "fact": 0.0,
    "figure": 0.10,
    "date": 0.06,
    "named": 0.06,
    "place": 0.12,
    "event": 0.08,
    "reported": 0.14,
    "quotation": 0.05,
    "comparison": 0.03,
    "cause": 0.05,
    "first_person": -0.12,
    "address": -0.14,
    "vague": -0.08,
    "question": -0.15,
    "exclamation": -0.06,
    "fragment": -0.05,
    "possibility": -0.05,
    "likelihood": -0.05,
    "expectation": -0.05,
    "future": -0.05,
    "seeming": -0.05,
    "opinion": -0.10,
    "advice": -0.06,
    "condition": -0.08,
    "possible_outcomes": -0.05,
    "continues": -0.05,
}
# The second sign of a kind still counts, by half; the third no more.
_SHARES: Final = (1.0, 0.5)
_ALIASES: Final = {"source": "reported", "saying": "reported", "time": "date"}


class Reason(NamedTuple):
    """What counted: its code, where it stands in the sentence, its part of the score."""

    code: str
    start: int
    end: int
    weight: float


def weigh(sentence: str, words: Sequence[ClauseWord], found: Sequence[Cue]) -> list[Reason]:
    """The reasons of one sentence in the order of the text."""
    seen: dict[str, int] = {}
    reasons: list[Reason] = []
    for code, start, end in _signs(sentence, words, found):
        weight = WEIGHTS.get(code)
        times = seen.get(code, 0)
        if weight is None or times >= len(_SHARES):
            continue
        seen[code] = times + 1
        reasons.append(Reason(code, start, end, round(weight * _SHARES[times], 3)))
    return sorted(reasons, key=_place)


def _place(reason: Reason) -> tuple[int, int]:
    return reason.start, reason.end


def total(reasons: Iterable[Reason]) -> float:
    """The score: base and weights, no less than 0 and no more than 1."""
    return round(min(1.0, max(0.0, BASE + sum(reason.weight for reason in reasons))), 4)


def _signs(
    sentence: str, words: Sequence[ClauseWord], found: Sequence[Cue]
) -> Iterator[tuple[str, int, int]]:
    at = places(sentence)
    for cue in found:
        yield _ALIASES.get(cue.code, cue.code), at[cue.first][0], at[cue.last][1]
    numbers = [*_number_signs(sentence, words)]
    yield from numbers
    yield from _apart_from(numbers, _word_signs(words, at))
    yield from _mark_signs(sentence)
    stated = any(cue.code == "fact" for cue in found)
    if words and not (stated or any(word.roles & WordRole.FINITE for word in words)):
        yield "fragment", 0, len(sentence)


def _apart_from(
    told: Sequence[tuple[str, int, int]], signs: Iterable[tuple[str, int, int]]
) -> Iterator[tuple[str, int, int]]:
    """The signs that no longer one of the same code holds: «عام» of «عام 2017» is one date."""
    for code, start, end in signs:
        if not any(code == other and a <= start and end <= b for other, a, b in told):
            yield code, start, end


def _word_signs(
    words: Sequence[ClauseWord], at: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, int, int]]:
    for word, (start, end) in zip(words, at, strict=True):
        for code in word.signals:
            yield _ALIASES.get(code, code), start, end
        if word.roles & WordRole.SAYING:
            yield "reported", start, end


def _number_signs(sentence: str, words: Sequence[ClauseWord]) -> Iterator[tuple[str, int, int]]:
    """Figures and dates, looked for only where a digit or a number in words is."""
    signals = {code for word in words for code in word.signals}
    digits = _DIGIT.search(sentence) is not None
    if digits or "number" in signals:
        for figure in figures(sentence):
            if figure.kind != "ordinal":
                yield "figure", figure.start, figure.end
    if digits:
        for mention in dates(sentence):
            yield "date", mention.start, mention.end


_DIGIT: Final = re.compile(r"\d")
_MARKS: Final = (("؟", "question"), ("?", "question"), ("!", "exclamation"), ("@", "address"))


def _mark_signs(sentence: str) -> Iterator[tuple[str, int, int]]:
    """What single characters show, a speaker before a colon among them."""
    for mark, code in _MARKS:
        at = sentence.find(mark)
        if at >= 0:
            yield code, at, at + 1
    at = sentence.find(": ")
    if at > 0 and at + 2 < len(sentence):
        yield "reported", at, at + 1
    opened = [at for mark in OPENING_QUOTES if (at := sentence.find(mark)) >= 0]
    if opened:
        yield "quotation", min(opened), min(opened) + 1
