"""Bytes to characters: Unicode first, then what the file declares, then what it looks like."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from charset_normalizer import from_bytes

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UNICODE_MARKS: Final = tuple(mark for mark, _encoding in _MARKS[1:])  # of UTF-16 and UTF-32
_DECLARED: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
HEAD: Final = 2048  # bytes among which a page declares its encoding
_SPOILT: Final = 0.01  # of the bytes beyond ASCII; with fewer faults it is UTF-8 with a fault
_CODE_PAGES: Final = ("cp", "iso8859", "mac-", "koi8", "gb", "big5", "euc", "shift")
# Bytes of these are UTF-8 too, with another meaning: NUL for half of a letter, or ASCII alone.
_WIDE: Final = ("utf-16", "utf-32")
_SEVEN_BITS: Final = ("utf-7", "iso2022", "hz")
_SAMPLE: Final = 20_000
# Arabic archives of the nineties and after; then the Western ones.
_LEGACY: Final = ["cp1256", "iso8859_6", "cp1252"]


def decode(data: bytes, *, media_type: str = "", head: bytes = b"") -> str:
    """Read bytes as text; a byte that fits nowhere becomes U+FFFD.

    `media_type` may carry a charset, as HTTP sends it; `head` is where a page declares its own.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    with suppress(UnicodeDecodeError):
        return data.decode(_not_utf8(data, media_type.encode()) or "utf-8")
    return _decode_legacy(data, media_type.encode() + b" " + head)


def _decode_legacy(data: bytes, declarations: bytes) -> str:
    almost = data.decode("utf-8", errors="replace")
    if almost.count("\ufffd") <= _SPOILT * len(data.translate(None, bytes(range(128)))):
        return almost
    return data.decode(_declared(declarations) or _likely(data[:_SAMPLE]), errors="replace")


def _declared(declarations: bytes) -> str:
    """The first declared encoding that is a code page; Unicode was tried and did not fit."""
    found = next((name for name in _named(declarations) if name.startswith(_CODE_PAGES)), "")
    # Web pages that say Latin-1 mean Windows-1252 (WHATWG Encoding Standard).
    return "cp1252" if found == "iso8859-1" else found


def _named(declarations: bytes) -> Iterator[str]:
    for name in _DECLARED.findall(declarations):
        with suppress(LookupError):
            yield codecs.lookup(name.decode("ascii")).name


def _not_utf8(data: bytes, declared: bytes) -> str:
    """What its carrier declares, where it would be taken for UTF-8 and can be what is declared."""
    for name in _named(declared):
        fits = b"\0" in data if name.startswith(_WIDE) else data.isascii()
        if fits and name.startswith((*_WIDE, *_SEVEN_BITS)) and _decodes(data, name):
            return name
    return ""


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        return bool(data.decode(encoding))
    except UnicodeDecodeError:
        return False


def _likely(sample: bytes) -> str:
    best = from_bytes(sample, cp_isolation=_LEGACY).best()
    return best.encoding if best else _LEGACY[0]
