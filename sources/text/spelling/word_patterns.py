"""What is a word: the five ways in which a text is cut into words, and why they are five.

`WORD` reads levelled text, where marks are gone: letters only, so that no figure is part of one.
`WORD_OR_FIGURE` reads levelled lines of a page, which are made of either.
`WORD_OR_MARK` reads text as it is written, vowel signs and apostrophe kept, and gives the marks
that part clauses as well: a clause is told by them.
`SEARCHED` reads text as it is written for the index: a number keeps its separators, a word the
hidden characters inside it, for they are folded word by word and each keeps its place.
`BEGINNING` is where a person may begin a sentence: behind a blank, or behind a mark that lacks its.
"""

import re
from typing import Final

from sources.text.spelling.characters import (
    CLOSING_QUOTES,
    HIDDEN,
    MARKS,
    OPENING_QUOTES,
    STOPS,
    TATWEEL,
    VARIATION,
    VOWELS,
)

LETTERS: Final = r"[^\W\d_]+"
WORD: Final = re.compile(LETTERS)
WORD_OR_FIGURE: Final = re.compile(r"\w++")
WORD_OR_MARK: Final = re.compile(
    rf"\w[\w{VOWELS}]*+(?:[{HIDDEN}]++[\w{VOWELS}]++)*+(?:['’]\w+)?"
    rf"|[،,؛;:?؟{OPENING_QUOTES}{CLOSING_QUOTES}]"
)
SEARCHED: Final = re.compile(
    rf"\d++(?:[.,٫٬]\d++)++(?![\w{MARKS}])"
    rf"|(?!{TATWEEL})\w[\w{MARKS}]*+(?:[{HIDDEN}{VARIATION}]++[\w{MARKS}]++)*+"
)
BEGINNING: Final = re.compile(rf"\S+?(?=\s|\Z|(?<=[{STOPS}؛،:{CLOSING_QUOTES})\]])[^\W\d_])")
