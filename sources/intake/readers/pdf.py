"""PDF: the characters of each line by where they stand on the page, lines joined to paragraphs.

A PDF holds glyphs in places, not text. pdfium turns some Arabic words round and leaves others, so
for lines with right-to-left letters only its boxes are trusted.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from statistics import median
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

from sources.intake.readers.paragraphs import Line, joined
from sources.intake.readers.reading import ReadFile, TooLongError
from sources.intake.readers.visual_order import Glyph, is_rtl, logical

PAGES: Final = 2000
_LINE: Final = re.compile("[^\r\n]+")
# What authoring programs put in the title when nobody gave one.
_NO_TITLE: Final = re.compile(r"microsoft word|untitled|\.(?:docx?|indd|qxd|pdf|html?)$", re.I)


class Box(NamedTuple):
    """A rectangle on the page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def read(data: bytes, chars: int) -> ReadFile:
    """The text of a PDF, page after page; "" for a scan, which has none."""
    document = pypdfium2.PdfDocument(data)
    if len(document) > PAGES:
        raise TooLongError
    pages: list[str] = []
    for page in document:
        pages.append(joined(list(lines_of(page.get_textpage()))))
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
    held, row = "", list[Glyph]()
    pieces = list(pieces_of(page))
    among_rtl = is_rtl("".join(text for text, _glyphs in pieces))
    for text, glyphs in pieces:
        if row and not are_level(row, glyphs):
            yield line(held, row, among_rtl=among_rtl)
            held, row = "", []
        held, row = held + text, row + glyphs
    if row:
        yield line(held, row, among_rtl=among_rtl)


def pieces_of(page: Any) -> Iterator[tuple[str, list[Glyph]]]:
    """What pdfium takes for lines: the text as it reads it, and the visible characters."""
    codes = (raw.FPDFText_GetUnicode(page, at) for at in range(page.count_chars()))
    text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    for found in _LINE.finditer(text):
        visible = (at for at in range(*found.span()) if not text[at].isspace())
        if glyphs := [glyph(page, text[at], at) for at in visible]:
            yield found[0], glyphs


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


def line(text: str, glyphs: list[Glyph], *, among_rtl: bool) -> Line:
    rtl = is_rtl(text, among_rtl=among_rtl)
    return Line(
        text=logical(glyphs, len(text.split()) - 1) if rtl else " ".join(text.split()),
        left=min(g.left for g in glyphs),
        right=max(g.right for g in glyphs),
        base=median(g.base for g in glyphs),
        size=median(g.size for g in glyphs),
        rtl=rtl,
    )


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
    )
