"""What kind of file some bytes are; the bytes weigh more than what anybody says of them."""

import codecs
import re
from pathlib import PurePath
from typing import Final

from sources.intake.extract.foreign_kinds import foreign_kind, foreign_markup
from sources.intake.extract.packed_kinds import ZIP, packed_kind
from sources.intake.extract.read_kinds import CSV, HTML, PDF, PLAIN, kind_by_beginning
from sources.intake.readers.decoding import UNICODE_MARKS, decode
from sources.intake.readers.delimited import is_table
from sources.refusals.texts import AnotherKind, UnknownKind

_MARKUP: Final = {HTML, "application/xhtml+xml", "application/xml", "text/xml"}
_MARKUP_NAMES: Final = {".html", ".htm", ".xhtml"}
_TABLES: Final = {"text/csv", "text/tab-separated-values"}
_TABLE_NAMES: Final = {".csv", ".tsv"}
_PAGE: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,500}?-->\s*)*+<(?:!doctype html|html)\b", re.I | re.S
)
# The header of a PDF has its line for itself; readers look for it in the first kilobyte.
_PDF_LINE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-\d\.\d[ \t]*(?:[\r\n%]|$)")
_PDF_ANYWHERE: Final = re.compile(rb"%PDF-\d\.\d")
_PDF_WITHIN: Final = 1024
_CONTROLS: Final = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27} | {127})
_HEAD: Final = 4096
_TOLERATED: Final = 0.1  # controls in a stretch; more is no text
# What is no UTF-8 may be of an old code page, which has no controls; of packed bytes a tenth are.
_TOLERATED_IN_CODE_PAGES: Final = 0.005
_BROKEN: Final = 0.01  # of what says it is UTF-16 or UTF-32; of any bytes read so 3 % fit nowhere


def kind_of(data: bytes, *, media_type: str = "", filename: str = "") -> str:
    """The media type to read these bytes as; AnotherKind or UnknownKind when we have no reader."""
    if data.startswith(ZIP):
        return packed_kind(data)
    if foreign := foreign_kind(data):
        raise AnotherKind(found=foreign.label)
    if _PDF_LINE.match(data):
        return PDF
    text = in_utf8(data)
    if any(is_no_text(text[at : at + _HEAD]) for at in range(0, len(text), _HEAD)):
        if _PDF_ANYWHERE.search(data, 0, _PDF_WITHIN):
            return PDF
        raise UnknownKind
    return written_kind(text.removeprefix(codecs.BOM_UTF8), media_type, filename)


def written_kind(text: bytes, media_type: str, filename: str) -> str:
    """Of what is text: a page, plain, or what it begins like; AnotherKind for the rest."""
    if kind := kind_by_beginning(text):
        return kind
    head = text[:_HEAD]
    if _PAGE.match(head):
        return HTML
    if foreign := foreign_markup(head):
        raise AnotherKind(found=foreign.label)
    given = media_type.partition(";")[0].strip().lower()
    named = PurePath(filename).suffix.lower()
    if given in _MARKUP or (not given and named in _MARKUP_NAMES):
        return HTML
    called = given in _TABLES or named in _TABLE_NAMES
    return CSV if is_table(whole_lines(head), called=called) else PLAIN


def whole_lines(head: bytes) -> str:
    """The beginning of a text without a line that only its end cuts off."""
    cut = len(head) == _HEAD
    return (head[: head.rfind(b"\n") + 1] if cut else head).decode("utf-8", "replace")


def in_utf8(data: bytes) -> bytes:
    """The bytes, or those of the same text in UTF-8 where a mark says UTF-16 or UTF-32."""
    if not data.startswith(UNICODE_MARKS):
        return data
    text = decode(data)
    if text.count("\ufffd") > _BROKEN * len(text):
        raise UnknownKind
    return text.encode(errors="replace")


def is_no_text(stretch: bytes) -> bool:
    """Whether there are more controls in it than in any text."""
    controls = len(stretch) - len(stretch.translate(None, _CONTROLS))
    tolerated = _TOLERATED if is_utf8(stretch) else _TOLERATED_IN_CODE_PAGES
    return controls > tolerated * len(stretch)


def is_utf8(stretch: bytes) -> bool:
    """Whether it is UTF-8; a character may be cut at either edge."""
    try:
        stretch.lstrip(bytes(range(0x80, 0xC0))).decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return True
