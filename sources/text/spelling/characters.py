"""Characters that mean one thing to every reader: what hides, what quotes, what opens an item.

Strings to be put between the brackets of a character class.
"""

from typing import Final

BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Those that turn the order of what follows; the marks LRM, RLM and ALM turn nothing by themselves.
TURNING: Final = "\u202a-\u202e\u2066-\u2069"
ZERO_WIDTH: Final = "\u00ad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff"
JOINERS: Final = "\u200c\u200d"  # they shape letters and are no fault between two of them
HIDDEN: Final = BIDI + ZERO_WIDTH + JOINERS
VARIATION: Final = "\ufe00-\ufe0f"  # which drawing of a character is meant
TATWEEL: Final = "\u0640"
VOWELS: Final = "\u064b-\u065f\u0670"
MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0897-\u089f\u08ca-\u0903"
    "\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0e31-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)  # of any script, joined to the letter before them

OPENING_QUOTES: Final = '«“"'
CLOSING_QUOTES: Final = '»”"'
STOPS: Final = ".!?؟۔…"  # what ends a sentence in the scripts we read
QUOTES: Final = "\"'’‘”“„«»‹›"

BULLETS: Final = "-–—•▪●*◦·"
ITEM: Final = rf"[{BULLETS}]|\(?\d{{1,2}}[.)\-]"  # a bullet or a number that opens an item
