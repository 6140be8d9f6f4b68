"""Cutting a text into pieces that a page can mark; offsets are code points, so emoji do no harm."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from sources.text.direction import Hidden, hidden


class Highlight(NamedTuple):
    """A span of a text to highlight: its style and what to say about it."""

    start: int
    end: int
    style: str
    title: str = ""


class Piece(NamedTuple):
    """A stretch of text under the same marks; `hidden` names an invisible character."""

    text: str
    styles: tuple[str, ...] = ()
    title: str = ""
    hidden: str = ""


def pieces(text: str, marks: Iterable[Highlight] = ()) -> list[Piece]:
    """The text in order, cut wherever a mark begins or ends or an invisible character stands.

    Marks may overlap; those outside the text are clipped, empty ones ignored. The joined texts
    of the pieces are the text itself.
    """
    kept = [mark for mark in (clipped(mark, len(text)) for mark in marks) if mark.start < mark.end]
    unseen = {found.start: found for found in hidden(text)}
    edges = {0, len(text)}
    edges.update(edge for mark in kept for edge in (mark.start, mark.end))
    edges.update(edge for found in unseen.values() for edge in (found.start, found.end))
    return [
        piece_of(text[start:end], covering(kept, start), unseen.get(start))
        for start, end in pairwise(sorted(edges))
    ]


def clipped(mark: Highlight, length: int) -> Highlight:
    return mark._replace(start=max(mark.start, 0), end=min(mark.end, length))


def covering(marks: Sequence[Highlight], start: int) -> list[Highlight]:
    return [mark for mark in marks if mark.start <= start < mark.end]


def piece_of(text: str, marks: Sequence[Highlight], unseen: Hidden | None) -> Piece:
    styles = tuple(dict.fromkeys(mark.style for mark in marks))
    titles = dict.fromkeys(mark.title for mark in marks if mark.title)
    return Piece(text, styles, " · ".join(titles), unseen.name if unseen else "")
