"""Characters that one drawn shape stands for: «لا», «الله», a letter with its vowel signs.

pdfium gives each of them a part of the shape's box, from either end, or the whole box; what tells
that they are one shape is that they are drawn from one point.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from sources.intake.readers.visual_order import Glyph, is_rtl

_ALEFS: Final = frozenset("اأإآٱ")
_FORMS: Final = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))
_KNOWN: Final = frozenset(
    text for code in _FORMS if len(text := unicodedata.normalize("NFKC", chr(code))) > 1
) | {"لله"}


def as_drawn(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The shapes of a line, each with all of its characters in the order of the reader."""
    shapes: dict[object, list[Glyph]] = {}
    for glyph in glyphs:
        alone = glyph.origin is None
        shapes.setdefault(id(glyph) if alone else (glyph.origin, glyph.base), []).append(glyph)
    return [shape[0] if len(shape) == 1 else _one(shape) for shape in shapes.values()]


def _one(shape: Sequence[Glyph]) -> Glyph:
    left, right = min(g.left for g in shape), max(g.right for g in shape)
    return shape[0]._replace(
        char=_read(shape),
        left=left,
        right=right,
        middle=(left + right) / 2,
        bottom=min(g.bottom for g in shape),
        top=max(g.top for g in shape),
    )


def _read(shape: Sequence[Glyph]) -> str:
    """The characters from right to left, or turned where nobody would write them so."""
    text = "".join(g.char for g in sorted(shape, key=lambda g: -g.middle))
    if not is_rtl(text, among_rtl=True):
        return "".join(g.char for g in sorted(shape, key=lambda g: g.middle))
    return text[::-1] if _is_turned(text) else text


def _is_turned(text: str) -> bool:
    if unicodedata.category(text[0]) == "Mn":
        return True
    letters = "".join(char for char in text if unicodedata.category(char) != "Mn")
    if letters[-1:] == "ل" and letters[0] in _ALEFS and len(letters) == 2:
        return True
    return letters not in _KNOWN and letters[::-1] in _KNOWN
