"""What a ZIP holds, by its list alone: nothing is unpacked here."""

import re
from typing import Final

from sources.intake.extract.foreign_kinds import Foreign
from sources.intake.extract.read_kinds import DOCX, EPUB, ODT, XLSX
from sources.refusals.texts import AnotherKind

ZIP: Final = b"PK\x03\x04"
_OPEN_DOCUMENT: Final = re.compile(
    rb"PK\x03\x04.{26}mimetypeapplication/(?:vnd\.oasis\.opendocument\.)?(text|spread|present|epub)",
    re.S,
)
_OPENED: Final[dict[bytes, str | Foreign]] = {
    b"text": ODT,
    b"epub": EPUB,
    b"spread": Foreign.SPREADSHEET,
    b"present": Foreign.PRESENTATION,
}
_LISTED: Final = re.compile(rb"PK\x01\x02.{42}(\[Content_Types\]|(?:word|xl|ppt)/)", re.S)
_OFFICE: Final[dict[bytes, str | Foreign]] = {
    b"word/": DOCX,
    b"xl/": XLSX,
    b"ppt/": Foreign.PRESENTATION,
}


def packed_kind(data: bytes) -> str:
    """The kind of a ZIP that we read; AnotherKind for any other."""
    found = held_in(data)
    if isinstance(found, Foreign):
        raise AnotherKind(found=found.label)
    return found


def held_in(data: bytes) -> str | Foreign:
    """By the list at its end, or what it says first; a Word file when the list is lost."""
    if opened := _OPEN_DOCUMENT.match(data):
        return _OPENED[opened[1]]
    end = data.rfind(b"PK\x05\x06")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if end < 0 or data[max(0, end - size) :][:4] != b"PK\x01\x02":
        return DOCX
    listed = set(_LISTED.findall(data, end - size, end))
    if b"[Content_Types]" not in listed:
        return Foreign.ARCHIVE
    return next((kind for part, kind in _OFFICE.items() if part in listed), Foreign.OFFICE)
