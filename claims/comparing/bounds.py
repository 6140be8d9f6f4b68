"""Whether a figure is meant exactly, as the least or most there is, or as a guess."""

import re
from collections.abc import Sequence
from typing import Final

from sources.text.spelling.folding import Token

EXACTLY: Final = ""
LEAST: Final = "least"
MOST: Final = "most"
ABOUT: Final = "about"

_FAR: Final = 5  # words of the longest phrase
# In levelled words, the longer phrase first: «لا يقل عن» holds «يقل عن».
_BEFORE: Final = tuple(
    (re.compile(rf"(?<!\S)(?:{phrases})$"), bound)
    for phrases, bound in (
        (r"(?:لا|لم|لن) [يت]قل(?: \w+){0,2} عن|(?:no|not) (?:fewer|less) than|at least", LEAST),
        (
            r"(?:لا|لم|لن) [يت](?:تجاوز|تعد|تعدي|تخط|تخطي)(?: \w+){0,2}"
            r"|(?:لا|لم|لن) [يت]زيد (?:عن|علي)|(?:no|not) more than|at most|up to",
            MOST,
        ),
        (
            r"[بلوف]?(?:اكثر|ازيد) من|[يت]زيد (?:عن|علي)|[يت]فوق|فوق|[يت]?تجاوزت?(?: \w+){0,2}"
            r"|[يت]?تخط[يت]?(?: \w+){0,2}|more than|over|above|exceed(?:s|ed|ing)?",
            LEAST,
        ),
        (r"[بلوف]?اقل من|[يت]قل عن|دون|(?:less|fewer) than|under|below", MOST),
        (
            r"[بلوف]?(?:نحو|حوالي|قراب[ةه]|زهاء)|[يت]قارب|[يت]ناهز|about|around|nearly|almost|some|roughly"
            r"|approximately",
            ABOUT,
        ),
    )
)
_BEHIND: Final = tuple(
    (re.compile(rf"(?:{phrases})(?!\S)"), bound)
    for phrases, bound in (
        (r"علي الاقل|او اكثر|at least|or more", LEAST),
        (r"علي الاكثر|at most|or less", MOST),
        (r"تقريبا", ABOUT),
    )
)


def bound_of(tokens: Sequence[Token], *, before: range, behind: range) -> tuple[str, range]:
    """The bound told by the words before or behind a figure, and where these words stand."""
    said = " ".join(tokens[at].text for at in before[-_FAR:])
    for pattern, bound in _BEFORE:
        if match := pattern.search(said):
            return bound, before[-len(match[0].split()) :]
    for skipped in range(2):  # right behind the figure, or behind what it counts
        rest = behind[skipped:]
        said = " ".join(tokens[at].text for at in rest[:_FAR])
        for pattern, bound in _BEHIND:
            match = pattern.match(said)
            words = rest[: len(match[0].split())] if match else range(0)
            if words and not _leads_on(tokens, words, behind):
                return bound, words
    return EXACTLY, range(0)


def _leads_on(tokens: Sequence[Token], words: range, behind: range) -> bool:
    """Whether words stand right before the next figure and bound it: "9 boats, at least 3"."""
    return words.stop == behind.stop < len(tokens)
