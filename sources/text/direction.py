"""Direction of a text, and the characters in it that a reader cannot see or is misled by.

No sentence loses any here: a desk shows what was found where it was found. The joiners ZWNJ and ZWJ
shape Arabic, Persian and emoji and are reported only where they shape nothing.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from sources.text.spelling.characters import BIDI, HIDDEN, JOINERS, TURNING, VARIATION, ZERO_WIDTH
from sources.text.spelling.web_addresses import WEB_ADDRESS


class Hidden(NamedTuple):
    """A run of characters not seen for what they are: kind as a slug, Unicode name of the first.

    Codes: bidi, zero_width, tag, variation, filler, control, confusable.
    """

    start: int
    end: int
    code: str
    name: str


_KINDS: Final = {
    "bidi": f"[{BIDI}]+",
    "zero_width": rf"[{ZERO_WIDTH}]+|(?<=[0-9A-Za-z\s])[{JOINERS}]+|[{JOINERS}]{{2,}}",
    "tag": r"[\U000e0000-\U000e007f]+",
    "variation": rf"[\U000e0100-\U000e01ef]+|[{VARIATION}]{{2,}}"
    rf"|(?<=\w)(?<![\u2139\u24c2])[{VARIATION}](?!\u20e3)",
    "filler": r"[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]+",
    "control": r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb]+",
    "confusable": r"[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]+",
}
_HIDDEN: Final = re.compile("|".join(f"(?P<{kind}>{run})" for kind, run in _KINDS.items()))
# All their characters in one class: most texts hold none, and one class is looked through fast.
_ANY: Final = re.compile(
    rf"[{HIDDEN}{VARIATION}\U000e0000-\U000e007f\U000e0100-\U000e01ef"
    r"\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb"
    r"\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]"
)
# Look-alikes from another alphabet inside a Latin word, as in "pаypal" with a Cyrillic а.
_MIXED: Final = re.compile(r"(?<=[A-Za-z])[\u0370-\u052f]+|[\u0370-\u052f]+(?=[A-Za-z])")
_FOREIGN: Final = re.compile(r"[\u0370-\u052f]")
_FLAG: Final = "\U0001f3f4"  # the black flag: tags after it spell a region's flag

_TURNING: Final = re.compile(f"[{TURNING}]")
_TURNING_BYTES: Final = re.compile(rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")

_RIGHT: Final = re.compile(
    r"[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u07ff\u0860-\u08c9\ufb1d-\ufdff\ufe70-\ufefc]+"
)
_LEFT: Final = re.compile(r"[A-Za-z\u00c0-\u02af\u0370-\u052f\u0900-\u1fff\u2c00-\ud7ff]+")


def hidden(text: str) -> list[Hidden]:
    """Find invisible and misleading characters, in order, spans in code points; linear."""
    if text.isascii() and text.isprintable():
        return []
    found = (
        []
        if _ANY.search(text) is None
        else [
            Hidden(*run.span(), run.lastgroup or "", _name(run.group()[0]))
            for run in _HIDDEN.finditer(text)
            if not (run.lastgroup == "tag" and text[run.start() - 1 : run.start()] == _FLAG)
        ]
    )
    if _FOREIGN.search(text):
        found += [
            Hidden(*run.span(), "confusable", _name(run.group()[0]))
            for run in _MIXED.finditer(text)
        ]
        found.sort()
    return found


def unturned(text: str) -> str:
    """The text without the characters that turn the order in which others are seen."""
    return _TURNING.sub("", text)


def unturned_bytes(page: bytes) -> bytes:
    """As `unturned`, for a page in UTF-8."""
    return _TURNING_BYTES.sub(b"", page)


def direction(text: str) -> str:
    """Say "rtl" or "ltr", by the majority of words; even, the first; none, "ltr".

    The first strong character alone (UAX #9, P2) misleads where a name or an address in Latin
    letters opens an Arabic sentence.
    """
    words = WEB_ADDRESS.sub(" ", text)
    right, left = len(_RIGHT.findall(words)), len(_LEFT.findall(words))
    if right != left or not right:
        return "rtl" if right > left else "ltr"
    first, second = _RIGHT.search(words), _LEFT.search(words)
    return "rtl" if first and second and first.start() < second.start() else "ltr"


def _name(char: str) -> str:
    return unicodedata.name(char, "") or f"U+{ord(char):04X}"
