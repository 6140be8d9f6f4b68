"""Whether two texts say the same, or the same but for a figure, a name or another difference.

The same never rests on letters: texts that differ in one word are as alike as texts get. It needs
that nothing differs, and that what both tell (figures, dates, places, most words) agrees.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from claims.comparing.aligning import Alignment
from claims.comparing.differences import (
    AGREEING,
    ALTERING,
    FIGURE_AGREES,
    SAME_SPEAKER,
    WORD_DIFFERS,
    Finding,
)
from claims.comparing.reading import ReadText
from claims.comparing.slots import met

SAME: Final = "same"
ALTERED: Final = "altered"

_WHOLE: Final = 0.8  # of the words of both: hardly anything else is said
_MOST: Final = 0.6  # alike enough to be told apart by one thing
_ANCHORED: Final = 0.55  # beside a figure or a date that agrees
_SHORT: Final = 10  # content words of a statement whose figure all but tells it
_COUNTED: Final = 0.28  # of a short one beside a figure that agrees
_FEWEST: Final = 3  # content words; a shorter text is no statement
_FEW: Final = 2  # own words of a text that was changed in one place
_DENIED: Final = 0.7  # the learned share of disagreement


class Overlap(NamedTuple):
    """The shares of the words of claim and found text that both have, likes included."""

    claim: float
    found: float


def overlap(claim: ReadText, found: ReadText, words: Alignment) -> Overlap:
    """How much of each text the other has too."""
    shared = len(words.pairs) + met(claim, found, words)
    return Overlap(
        shared / max(len(claim.content), 1),
        shared / max(len(found.content), 1),
    )


def sameness(
    claim: ReadText,
    found: ReadText,
    words: Alignment,
    *,
    findings: Sequence[Finding],
    denied: float,
) -> str:
    """SAME, ALTERED for the same statement with a difference, or ""; `denied`: the learned share.

    Nothing is said of a text too short to tell.
    """
    if min(len(claim.content), len(found.content)) < _FEWEST:
        return ""
    least = min(overlap(claim, found, words))
    codes = {finding.code for finding in findings}
    apart = codes & ALTERING or _is_lonely(words, codes) or denied >= _DENIED
    if apart or denies_otherwise(claim, found):
        return ALTERED if least >= _MOST else ""
    longest = max(len(claim.content), len(found.content))
    return SAME if least >= _needed(codes, longest) else ""


def denies_otherwise(claim: ReadText, found: ReadText) -> bool:
    """Whether one text negates something and the other nothing: «ارتفع», «لم يرتفع»."""
    mine, theirs = (text.negations or text.denials or text.falsehoods for text in (claim, found))
    return bool(mine) is not bool(theirs)


def _needed(codes: set[str], longest: int) -> float:
    """How much of the words must be shared, the less the more agrees besides."""
    if longest <= _SHORT and FIGURE_AGREES in codes:
        return _COUNTED
    return _ANCHORED if codes & (AGREEING - {SAME_SPEAKER}) else _WHOLE


def _is_lonely(words: Alignment, codes: set[str]) -> bool:
    """Whether a word or two in one slot are all that tells the two apart."""
    few = max(len(words.only_claim), len(words.only_found)) <= _FEW
    return WORD_DIFFERS in codes and few
