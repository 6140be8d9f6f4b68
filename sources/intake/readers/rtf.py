"""Rich Text (RTF 1.9.1, Microsoft 2008): what is shown, each run in the code page of its font."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from sources.intake.readers.reading import ReadFile, TooLongError
from sources.intake.readers.rtf_group import Group
from sources.intake.readers.rtf_words import (
    CHARSETS,
    HIDING,
    LITERAL,
    NOT_TEXT,
    SHIFTING,
    SHOWN_AGAIN,
)

_TOKEN: Final = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])"
    rb"|[\r\n]+|([^\\{}\r\n]+)",
    re.S,
)
ANSI: Final = "cp1252"  # what a file means that names no code page


@dataclass
class Rtf:
    """A file while it is read; characters wait as bytes until their code page ends."""

    chars: int
    page: str = ANSI
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    groups: list[Group] = field(default_factory=list)
    at: Group = field(default_factory=Group)
    ignorable: bool = False
    skip: int = 0
    length: int = 0
    waiting: bytearray = field(default_factory=bytearray)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def opened(self) -> None:
        self.groups.append(self.at)

    def closed(self) -> None:
        self.flush()
        self.at = self.groups.pop()

    def write(self, text: str) -> None:
        """Characters that no code page says."""
        self.flush()
        self.keep(text)

    def add(self, raw: bytes) -> None:
        """Bytes in the code page of the moment, those left out that only stand for a \\u."""
        left, self.skip = raw[self.skip :], max(0, self.skip - len(raw))
        self.waiting += left

    def flush(self) -> None:
        if self.waiting:
            text = self.waiting.decode(self.at.page or self.page, errors="replace")
            self.waiting.clear()
            self.keep(text)

    def keep(self, text: str) -> None:
        if self.at.into and not self.at.hidden:
            self.texts.setdefault(self.at.into, []).append(self.at.drawn(text))
            self.length += len(text)
            if self.length > 2 * self.chars:  # blanks and halves of characters may still go
                raise TooLongError

    def turn(self, group: Group) -> None:
        """Let something else hold for what follows in the group."""
        self.flush()
        self.at = group

    def said(self, name: str) -> str:
        """What was written into a place; halves of characters beyond the first 65,536 joined."""
        raw = "".join(self.texts.get(name, []))
        return raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read(data: bytes, chars: int) -> ReadFile:
    """The text of a Rich Text file; raises ValueError where it is cut off."""
    rtf = Rtf(chars)
    at, end = 0, len(data.rstrip(b"\0\r\n\t "))
    while at < end:
        token = _TOKEN.match(data, at)
        if not token:
            raise ValueError("cut off")
        at = token.end() + taken(rtf, token)
    if rtf.groups:
        raise ValueError("cut off")
    lines = [line.strip() for line in rtf.said("body").split("\n")]
    return ReadFile("\n".join(lines).strip(), title=rtf.said("title"), byline=rtf.said("author"))


def taken(rtf: Rtf, token: re.Match[bytes]) -> int:
    """Take one token in; gives how many bytes behind it are no text (\\bin)."""
    word, number, code, symbol, brace, plain = token.groups()
    if word:
        return obeyed(rtf, word.decode(), number)
    if code:
        rtf.add(bytes.fromhex(code.decode()))
    elif symbol:
        marked(rtf, symbol)
    elif brace:
        (rtf.opened if brace == b"{" else rtf.closed)()
    elif plain:
        rtf.add(plain)
    return 0


def marked(rtf: Rtf, symbol: bytes) -> None:
    """A control symbol: a character by itself, or that what follows may be left out."""
    rtf.ignorable = symbol == b"*"
    literal = {b"~": "\u00a0", b"_": "\u2011", b"-": "\u00ad", b"\n": "\n", b"\r": "\n"}
    if symbol in b"{}\\":
        rtf.add(symbol)
    elif symbol in literal:
        rtf.write(literal[symbol])


def obeyed(rtf: Rtf, word: str, digits: bytes | None) -> int:
    """Obey a control word; what none of these is changes only how the text looks."""
    number = int(digits) if digits else None
    ignorable, rtf.ignorable = rtf.ignorable, False
    if word == "bin":
        return max(0, number or 0)
    if word in DESTINATIONS:
        rtf.turn(replace(rtf.at, into=word))
    elif word in SHOWN_AGAIN:
        rtf.turn(replace(rtf.at, into="body"))
    elif ignorable or word in NOT_TEXT:
        rtf.turn(replace(rtf.at, into=""))
    elif word in LITERAL:
        rtf.write(LITERAL[word])
    elif word in HIDING or word in SHIFTING:
        rtf.turn(rtf.at.looking(word, on=number != 0))
    elif word in ORDERS:
        ORDERS[word](rtf, number or 0)
    return 0


DESTINATIONS: Final = frozenset({"title", "author", "fonttbl"})


def unicode(rtf: Rtf, number: int) -> None:
    rtf.write(chr(number % 65536))
    rtf.skip = rtf.at.unicode_skip


def font(rtf: Rtf, number: int) -> None:
    rtf.font = number
    page = rtf.fonts.get(number, "")
    if page != rtf.at.page:
        rtf.turn(replace(rtf.at, page=page))


def charset(rtf: Rtf, number: int) -> None:
    if number in CHARSETS:
        rtf.fonts[rtf.font] = CHARSETS[number]


def code_page(rtf: Rtf, number: int) -> None:
    """The one of the whole file; raises LookupError for one that nobody knows."""
    rtf.page = codecs.lookup(f"cp{number}").name


def skipped(rtf: Rtf, number: int) -> None:
    rtf.turn(replace(rtf.at, unicode_skip=number))


def plain_again(rtf: Rtf, _number: int) -> None:
    rtf.turn(replace(rtf.at, hidden=Group.hidden, shift=Group.shift))


ORDERS: Final[dict[str, Callable[[Rtf, int], None]]] = {
    "u": unicode,
    "f": font,
    "af": font,
    "fcharset": charset,
    "ansicpg": code_page,
    "uc": skipped,
    "plain": plain_again,
}
