"""Text that was decoded wrongly before it reached us: Arabic that stands there as «Ø£Ø¹» or «ÃÚáä».

It is mended where the way back is certain: bytes of UTF-8 or of Windows-1256 that somebody took for
Windows-1252. Where letters were replaced for good, nothing can be read any more.
"""

import re
from typing import Final

# As browsers read Windows-1252: what it leaves undefined is a control (WHATWG Encoding Standard).
_WESTERN: Final = [bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(256)]
_BYTES: Final = {char: code for code, char in enumerate(_WESTERN)}
_HIGH: Final = re.escape("".join(_WESTERN[128:]))
_RUN: Final = re.compile(f"[{_HIGH}]{{2,}}")
_ANY_RUN: Final = re.compile(f"[{_HIGH}]+")
_LONG_RUN: Final = re.compile(f"[{_HIGH}]{{3,}}")
_ARABIC: Final = re.compile("[\u060c\u061b\u061f\u0620-\u0669\u066a-\u06d3]")
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_PUNCTUATION: Final = re.compile("[\u00a0-\u00bf\u00d7\u00f7\u200c-\u203a]")
_FEWEST: Final = 3  # runs; French and German have none, whatever they are about
_MOST: Final = 0.5  # of what is beyond ASCII stands in such runs
_SURE: Final = 0.95  # of what comes of it is Arabic
_LOST: Final = re.compile(r"(?<!\S)[^\w\s?\ufffd]*+[?\ufffd]{2,}+[^\w\s]*+(?!\S)")
_LOST_WORDS: Final = 5


def mended(text: str) -> str:
    """The text as it was written, unchanged where it is not surely garbled; linear in it."""
    if not _LONG_RUN.search(text):
        return text
    if (mended_runs := _RUN.sub(_from_utf8, text)) != text:
        return mended_runs
    return _from_arabic_page(text)


def is_lost(text: str) -> bool:
    """Whether most of its words are nothing but question marks."""
    lost = len(_LOST.findall(text))
    return lost >= _LOST_WORDS and 2 * lost >= len(text.split())


def _from_utf8(run: re.Match[str]) -> str:
    """What a run of letters is when its bytes are UTF-8 for Arabic."""
    try:
        text = _bytes(run[0]).decode("utf-8")
    except UnicodeDecodeError:
        return run[0]
    return text if _ARABIC.search(text) else run[0]


def _from_arabic_page(text: str) -> str:
    """What a text is when its bytes are Windows-1256 throughout."""
    runs = _LONG_RUN.findall(text)
    beyond = len(_BEYOND_ASCII.findall(text))
    if len(runs) < _FEWEST or sum(map(len, runs)) < _MOST * beyond or _ARABIC.search(text):
        return text
    read = _ANY_RUN.sub(lambda run: _bytes(run[0]).decode("cp1256"), text)
    letters = _PUNCTUATION.sub("", "".join(_BEYOND_ASCII.findall(read)))
    return read if len(_ARABIC.findall(letters)) >= _SURE * max(len(letters), 1) else text


def _bytes(run: str) -> bytes:
    return bytes(map(_BYTES.__getitem__, run))
