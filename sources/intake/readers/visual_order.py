"""From the order of the eye to the order of the reader: right-to-left lines of a PDF."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

# Of the font size. pdfium knows how many spaces a line has but not where they are in turned words:
# so many of the widest gaps are spaces, none narrower than NARROW, all wider than WIDE.
NARROW: Final = 0.1
WIDE: Final = 0.2
_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# Left-to-right inside a right-to-left line: words, and numbers with what stands inside a number.
_LTR_RUN: Final = re.compile(
    rf"[0-9]*[A-Za-z\u00c0-\u024f](?:[^{_RTL}]*[A-Za-z\u00c0-\u024f0-9])?"
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
)
_LETTER: Final = f"(?:(?![0-9\u0660-\u0669\u06f0-\u06f9\u060c\u061b\u061f])[{_RTL}])"
# Right-to-left words inside a left-to-right line, with the numbers and marks between them.
_ARABIC_FIGURE: Final = r"(?:[\u0660-\u0669\u06f0-\u06f9][\d\s.,%\u066a-\u066c]*)"
_RTL_RUN: Final = re.compile(f"{_ARABIC_FIGURE}?{_LETTER}(?:[^A-Za-z\u00c0-\u024f]*{_LETTER})?")
_FORM: Final = re.compile("[\ufb50-\ufdef\ufe70-\ufefc]")
_BRACKET: Final = re.compile(
    r"(?<!\S)[()«»](?=\S)|(?<=\S)[()«»](?=[\s.,:;!?\u060c\u061b\u061f»\"]|$)"
)
_MIRROR: Final = str.maketrans("[]{}<>«»‹›", "][}{><»«›‹")


class Glyph(NamedTuple):
    """A visible shape in its place, in points; `base` is the height of the line it sits on.

    `left` and `right` include the room it takes, `middle` is that of its ink; `origin` is from
    where it is drawn, if that is known. One shape may stand for several characters.
    """

    char: str
    left: float
    right: float
    middle: float
    bottom: float
    top: float
    base: float
    size: float
    origin: float | None = None


def is_rtl(text: str, *, among_rtl: bool = False) -> bool:
    """Whether a text runs from right to left: by most of its letters, or by any `among_rtl`."""
    kinds = [unicodedata.bidirectional(char) for char in text]
    rtl = sum(kind in {"R", "AL"} for kind in kinds)
    return rtl > (0 if among_rtl else kinds.count("L"))


def logical(glyphs: Sequence[Glyph], spaces: int, blanks: Sequence[float] = ()) -> str:
    """The text of a right-to-left line that has so many spaces, those that are drawn at `blanks`.

    The inverse of the bidirectional algorithm (UAX #9): read from right to left; Latin words and
    numbers inside are turned back; brackets, drawn mirrored, become again what was meant.
    """
    return tidy(turned_back(clusters(glyphs, spaces, blanks)))


def mixed(glyphs: Sequence[Glyph], spaces: int, blanks: Sequence[float] = ()) -> str:
    """The same of a left-to-right line with right-to-left words in it."""
    order = clusters(glyphs, spaces, blanks)
    skeleton = "".join(cluster[0] for cluster in order)
    parts: list[str] = []
    at = 0
    for run in _RTL_RUN.finditer(skeleton):
        parts += order[at : run.start()]
        parts += turned_back(order[run.start() : (at := run.end())])
    return tidy([*parts, *order[at:]])


def turned_back(order: Sequence[str]) -> list[str]:
    """A stretch from left to right as it is read from right to left."""
    skeleton = "".join(cluster[0] for cluster in order)
    parts: list[str] = []
    at = 0
    for run in _LTR_RUN.finditer(skeleton):
        parts += order[at : run.start()]
        parts.append("".join(order[run.start() : (at := run.end())]))
    parts = [*parts, *order[at:]][::-1]
    return [part.translate(_MIRROR) if len(part) == 1 else part for part in parts]


def tidy(parts: Sequence[str]) -> str:
    return _BRACKET.sub(turned, " ".join("".join(parts).split()))


def turned(bracket: re.Match[str]) -> str:
    """A bracket as its place says: files map its two mirrored shapes to either character."""
    opens = bracket.start() == 0 or bracket.string[bracket.start() - 1].isspace()
    pair = "()" if bracket[0] in "()" else "«»"
    return pair[0] if opens else pair[1]


def clusters(glyphs: Sequence[Glyph], spaces: int, blanks: Sequence[float] = ()) -> list[str]:
    """Letters with their marks from left to right, spaces where they are drawn.

    Where none is drawn they are where there is most room for them.
    """
    bases = sorted((g for g in glyphs if not is_mark(g)), key=lambda g: g.middle)
    letters = {id(g): letter(g.char) for g in bases}
    room = {id(g): room_of([g]) for g in bases}
    for group in (list(found) for marked, found in groupby(glyphs, is_mark) if marked and bases):
        marks = sorted((mark.char for mark in group), key=unicodedata.combining)
        letters[id(base := nearest(bases, group))] += "".join(marks)
        room[id(base)] = room_of([base, *group])
    order = [letters[id(g)] for g in bases[:1]]
    gaps = [
        (room[id(right)][0] - room[id(left)][1]) / max(right.size, 0.1)
        for left, right in pairwise(bases)
    ]
    least = WIDE if blanks else narrowest_space(gaps, spaces)
    before = [bisect_left(blanks, glyph.middle) for glyph in bases]
    for glyph, gap, (one, other) in zip(bases[1:], gaps, pairwise(before), strict=True):
        order += [" "] if gap >= least or one < other else []
        order.append(letters[id(glyph)])
    return order


def room_of(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """From where to where a letter and its marks reach."""
    return min(g.left for g in glyphs), max(g.right for g in glyphs)


def narrowest_space(gaps: Sequence[float], spaces: int) -> float:
    """How wide a gap must be, in font sizes, to be one of so many spaces."""
    if not 0 < spaces <= len(gaps):
        return WIDE
    return min(WIDE, max(NARROW, sorted(gaps, reverse=True)[spaces - 1]))


def nearest(bases: Sequence[Glyph], marks: Sequence[Glyph]) -> Glyph:
    """The letter that marks stand over or under; marks of one letter come one after another."""
    middle = (min(m.left for m in marks) + max(m.right for m in marks)) / 2
    at = bisect_left(bases, middle, key=lambda g: g.middle)
    return min(bases[max(0, at - 1) : at + 1], key=lambda g: abs(g.middle - middle))


def is_mark(glyph: Glyph) -> bool:
    return all(unicodedata.category(char) == "Mn" for char in glyph.char)


def letter(char: str) -> str:
    """A letter itself for one of its presentation forms, in which old fonts are written."""
    return unicodedata.normalize("NFKC", char) if _FORM.match(char) else char
