"""One spelling for look-ups: same text, same letters, every position traceable to the original.

Unlike folding for search this keeps word boundaries, affixes and punctuation: what is removed is
only what never tells two words apart in a table of months, numbers or units (tatweel, harakat,
hidden characters),
and what is replaced keeps its length (hamza seats, final yaa, taa marbuta, digits of both sets).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from sources.text.spelling.characters import HIDDEN, TATWEEL, VOWELS

_MARK = TATWEEL + VOWELS + HIDDEN
_MARKS = re.compile(f"[{_MARK}]+")
_UNMARKED = re.compile(f"[^{_MARK}]+")
_SEATS = (
    *(("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ی", "ي"), ("ک", "ك")),
    *(("ة", "ه"), ("ؤ", "و"), ("ئ", "ي")),
)
_DIGITS = tuple(
    (digit, str(value)) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(row)
)


class Levelled(NamedTuple):
    """A text in one spelling, with the way back to the original positions (None: unchanged)."""

    text: str
    offsets: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original code points that `text[start:end]` came from, marks after it included."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]


@lru_cache(maxsize=1)  # figures and dates of one text are read one after the other
def level(text: str) -> Levelled:
    """Lower-cased and levelled copy of `text`; linear, one code point in, at most one out."""
    plain = spelling(text)
    if not _MARKS.search(plain):
        return Levelled(plain, None)
    kept = [at for run in _UNMARKED.finditer(plain) for at in range(*run.span())]
    return Levelled(_MARKS.sub("", plain), [*kept, len(text)])


def spelling(text: str) -> str:
    """`text` lower-cased with levelled letters and digits, of unchanged length, marks kept."""
    lowered = text.lower()
    if len(lowered) != len(text):  # «İ» grows when lower-cased
        lowered = "".join([small if len(small := c.lower()) == 1 else c for c in text])
    if lowered.isascii():
        return lowered
    for seat, plain in (*_SEATS, *_DIGITS):
        lowered = lowered.replace(seat, plain)
    return lowered


def levelled_words(*blocks: str) -> frozenset[str]:
    """The words of some blocks as they will be met in a levelled text."""
    return frozenset(_MARKS.sub("", spelling(" ".join(blocks))).split())
