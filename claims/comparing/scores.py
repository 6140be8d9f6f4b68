"""Scores of matches: «2-1» is another result than «3-1»."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from claims.comparing.differences import SCORE_AGREES, SCORE_DIFFERS, Finding
from claims.comparing.reading import ReadText
from sources.text.lexicon.word_lists import lists_beside
from sources.text.spelling.folding import folded_words

_WON: Final = folded_words(lists_beside(__file__)["won"])
_SCORE: Final = re.compile(r"(?<![\w.,٫/:-])(\d{1,3})\s?[-–—]\s?(\d{1,3})(?![\w%٪/:-]|[.,٫]\d)")


class Score(NamedTuple):
    """A result: where it stands, and its two numbers, the greater first."""

    start: int
    end: int
    more: int
    fewer: int


def scores(reading: ReadText) -> list[Score]:
    """The results a text tells, if it says that somebody won, lost or drew."""
    if not any(token.text in _WON for token in reading.tokens):
        return []
    found = _SCORE.finditer(reading.text)
    return [
        Score(*match.span(), *sorted(map(int, match.groups()), reverse=True)) for match in found
    ]


def score_findings(claim: ReadText, found: ReadText) -> Iterator[Finding]:
    """One result in each text: the same or another."""
    mine, theirs = scores(claim), scores(found)
    if len(mine) == len(theirs) == 1:
        (one,), (other,) = mine, theirs
        code = SCORE_AGREES if one[2:] == other[2:] else SCORE_DIFFERS
        meant = (f"{one.more}-{one.fewer}", f"{other.more}-{other.fewer}")
        yield Finding(code, one[:2], other[:2], meant)
