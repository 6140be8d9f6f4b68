"""What one text denies and the other does not: a shared word, or the whole of what they share."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from claims.comparing.aligning import Alignment
from claims.comparing.differences import CALLED_UNTRUE, NEGATION_DIFFERS, Finding, span
from claims.comparing.negations import (
    CLAUSE,
    opens_a_statement,
    reach,
    report_before,
    says_that,
)
from claims.comparing.reading import ReadText

_REACH: Final = 3  # words a negation reaches forward to the word it denies
_MOST: Final = 0.6  # of the shared words: those behind a negation that denies the whole
_FEWEST: Final = 2  # shared words that make a whole
_REFUSALS: Final = frozenset((axis, 1) for axis in ("allow_ban", "succeed_fail", "can_cannot"))


def negation_findings(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[Finding]:
    """The whole called untrue, or a shared word, a clause or a report denied, in one text only."""
    if bool(claim.labels) is not bool(found.labels):
        yield Finding(CALLED_UNTRUE, _label(claim), _label(found))
        return
    cues = (
        reading.negations or reading.denials or reading.falsehoods for reading in (claim, found)
    )
    if not any(cues):
        return
    both_deny = bool(claim.denials and found.denials)
    told = list(_of_words(claim, found, words, denials=not both_deny))
    yield from told or _of_clauses(claim, found, words)


def _label(reading: ReadText) -> tuple[int, int] | None:
    return span(reading, reading.labels[0]) if reading.labels else None


def _of_words(
    claim: ReadText, found: ReadText, words: Alignment, *, denials: bool
) -> Iterator[Finding]:
    denied_claim, denied_found = _denied(claim, denials=denials), _denied(found, denials=denials)
    for pair in (pair for pair in words.pairs if pair.exact):
        here, there = denied_claim.get(pair.claim), denied_found.get(pair.found)
        if here is not None and there is None and not _behind_a_negation(found, pair.found):
            yield Finding(NEGATION_DIFFERS, span(claim, here), span(found, pair.found))
        elif there is not None and here is None and not _behind_a_negation(claim, pair.claim):
            yield Finding(NEGATION_DIFFERS, span(claim, pair.claim), span(found, there))


def _behind_a_negation(reading: ReadText, word: int) -> bool:
    before = range(word - _REACH, word)
    return any(at in before for at in (*reading.negations, *_refusals(reading)))


def _refusals(reading: ReadText) -> list[int]:
    """The words that say "not" in another word: who bans, refuses or fails."""
    return [at for at, named in reading.poles.items() if not _REFUSALS.isdisjoint(named)]


def _denied(reading: ReadText, *, denials: bool) -> dict[int, int]:
    """Token position to the negation or denial it stands under, the first content word it meets."""
    deniers = [*reading.negations, *(reading.denials if denials else ())]
    content = set(reading.content).difference(reading.places)
    reached = ((at, _next_content(content, at)) for at in deniers)
    return {word: at for at, word in reached if word is not None}


def _next_content(content: set[int], at: int) -> int | None:
    return next((word for word in range(at + 1, at + 1 + _REACH) if word in content), None)


def _of_clauses(claim: ReadText, found: ReadText, words: Alignment) -> Iterator[Finding]:
    """One text denies most of what both say, the other denies nothing at all."""
    here = _over(claim, [pair.claim for pair in words.pairs])
    there = _over(found, [pair.found for pair in words.pairs])
    if len(here) % 2 and not _denies_anything(found):
        yield Finding(NEGATION_DIFFERS, span(claim, here[0]), None)
    elif len(there) % 2 and not _denies_anything(claim):
        yield Finding(NEGATION_DIFFERS, None, span(found, there[0]))


def _denies_anything(reading: ReadText) -> bool:
    deniers = reading.negations or reading.denials or reading.falsehoods
    return bool(deniers or _refusals(reading))


def _over(reading: ReadText, shared: Sequence[int]) -> list[int]:
    """The negations and denials behind which most of the shared words stand; two undo each other.

    «لم تشارك روسيا في تطوير الصاروخ», "No evidence shows that Russia developed the missile".
    """
    if len(shared) < _FEWEST:
        return []
    tokens = reading.tokens
    clauses = {at for at in reading.negations if tokens[at].text in CLAUSE}
    false = {at for at in reading.falsehoods if says_that(tokens, at)}
    before = [
        at
        for at in sorted({*clauses, *false, *reading.denials})
        if opens_a_statement(tokens, at) and _holds_most(at, reach(tokens, at), shared)
    ]
    return before or _behind(reading, shared)


def _behind(reading: ReadText, shared: Sequence[int]) -> list[int]:
    """What calls false the report it stands behind: «خبر استقالة الوزير غير صحيح»."""
    tokens = reading.tokens
    said = (at for at in reading.falsehoods if _holds_most(report_before(tokens, at), at, shared))
    return list(islice(said, 1))


def _holds_most(start: int, end: int, shared: Sequence[int]) -> bool:
    return sum(start < at < end for at in shared) >= _MOST * len(shared)
