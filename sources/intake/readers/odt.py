"""OpenDocument texts (ISO/IEC 26300): paragraphs in order, tables, notes and boxes included."""

from collections.abc import Iterator
from typing import Any, Final
from zipfile import ZipFile

from sources.intake.readers.odt_seen import PARAGRAPHS, TEXT, as_seen
from sources.intake.readers.packed import weighed
from sources.intake.readers.reading import ReadFile, TooLongError
from sources.intake.readers.xml_tree import parsed, said

# Deleted text that is kept for undoing, comments, the number of a note, directions of programs,
# what stands for a picture, and what is gathered from the text itself.
_NOT_TEXT: Final = (
    "tracked-changes annotation note-citation script forms binary-data desc table-of-content"
    " illustration-index table-index object-index user-index alphabetical-index bibliography"
)
NOT_TEXT: Final = frozenset(_NOT_TEXT.split())
LITERAL: Final = {"tab": "\t", "line-break": "\n"}


def read(data: bytes, chars: int) -> ReadFile:
    """The text of an OpenDocument file; suggested insertions count as text, deletions do not."""
    with weighed(data) as archive:
        manifest = parsed(archive.read("META-INF/manifest.xml"))
        if manifest.find(".//encryption-data") is not None:
            raise ValueError("locked by a password")
        content = parsed(archive.read("content.xml"))
        as_seen(body := content.find("body"), content, part(archive, "styles.xml"))
        meta = part(archive, "meta.xml")
    return ReadFile(
        body="\n".join(lines_of(body, chars)).strip(),
        title=said(meta, "meta/title"),
        byline=said(meta, "meta/creator", "meta/initial-creator"),
    )


def part(archive: ZipFile, name: str) -> Any:
    """A part that a file may lack."""
    return parsed(archive.read(name) if name in archive.namelist() else b"<none/>")


def lines_of(body: Any, chars: int) -> list[str]:
    lines: list[str] = []
    length = 0
    for paragraph in paragraphs(body):
        lines.append(line := "".join(pieces(paragraph)).strip())
        length += len(line)
        if length > chars:
            raise TooLongError
    return lines


def paragraphs(body: Any) -> Iterator[Any]:
    """Every paragraph, those inside another (a note, a box) after it."""
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if element.tag in PARAGRAPHS:
            yield element
        waiting.extend(child for child in reversed(element) if child.tag not in NOT_TEXT)


def pieces(paragraph: Any) -> Iterator[str]:
    """The characters of a paragraph; white space is told by elements, as the standard wants."""
    waiting: list[Any] = [paragraph]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            yield found
            continue
        for child in reversed(found):
            waiting.append(flat(child.tail))
            if child.tag not in NOT_TEXT | PARAGRAPHS:
                waiting.append(child)
        yield blank(found) + flat(found.text)


def flat(text: str | None) -> str:
    """Text with each run of white space as one blank."""
    if not text or text.isspace():
        return " " if text else ""
    edges = text[0].isspace(), text[-1].isspace()
    return f"{' ' * edges[0]}{' '.join(text.split())}{' ' * edges[1]}"


def blank(element: Any) -> str:
    """What an empty element stands for."""
    if element.tag == "s":
        return " " * min(int(element.get(f"{TEXT}c", "1")), 100)
    return LITERAL.get(element.tag, "")
