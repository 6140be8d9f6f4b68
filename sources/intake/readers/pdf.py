"""PDF: the characters of each line by where they stand on the page, lines joined to paragraphs.

A PDF holds glyphs in places, not text. pdfium turns some Arabic words round and leaves others, so
for lines with right-to-left letters only its boxes are trusted, and the spaces that are drawn.
"""

import ctypes
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

from sources.intake.readers.ligatures import as_drawn
from sources.intake.readers.paragraphs import Line, joined
from sources.intake.readers.reading import ReadFile, TooLongError
from sources.intake.readers.spelt_out import Box, Place, place, rooms
from sources.intake.readers.visual_order import Glyph, is_rtl, logical, mixed

PAGES: Final = 2000
_LINE: Final = re.compile("[^\r\n]+")
_SIGN: Final = re.compile("[\u064b-\u065f\u0670]")
# What authoring programs put in the title when nobody gave one.
_NO_TITLE: Final = re.compile(r"microsoft word|untitled|\.(?:docx?|indd|qxd|pdf|html?)$", re.I)


class Stretch(NamedTuple):
    """A stretch of a line: the text as pdfium reads it, its shapes, where spaces are drawn."""

    text: str
    glyphs: list[Glyph]
    blanks: list[float]

    def beside(self, other: "Stretch") -> "Stretch":
        """Both as one."""
        glyphs, blanks = self.glyphs + other.glyphs, self.blanks + other.blanks
        return Stretch(self.text + other.text, glyphs, blanks)


def read(data: bytes, chars: int) -> ReadFile:
    """The text of a PDF, page after page; "" for a scan, which has none."""
    document = pypdfium2.PdfDocument(data)
    if len(document) > PAGES:
        raise TooLongError
    pages: list[str] = []
    for page in document:
        pages.append(joined(list(lines_of(page))))
        if sum(map(len, pages)) > chars:
            raise TooLongError
    said = document.get_metadata_dict()
    title = said.get("Title", "")
    return ReadFile(
        body="\n\n".join(filter(None, pages)),
        title="" if _NO_TITLE.search(title) else title,
        byline=said.get("Author", ""),
    )


def lines_of(page: Any) -> Iterator[Line]:
    """The lines of a page in the order of its content.

    pdfium breaks a line where a mark above a letter or a sloping script changes the height; such
    pieces stand beside each other and are put together again.
    """
    held: Stretch | None = None
    pieces = list(pieces_of(page))
    among_rtl = is_rtl("".join(piece.text for piece in pieces))
    for piece in pieces:
        if held and are_level(held.glyphs, piece.glyphs):
            held = held.beside(piece)
            continue
        if held:
            yield line(*held, among_rtl=among_rtl)
        held = piece
    if held:
        yield line(*held, among_rtl=among_rtl)


def pieces_of(page: Any) -> Iterator[Stretch]:
    """What pdfium takes for lines."""
    held = page.get_textpage()
    codes = (raw.FPDFText_GetUnicode(held, at) for at in range(held.count_chars()))
    text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    room = rooms(page) if _SIGN.search(text) else {}
    for found in _LINE.finditer(text):
        drawn = (at for at in range(*found.span()) if not raw.FPDFText_IsGenerated(held, at))
        piece = piece_of(found[0], [glyph(held, text[at], at) for at in drawn], room)
        if piece.glyphs:
            yield piece


def piece_of(text: str, glyphs: Sequence[Glyph], room: Mapping[Place, Box]) -> Stretch:
    """Shapes and spaces apart; a space inside of a shape («صلى الله» in one) is part of it."""
    seen = [one for one in glyphs if not one.char.isspace()]
    points = {(one.origin, one.base) for one in seen}
    blank = [one for one in glyphs if one.char.isspace() and one.right > one.left]
    inside = [one for one in blank if (one.origin, one.base) in points]
    shapes = seen if not inside else [g for g in glyphs if g in inside or not g.char.isspace()]
    return Stretch(
        text,
        [widened(shape, room) for shape in as_drawn(shapes)],
        [one.middle for one in blank if (one.origin, one.base) not in points],
    )


def widened(shape: Glyph, room: Mapping[Place, Box]) -> Glyph:
    """A shape with the room of its whole cluster, of which it may be the sign alone."""
    box = room.get(place(shape.left, shape.bottom))
    if box is None:
        return shape
    return shape._replace(**box._asdict(), middle=(box.left + box.right) / 2)


def are_level(row: list[Glyph], glyphs: list[Glyph]) -> bool:
    """Whether two pieces stand side by side: half as high as each other, no column between."""
    one, other = extent(row), extent(glyphs)
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    lower = min(one.top - one.bottom, other.top - other.bottom)
    apart = max(one.left, other.left) - min(one.right, other.right)
    return shared > lower / 2 and apart < row[0].size


def extent(glyphs: list[Glyph]) -> Box:
    return Box(
        left=min(g.left for g in glyphs),
        bottom=min(g.bottom for g in glyphs),
        right=max(g.right for g in glyphs),
        top=max(g.top for g in glyphs),
    )


def line(text: str, glyphs: list[Glyph], blanks: Sequence[float] = (), *, among_rtl: bool) -> Line:
    rtl = is_rtl(text, among_rtl=among_rtl)
    return Line(
        text=text_of(text, glyphs, sorted(blanks), rtl=rtl),
        left=min(g.left for g in glyphs),
        right=max(g.right for g in glyphs),
        base=median(g.base for g in glyphs),
        size=median(g.size for g in glyphs),
        rtl=rtl,
    )


def text_of(text: str, glyphs: list[Glyph], blanks: list[float], *, rtl: bool) -> str:
    """What a line says: as pdfium has it where no letter of it runs from right to left."""
    if not is_rtl(text, among_rtl=True):
        return " ".join(text.split())
    read = logical if rtl else mixed
    return read(glyphs, len(text.split()) - 1, blanks)


def glyph(page: Any, char: str, at: int) -> Glyph:
    """A character and its box: ink above and below, ink and advance to the sides."""
    ink, full = page.get_charbox(at), page.get_charbox(at, loose=True)
    x, base, scale = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(page, at, x, base)
    raw.FPDFText_GetMatrix(page, at, scale)
    return Glyph(
        char=char,
        left=min(ink[0], full[0]),
        right=max(ink[2], full[2]),
        middle=(ink[0] + ink[2]) / 2,
        bottom=ink[1],
        top=ink[3],
        base=base.value,
        size=raw.FPDFText_GetFontSize(page, at) * math.hypot(scale.c, scale.d),
        origin=x.value,
    )
