"""The kinds of files that are read: the reader of each, and how text of a kind begins.

A kind is declared here and nowhere else; docs/files.md says in words what is kept of it.
"""

import re
from collections.abc import Mapping
from typing import Final

PLAIN: Final = "text/plain"
HTML: Final = "text/html"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT: Final = "application/vnd.oasis.opendocument.text"
EPUB: Final = "application/epub+zip"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"
RTF: Final = "application/rtf"
SRT: Final = "application/x-subrip"
VTT: Final = "text/vtt"
MAIL: Final = "message/rfc822"
NEWSML: Final = "application/vnd.iptc.g2.newsitem+xml"
NITF: Final = "application/x-nitf+xml"
JSON: Final = "application/json"

# Each by its module in `sources.intake.readers`, run in a child.
READERS: Final[Mapping[str, str]] = {
    HTML: "html",
    PDF: "pdf",
    DOCX: "docx",
    ODT: "odt",
    EPUB: "epub",
    XLSX: "spreadsheet",
    CSV: "delimited",
    RTF: "rtf",
    SRT: "captions",
    VTT: "captions",
    MAIL: "mail",
    NEWSML: "newsml",
    NITF: "nitf",
    JSON: "told_json",
}
# Their readers take characters; the others tell their encoding in a way of their own.
IN_UTF8: Final = frozenset({HTML, CSV, SRT, VTT, JSON})
TABLES: Final = frozenset({CSV, XLSX})  # a row is a line, and no sentence

_BEGINNING: Final = 4096  # bytes
# What carries mail writes its own fields in front, tens of kilobytes; comments stand before XML.
_FRONT: Final = 1 << 20

_TIME: Final = rb"(?:\d{1,6}:)?\d{1,2}:\d\d[.,]\d{1,3}"
_BEGINNINGS: Final = {
    RTF: re.compile(rb"\s*\{\\rtf\d"),
    SRT: re.compile(rb"\s*\d{1,6}[ \t]*[\r\n]+[ \t]*" + _TIME + rb"[ \t]*-->[ \t]*" + _TIME),
    VTT: re.compile(
        rb"WEBVTT[ \t]*(?:[\r\n]+(?=[\r\n])|[\r\n]*\Z)|WEBVTT(?:[ \t][^\r\n]*)?[\r\n]"
        rb"(?=.*?" + _TIME + rb"[ \t]*-->)",
        re.S,
    ),
    JSON: re.compile(rb'\s*(?:\[\s*)?\{\s*"(?:[^"\\\r\n]|\\.){0,200}"\s*:'),
}
_ROOT: Final = re.compile(
    rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*+(?:<!doctype\s+([\w.-]+)"
    rb"|<(?:[\w.-]+:)?([\w.-]+)(?:\s*/?>|\s+[\w:.-]+\s*=))",
    re.I | re.S,
)
_NEWS: Final = {b"nitf": NITF, b"newsItem": NEWSML, b"newsMessage": NEWSML, b"packageItem": NEWSML}
_STANDARD: Final = b"http://iptc.org/std/nar/"  # the namespace of NewsML-G2
_MAILBOX: Final = re.compile(rb"\AFrom \S[^\r\n]*[\r\n]+")
_FIELD: Final = re.compile(rb"([!-9;-~]{1,60}):")
_WRITTEN: Final = {b"from", b"to", b"subject", b"date"}
_SENT: Final = {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"}


def kind_by_beginning(text: bytes) -> str | None:
    """What text is by how it begins, in UTF-8; None for prose and for pages."""
    front = text[:_FRONT]
    found = (kind for kind, begins in _BEGINNINGS.items() if begins.match(front, 0, _BEGINNING))
    return next(found, None) or news_kind(front) or (MAIL if is_mail(front) else None)


def root_of(front: bytes) -> bytes:
    """The name of the first element, as the type of the document or the element itself tells."""
    found = _ROOT.match(front)
    return found[found.lastindex or 0] if found else b""


def news_kind(front: bytes) -> str | None:
    kind = _NEWS.get(root_of(front))
    return kind if kind != NEWSML or _STANDARD in front else None


def is_mail(front: bytes) -> bool:
    """Whether it begins with fields as mail has them: of its writer, and of what carried it.

    A line of its mailbox may stand before them.
    """
    named: set[bytes] = set()
    for line in _MAILBOX.sub(b"", front, count=1).splitlines():
        if line[:1] in b" \t" and line.strip() and named:
            continue
        found = _FIELD.match(line)
        if not found:
            break
        named.add(found[1].lower())
    return bool(named & _WRITTEN and named & _SENT)
