"""Word files: paragraphs in order, tables and text boxes included."""

import io
from collections.abc import Iterator
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn

from sources.intake.readers.packed import weighed
from sources.intake.readers.reading import ReadFile, TooLongError

PARAGRAPH, TEXT = qn("w:p"), qn("w:t")
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
ELSEWHERE: Final = frozenset({PARAGRAPH, FALLBACK, qn("w:del"), qn("w:moveFrom")})
LITERAL: Final = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
}


def read(data: bytes, chars: int) -> ReadFile:
    """The text of a Word file; suggested insertions count as text, deletions do not."""
    weighed(data).close()
    document = Document(io.BytesIO(data))
    lines: list[str] = []
    length = 0
    for paragraph in paragraphs(document.element.body):
        lines.append(line := "".join(pieces(paragraph)).strip())
        length += len(line)
        if length > chars:
            raise TooLongError
    said = document.core_properties
    return ReadFile(
        body="\n".join(lines).strip(),
        title=said.title or "",
        byline=said.author or "",
    )


def paragraphs(body: Any) -> Iterator[Any]:
    """Every paragraph once: what stands in a fallback is a copy for old programs."""
    for paragraph in body.iter(PARAGRAPH):
        if next(paragraph.iterancestors(FALLBACK), None) is None:
            yield paragraph


def pieces(paragraph: Any) -> Iterator[str]:
    """The characters of a paragraph, those of paragraphs inside it (text boxes) left to them."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == TEXT:
            yield element.text or ""
        elif element.tag in LITERAL:
            yield LITERAL[element.tag]
        elif element.tag not in ELSEWHERE:
            waiting.extend(reversed(element))
