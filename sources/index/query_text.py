"""A text as it is looked for: without the addresses and signs of social media. Plain Python."""

import re
import string

from sources.text.spelling.web_addresses import WEB_ADDRESS, may_hold_web_address

_ACCOUNT = re.compile(r"(?<!\S)@\w+")
_ARABIC_BLOCK = (b"\xd8", b"\xd9", b"\xda", b"\xdb")  # the first bytes of U+0600 to U+06FF
_LATIN = string.ascii_letters.encode()


def searchable(text: str) -> str:
    """`text` without URLs and @mentions, its hashtags split into words; linear in its length."""
    if may_hold_web_address(text.lower()):
        text = WEB_ADDRESS.sub(" ", text)
    if "@" in text:
        text = _ACCOUNT.sub(" ", text)
    return " ".join(text.replace("#", " ").replace("_", " ").split())


def script(text: str) -> str:
    """The writing most letters belong to: "arabic", "latin" or "" for neither.

    Two texts in different scripts share no words, so their lexical scores carry no signal.
    """
    coded = text.encode("utf-8", "replace")
    arabic = sum(map(coded.count, _ARABIC_BLOCK))
    latin = len(coded) - len(coded.translate(None, _LATIN))
    if arabic == latin:
        return ""
    return "arabic" if arabic > latin else "latin"
