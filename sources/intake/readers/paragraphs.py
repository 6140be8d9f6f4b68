"""Lines of a page joined to paragraphs: the break of a line is no break of the text."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

SLACK: Final = 0.2  # of the column's width; a line that stops further from the margin is a last one
SPACING: Final = 1.3  # times the usual distance of lines; more is a gap between paragraphs
SAME_SIZE: Final = 0.1
_BULLET: Final = re.compile(r"[•▪●◦–-]\s|\(?[0-9\u0660-\u0669]{1,2}[.)-]\s")
_HYPHEN: Final = ("\x02", "\ufffe", "\u00ad")  # what pdfium makes of a hyphen that breaks a word


class Line(NamedTuple):
    """A line of a page, lengths in points, `base` counted from the bottom of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    rtl: bool


def joined(lines: Sequence[Line]) -> str:
    """The text of a page, a paragraph a line."""
    pitch = usual_distance(lines)
    parts = [line.text for line in lines[:1]]
    for before, line in pairwise(lines):
        if not (is_next(before, line, pitch) and is_full(before, lines)):
            parts.append("\n")
        elif before.text.endswith(_HYPHEN):
            parts[-1] = parts[-1].rstrip("".join(_HYPHEN))
        else:
            parts.append(" ")
        parts.append(line.text)
    return "".join(parts)


def usual_distance(lines: Sequence[Line]) -> float:
    """From line to line where the text runs on, in sizes of its letters, 0 if it never does."""
    steps = (distance(a, b) for a, b in pairwise(lines) if is_alike(a, b))
    return median([step for step in steps if step > 0] or [0.0])


def distance(before: Line, line: Line) -> float:
    return (before.base - line.base) / max(before.size, 0.1)


def is_alike(one: Line, other: Line) -> bool:
    """Whether two lines have the same size of letters and stand in the same column."""
    close = abs(one.size - other.size) <= SAME_SIZE * max(one.size, other.size)
    return close and one.left < other.right and other.left < one.right


def is_next(before: Line, line: Line, pitch: float) -> bool:
    """Whether a line stands right below the one before and begins nothing of its own."""
    below = 0 < distance(before, line) <= SPACING * pitch
    return below and is_alike(before, line) and not _BULLET.match(line.text)


def is_full(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line runs to the end of its column, so that the text may go on in the next."""
    column = [other for other in lines if is_alike(line, other)]
    left, right = min(o.left for o in column), max(o.right for o in column)
    room = line.left - left if line.rtl else right - line.right
    return room <= SLACK * (right - left)
