"""A text as it is looked for: without the addresses and signs of social media. Plain Python."""

import re

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s]+|(?<![^\s])@\w+", re.IGNORECASE)
_SIGNS = str.maketrans("#_", "  ")
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def searchable(text: str) -> str:
    """`text` without URLs and @mentions, its hashtags split into words; linear in its length."""
    return " ".join(_ADDRESS.sub(" ", text).translate(_SIGNS).split())


def script(text: str) -> str:
    """The writing most letters belong to: "arabic", "latin" or "" for neither.

    Two texts in different scripts share no words, so their lexical scores carry no signal.
    """
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    if arabic == latin:
        return ""
    return "arabic" if arabic > latin else "latin"
