"""Abbreviations that carry a full stop, as `abbreviations.toml` lists them for the splitter."""

from typing import Final

from sources.text.lexicon import saying
from sources.text.lexicon.word_lists import lists_beside, words

_LISTS: Final = lists_beside(__file__)
_CONJUNCTIONS: Final = ("", "و", "ف", "ل")
_PREFIXES: Final = (*_CONJUNCTIONS, "ب", "ال", "وال", "بال")


def _words(part: str) -> frozenset[str]:
    return frozenset(words(_LISTS[part]["words"]))


LEADING: Final = _words("latin_titles") | {
    joined + title for joined in _CONJUNCTIONS for title in _words("arabic_titles")
}
BEFORE_FIGURES: Final = _words("before_figures")
EITHER: Final = _words("either")
AFTER_FIGURES: Final = _words("after_figures")
LETTERED: Final = _words("lettered")
NUMBERED: Final = _words("numbered")
# Between two names of a person a letter is an initial, as in بي.بي.سي; what is a word too is none.
INITIALS: Final = _words("letters")
LISTED: Final = LEADING | BEFORE_FIGURES | EITHER | AFTER_FIGURES | INITIALS
LETTER_NAMES: Final = INITIALS | _words("letter_words")
PREFIXED_LETTER_NAMES: Final = frozenset(
    prefix + name for prefix in _PREFIXES for name in LETTER_NAMES
)
DOMAINS: Final = _words("domains")
AND_SO_ON: Final = _words("and_so_on")
OPENERS: Final = _words("openers")
CONTINUERS: Final = _words("continuers")
# "the U.S.A. that", "A.P. said that"
AFTER_INITIALS: Final = CONTINUERS | _words("after_initials")
# After a quotation that opened the sentence these say who spoke, and go on with it.
SAYING: Final = frozenset((*saying.ALWAYS, *saying.ASKING, *saying.BEHIND_A_QUOTATION))
