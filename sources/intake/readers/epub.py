"""Books (EPUB 2 and 3, https://www.w3.org/TR/epub-33/): the chapters in the order of reading."""

import codecs
import posixpath
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote
from zipfile import ZipFile

from sources.intake.readers import html
from sources.intake.readers.packed import weighed
from sources.intake.readers.reading import ReadFile, TooLongError
from sources.intake.readers.xml_tree import parsed, said

CONTAINER: Final = "META-INF/container.xml"
LOCKS: Final = "META-INF/encryption.xml"
UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(data: bytes, chars: int) -> ReadFile:
    """The text of a book, without its table of contents."""
    with weighed(data) as archive:
        package = said(parsed(archive.read(CONTAINER)), ".//rootfile/@full-path")
        book = parsed(archive.read(package))
        chapters = list(chapters_of(book, posixpath.dirname(package)))
        if locked(archive) & set(chapters):
            raise ValueError("protected")
        body = text_of(archive, chapters, chars)
    return ReadFile(
        body=body,
        title=said(book, "metadata/title"),
        byline=said(book, "metadata/creator"),
        site=said(book, "metadata/publisher"),
        published_at=said(book, "metadata/date"),
    )


def chapters_of(book: Any, folder: str) -> Iterator[str]:
    """The names of the parts that are read one after the other."""
    held = {item.get("id"): item for item in book.iterfind("manifest/item")}
    for reference in book.iterfind("spine/itemref"):
        item = held[reference.get("idref")]
        if "nav" not in item.get("properties", "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href"))))


def locked(archive: ZipFile) -> set[str]:
    """The parts that only a bought key opens; fonts may be locked in any book."""
    if LOCKS not in archive.namelist():
        return set()
    locks = parsed(archive.read(LOCKS))
    return {unquote(lock.get("URI", "")) for lock in locks.iter("CipherReference")}


def text_of(archive: ZipFile, chapters: list[str], chars: int) -> str:
    texts: list[str] = []
    for chapter in chapters:
        tree = html.parsed(in_utf8(archive.read(chapter)))
        texts.append(html.text_of(tree, chars))
        if sum(map(len, texts)) > chars:
            raise TooLongError
    return "\n\n".join(filter(None, texts))


def in_utf8(part: bytes) -> bytes:
    """A part of a book, which is UTF-8 or UTF-16; raises UnicodeDecodeError for all else."""
    return part.decode("utf-16" if part.startswith(UTF16) else "utf-8").encode()
