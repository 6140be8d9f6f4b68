"""Sentences as they stand on the page."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from sources.text.sentences.splitting import Span
from sources.text.spelling.characters import ITEM, QUOTES, STOPS
from sources.text.spelling.levelling import level
from sources.text.spelling.word_patterns import WORD_OR_FIGURE

PROSE_WORDS: Final = 6
_STOP: Final = re.compile(rf"[{STOPS}][{QUOTES})\]]*$")
_TRAILING: Final = re.compile(r"(?:…|\.\.+)\W*$")
_ITEM: Final = re.compile(rf"(?:{ITEM})\s")


class Unit(NamedTuple):
    """A sentence as it stands on the page: its words, its final stop, the room around it."""

    text: str
    words: int
    stopped: bool
    trailing: bool
    alone: bool
    spaced: bool

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: a closed sentence of some length."""
        return self.words >= PROSE_WORDS and self.stopped and not self.trailing

    @property
    def line(self) -> bool:
        """Whether it is a line of its own that no stop closes."""
        return self.alone and not self.stopped and not self.text.endswith(("،", ","))

    @property
    def asks(self) -> bool:
        """Whether it is a line of its own that asks: a headline as likely as a sentence."""
        return self.alone and self.text.endswith(("؟", "?"))

    @property
    def introduces(self) -> bool:
        """Whether a list or a quotation follows."""
        return self.text.endswith(":")

    @property
    def item(self) -> bool:
        """Whether it opens with a bullet or a number."""
        return _ITEM.match(self.text) is not None


def lay_out(body: str, spans: Sequence[Span]) -> Iterator[Unit]:
    """The sentences of a page as units, in order; the ends of the page count as empty lines."""
    edges = [0, *(edge for span in spans for edge in span), len(body)]
    breaks = [_line_breaks(body[edges[at] : edges[at + 1]]) for at in range(0, len(edges), 2)]
    breaks[0] = breaks[-1] = 2
    for span, (before, after) in zip(spans, pairwise(breaks), strict=True):
        text = " ".join(level(body[span.start : span.end]).text.split())
        yield Unit(
            text=text,
            words=len(WORD_OR_FIGURE.findall(text)),
            stopped=_STOP.search(text[-8:]) is not None,
            trailing=_TRAILING.search(text[-8:]) is not None,
            alone=before > 0 and after > 0,
            spaced=before > 1,
        )


def _line_breaks(gap: str) -> int:
    return len(f"{gap}.".splitlines()) - 1
