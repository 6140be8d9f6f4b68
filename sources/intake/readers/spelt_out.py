"""Clusters of shapes whose text a PDF spells out (`ActualText`): browsers do so for vowel signs.

pdfium puts that text into the box of one of the shapes, often of the sign above a letter; what room
the letter takes is told by all shapes under the same mark.
"""

import ctypes
from typing import Any, Final, NamedTuple

from pypdfium2 import raw

Place = tuple[float, float]
_CLOSE: Final = 1  # decimals of a point; the box of a character is computed from that of its shape


class Box(NamedTuple):
    """A rectangle on the page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def rooms(page: Any) -> dict[Place, Box]:
    """For the lower left corner of each shape of a cluster the room that the cluster takes."""
    shapes = [(mark, box) for mark, box in map(_marked, _texts(page)) if mark]
    clusters: dict[int, Box] = {}
    for mark, box in shapes:
        clusters[mark] = both(clusters.get(mark, box), box)
    return {place(box.left, box.bottom): clusters[mark] for mark, box in shapes}


def place(left: float, bottom: float) -> Place:
    return round(left, _CLOSE), round(bottom, _CLOSE)


def both(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
    )


def _texts(page: Any) -> Any:
    return page.get_objects([raw.FPDF_PAGEOBJ_TEXT])


def _marked(shape: Any) -> tuple[int, Box]:
    """The innermost mark of a shape, 0 if it spells nothing out, and its box."""
    count = raw.FPDFPageObj_CountMarks(shape)
    mark = raw.FPDFPageObj_GetMark(shape, count - 1) if count else None
    address = _address(mark) if mark is not None and _has_text(mark) else 0
    return address, Box(*shape.get_bounds())


def _address(mark: Any) -> int:
    """What tells one mark from another: shapes under one mark share it."""
    return ctypes.cast(mark, ctypes.c_void_p).value or 0


def _has_text(mark: Any) -> bool:
    size = ctypes.c_ulong()
    return bool(
        raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, ctypes.byref(size))
    )
