"""What kind of file some bytes are; the bytes weigh more than what anybody says of them."""

import re
from pathlib import PurePath
from typing import Final

from sources.intake.extract.decoding import decode
from sources.refusals import UnknownKind

PLAIN: Final = "text/plain"
HTML: Final = "text/html"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MARKUP: Final = {HTML, "application/xhtml+xml", "application/xml", "text/xml"}
_MARKUP_NAMES: Final = {".html", ".htm", ".xhtml"}
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_PAGE: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,500}?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
)
_CONTROLS: Final = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27} | {127})
_HEAD: Final = 4096
_TOLERATED: Final = 0.1  # controls among the first bytes; more is no text


def kind_of(data: bytes, *, media_type: str = "", filename: str = "") -> str:
    """The media type to read these bytes as; UnknownKind when we have no reader for them."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return DOCX
    if head.startswith(_UTF16):
        head = decode(head).encode(errors="replace")
    if _is_binary(head):
        raise UnknownKind
    given = media_type.partition(";")[0].strip().lower()
    named = PurePath(filename).suffix.lower()
    if _PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    return HTML if given in _MARKUP or (not given and named in _MARKUP_NAMES) else PLAIN


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > _TOLERATED * len(head)
