"""Mail (RFC 5322) and pages saved as mail (MHTML, RFC 2557): what is read first in it."""

import codecs
import re
from datetime import UTC
from email import message_from_bytes
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.message import EmailMessage, MIMEPart
from email.policy import default
from itertools import pairwise
from typing import Any, Final

from sources.intake.readers import html
from sources.intake.readers.decoding import HEAD, decode
from sources.intake.readers.reading import ReadFile, SeveralTextsError, TooNestedError

# A file that ends too early has lost the boundary behind its last part, or bytes of base64.
CUT_OFF: Final = (
    CloseBoundaryNotFoundDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
# A mailbox: mails behind each other, each below a line of its own and with fields in front.
ANOTHER: Final = re.compile(rb"\n\r?\nFrom \S+ [^\n]*\d\d:\d\d[^\n]*\n[!-9;-~]{1,60}:")
# What a mail parts itself by. Forwarded by ten people it has ten, and a page saved as mail a part
# for each of its pictures.
BOUNDARY: Final = re.compile(rb"""\bboundary\b[^=\r\n;]{0,9}=\s*["']?([^"'\s;]{1,70})""", re.I)
DEEPEST: Final = 50
PARTS: Final = 1_000
WRAPPED: Final = range(50, 91)  # characters; programs wrap mail at 72 to 78


def read(data: bytes, chars: int) -> ReadFile:
    """The text of a mail as its sender wrote it, plain before HTML; attachments are not read.

    A page saved as mail is read as the page it was.
    """
    check_parts(data)
    message = message_from_bytes(data.removeprefix(codecs.BOM_UTF8), policy=default)
    if message.get_unixfrom() and ANOTHER.search(data):
        raise SeveralTextsError
    body = message.get_body(("plain", "html"))
    if body is None:
        raise ValueError("no text in it")
    text = decoded(body)
    if is_cut_off(message) or is_cut_off(body):
        raise ValueError("cut off")
    page = html.read(text.encode(), chars) if body.get_content_type() == "text/html" else None
    if page and is_page(message):
        return page._replace(published_at=page.published_at or sent_at(message))
    return ReadFile(
        body=page.body if page else plain(body, text),
        title=str(field(message, "subject", body)),
        byline=sender(field(message, "from", body)),
        published_at=sent_at(message),
    )


def check_parts(data: bytes) -> None:
    """Raise TooNestedError before a mail is taken apart, which takes longer with each part."""
    marks = {found[1] for found in BOUNDARY.finditer(data)}
    if len(marks) > DEEPEST or sum(data.count(b"\n--" + mark) for mark in marks) > PARTS:
        raise TooNestedError


def is_cut_off(part: MIMEPart) -> bool:
    """What is lacking in base64 is known once it is decoded."""
    return any(isinstance(fault, CUT_OFF) for fault in part.defects)


def decoded(part: MIMEPart) -> str:
    """The characters of a part, as those of any file; a page may declare its encoding itself."""
    raw: Any = part.get_payload(decode=True) or b""
    head = raw[:HEAD] if part.get_content_type() == "text/html" else b""
    return decode(raw, media_type=declared(part), head=head).replace("\r\n", "\n")


def declared(part: MIMEPart) -> str:
    return f"charset={part.get_content_charset('')}"


def field(message: EmailMessage, name: str, body: MIMEPart) -> Any:
    """A field in front; bytes that stand there as they are, are read as those of the body."""
    said = next((said for called, said in message.raw_items() if called.lower() == name), "")
    if not said.isascii():
        said = decode(said.encode("ascii", "surrogateescape"), media_type=declared(body))
    return message.policy.header_fetch_parse(name, said)


def is_page(message: EmailMessage) -> bool:
    """Whether a browser saved it: nobody ever sent it."""
    return message.get_content_type() == "multipart/related" and not message["Message-ID"]


def sender(names: Any) -> str:
    """Who wrote it, by name where one is given; nobody where the address is empty."""
    first = next(iter(names.addresses), None)
    return (first.display_name or first.addr_spec.strip("<>")) if first else ""


def sent_at(message: EmailMessage) -> str:
    """When it was sent; -0000 tells the time of UTC and hides where its writer is."""
    moment = getattr(message["Date"], "datetime", None)
    if moment and not moment.tzinfo:
        moment = moment.replace(tzinfo=UTC)
    return moment.isoformat() if moment else ""


def plain(part: MIMEPart, text: str) -> str:
    """Paragraphs a line: how wide somebody's window was is no part of the text."""
    if part.get_param("format") == "flowed":
        text = re.sub(r"(?<=[^\n]) \n(?=[^\n>])", " ", text)
    return unwrapped(text).strip()


def unwrapped(text: str) -> str:
    """Lines joined where the next word did not fit any more."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines))
    if width not in WRAPPED:
        return text
    parts = lines[:1]
    for before, line in pairwise(lines):
        first = (line.split() or [""])[0]
        wrapped = before and first and first != ">" and len(before) + 1 + len(first) > width
        parts += [" " if wrapped else "\n", line]
    return "".join(parts)
