"""Files that are no text, told by their first bytes, in a word for people.

Each mark holds a byte that no text has, or is longer than any prose begins by chance: “BM”, “MZ”
and “ID3” begin sentences (docs/files.md; docs/decisions/2026-11-29-kinds-of-files.md).
"""

import re
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Foreign(models.TextChoices):
    """What is often handed in and holds no text that we read."""

    PICTURE = "picture", _("a picture")
    RECORDING = "recording", _("a sound or video recording")
    ARCHIVE = "archive", _("an archive of packed files")
    PROGRAM = "program", _("a program")
    DATABASE = "database", _("a database")
    FONT = "font", _("a font")
    SPREADSHEET = "spreadsheet", _("a spreadsheet of another kind (.xls, .ods)")
    PRESENTATION = "presentation", _("a presentation")
    OLD_WORD = "old_word", _("a Word file of the old kind (.doc)")
    PRINT = "print", _("a PostScript file for printers")
    OFFICE = "office", _("an Office file of another kind")
    LOCKED = "locked", _("an Office file locked by a password")
    XML = "xml", _("an XML file of another kind")


def _marks(*patterns: bytes) -> re.Pattern[bytes]:
    return re.compile(b"|".join(patterns), re.S)


_MARKS: Final = {
    Foreign.PICTURE: _marks(
        rb"\x89PNG\r\n\x1a\n",
        rb"\xff\xd8\xff",
        rb"GIF8[79]a.[\0-\x1f].[\0-\x1f]",
        rb"RIFF.{4}WEBP",
        rb"BM.{4}\0{4}",
        rb"II\*\0|MM\0\*",
        rb"\0\0[\x01\x02]\0",
        rb"8BPS\0",
        rb"AT&TFORM.{4}DJV",
        rb"\0\0\0.ftyp(?:hei|mif|avi|msf)",
    ),
    Foreign.RECORDING: _marks(
        rb"\0\0\0.ftyp",
        rb"\x1a\x45\xdf\xa3",
        rb"RIFF.{4}(?:AVI |WAVE)|FORM.{4}AIF[FC]",
        rb"ID3[\x02-\x04]\0|\xff[\xf2\xf3\xfa\xfb].{1,40}?\0\0",
        rb"OggS\0|fLaC\0|FLV\x01|MThd\0|#!AMR(?:-WB)?\n",
        rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11",
        rb"\0\0\x01[\xb3\xba]",
    ),
    Foreign.ARCHIVE: _marks(
        rb"PK\x05\x06|\x1f\x8b|BZh[1-9]1AY&SY|\xfd7zXZ\0",
        rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x28\xb5\x2f\xfd",
        rb".{257}ustar(?:\0|  \0)",
    ),
    Foreign.PROGRAM: _marks(
        rb"\x7fELF|MZ.{1,60}?\0\0|\0asm",
        rb"\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|\xfe\xed\xfa[\xce\xcf]",
    ),
    Foreign.DATABASE: _marks(rb"SQLite format 3\0|\0\x01\0\0Standard "),
    Foreign.FONT: _marks(rb"wOF[F2](?:\0\x01|OTTO|true)|OTTO\0|\0\x01\0\0\0"),
}
# Text to the eye, but not what its author wrote.
_MARKUP: Final = {
    Foreign.PRINT: re.compile(rb"%!PS-Adobe-\d"),
    Foreign.PICTURE: re.compile(
        rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,500}?-->\s*|<!doctype svg[^>]*>\s*)*+<svg\b", re.I | re.S
    ),
    Foreign.XML: re.compile(rb"\s*(?:<\?xml\b|<!doctype\s+(?!html\b)[\w.:-]+[\s\[>])", re.I),
}

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: Final = {
    "EncryptedPackage": Foreign.LOCKED,
    "WordDocument": Foreign.OLD_WORD,
    "Workbook": Foreign.SPREADSHEET,
    "PowerPoint Document": Foreign.PRESENTATION,
}


def foreign_kind(data: bytes) -> Foreign | None:
    """What these bytes are, if it is nothing that we read; None also for what nobody knows."""
    if data.startswith(_OLD_OFFICE):
        held = (kind for name, kind in _STREAMS.items() if name.encode("utf-16-le") in data)
        return next(held, Foreign.OFFICE)
    return next((kind for kind, mark in _MARKS.items() if mark.match(data)), None)


def foreign_markup(head: bytes) -> Foreign | None:
    """The same of bytes that are text, by how it begins."""
    return next((kind for kind, mark in _MARKUP.items() if mark.match(head)), None)
