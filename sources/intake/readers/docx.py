"""Word files: paragraphs in order, a row of a table a line, text boxes and notes included."""

import io
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from sources.intake.readers.packed import weighed
from sources.intake.readers.raised import LOWERED, RAISED, is_number
from sources.intake.readers.reading import ReadFile, TooLongError

PARAGRAPH, TEXT, RUN = qn("w:p"), qn("w:t"), qn("w:r")
TABLE, ROW, CELL, BOX = qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:txbxContent")
PROPERTIES, SHIFT, VALUE = qn("w:rPr"), qn("w:vertAlign"), qn("w:val")
UNSEEN: Final = (qn("w:vanish"), qn("w:strike"), qn("w:dstrike"))
OFF: Final = frozenset({"0", "false", "off", "none"})
SHIFTED: Final = {"superscript": RAISED, "subscript": LOWERED}
# Of each kind of note: the part that holds them, the element of one.
NOTES: Final = {
    "word/footnotes.xml": qn("w:footnote"),
    "word/endnotes.xml": qn("w:endnote"),
}
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
ELSEWHERE: Final = frozenset({PARAGRAPH, FALLBACK, qn("w:del"), qn("w:moveFrom")})
LITERAL: Final = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
}


def read(data: bytes, chars: int) -> ReadFile:
    """The text of a Word file, its notes below it.

    Suggested insertions count as text; what is deleted, hidden or struck out does not.
    """
    weighed(data).close()
    document = Document(io.BytesIO(data))
    told: list[str] = []
    length = 0
    for line in chain(lines(document.element.body), notes(data)):
        told.append(line)
        length += len(line)
        if length > chars:
            raise TooLongError
    said = document.core_properties
    return ReadFile(
        body="\n".join(told).strip(),
        title=said.title or "",
        byline=said.author or "",
    )


def lines(block: Any) -> Iterator[str]:
    """The paragraphs of a block and the rows of its tables, what is in text boxes after each.

    What stands in a fallback is a copy for old programs.
    """
    for element in block:
        if element.tag == PARAGRAPH:
            yield "".join(pieces(element)).strip()
            yield from boxed(element)
        elif element.tag == ROW:
            yield from row(element)
        elif element.tag not in ELSEWHERE:
            yield from lines(element)


def boxed(paragraph: Any) -> Iterator[str]:
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == BOX:
            yield from lines(element)
        elif element.tag != FALLBACK:
            waiting.extend(reversed(element))


def row(element: Any) -> Iterator[str]:
    """A row as one line, cells apart by a bar; cells of several paragraphs are kept as those."""
    own = (cell for cell in element.iter(CELL) if next(cell.iterancestors(ROW)) is element)
    cells = [list(filter(None, lines(cell))) for cell in own]
    if max(map(len, cells), default=0) > 1:
        yield from chain(*cells)
    else:
        yield " | ".join(chain(*cells))


def notes(data: bytes) -> Iterator[str]:
    """The notes at the foot of pages and at the end; the lines that part them have a type."""
    with weighed(data) as archive:
        for part, tag in NOTES.items():
            if part in archive.namelist():
                for note in parse_xml(archive.read(part)).iter(tag):
                    yield from () if note.get(qn("w:type")) else filter(None, lines(note))


def pieces(paragraph: Any) -> Iterator[str]:
    """The characters of a paragraph, those of paragraphs inside it (text boxes) left to them."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == TEXT:
            yield element.text or ""
        elif element.tag in LITERAL:
            yield LITERAL[element.tag]
        elif element.tag == RUN and (shift := shift_of(element)):
            yield shifted("".join(pieces(element[1:])), SHIFTED[shift])
        elif element.tag not in ELSEWHERE and not is_unseen(element):
            waiting.extend(reversed(element))


def is_unseen(element: Any) -> bool:
    """Whether a run is hidden or struck out."""
    said = element.find(PROPERTIES) if element.tag == RUN else None
    marks = () if said is None else (mark for mark in map(said.find, UNSEEN) if mark is not None)
    return any(mark.get(VALUE, "1") not in OFF for mark in marks)


def shift_of(run: Any) -> str:
    """How a run that is seen is shifted, "" if it stands on its line."""
    said = None if is_unseen(run) else run.find(f"{PROPERTIES}/{SHIFT}")
    return said.get(VALUE, "") if said is not None and said.get(VALUE) in SHIFTED else ""


def shifted(text: str, shapes: dict[int, int]) -> str:
    return text.translate(shapes) if is_number(text) else text
