"""Whether a full stop belongs to an abbreviation: د. سامر, أ.ف.ب, بي.بي.سي, the U.S. Navy."""

import re
from typing import Final

from sources.text.sentences import abbreviations as known
from sources.text.spelling.characters import HIDDEN, QUOTES, TATWEEL, VOWELS
from sources.text.spelling.word_patterns import WORD

ARABIC: Final = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]")
_OPENING: Final = QUOTES + "([{"
_MARKED: Final = re.compile(f"[{TATWEEL}{VOWELS}{HIDDEN}]+")
_DOTTED: Final = re.compile(r"(?:\w\u0640?\.)+\w\u0640?")
_OPENER: Final = re.compile(rf"(?:{'|'.join(sorted(known.OPENERS))})\b(?!\.)")
_PARTS: Final = "|".join(sorted(known.NUMBERED))
_NUMBERED: Final = re.compile(
    rf"(?<!\w)[وبل]?(?:{_PARTS}) \d+[.٫]\d+(?:\. [\w ]{{1,48}} و?\d+[.٫]\d+)?$"
)
_REACH: Final = 64  # a longer word is no abbreviation


def is_abbreviation(text: str, begin: int, stop: re.Match[str], word: str) -> bool:
    """A full stop with a blank after it that belongs to the word before it."""
    if word in known.LEADING:
        return True
    lead = last_word(text, begin, stop.start() - len(word))
    if word in known.AFTER_FIGURES and lead[-1:].isdigit():
        return "." in word and next_word(text, stop.end()) in known.AFTER_INITIALS
    if lead in known.LETTERED:
        return False
    if word[-1] > "\u0500" and len(_MARKED.sub("", word)) == 1:
        return True
    if word in known.INITIALS and lead not in known.PREFIXED_LETTER_NAMES:
        return text[stop.end()] != "و"
    return _leans_on(text, stop.end(), word)


def is_number_of_a_title(text: str, begin: int, stop: re.Match[str]) -> bool:
    """«القسم 2.1. نتائج القياس»: the stop between the number of a part and its title."""
    if next_word(text, stop.end())[:1] in "وف":
        return False
    return bool(_NUMBERED.search(text, max(begin, stop.start() - _REACH), stop.start()))


def _leans_on(text: str, after: int, word: str) -> bool:
    """Abbreviations that go on or not as the next word has it."""
    dotted = word in known.EITHER or bool(_DOTTED.fullmatch(word))
    if text[after].isdigit():
        return dotted or word in known.BEFORE_FIGURES
    if ARABIC.match(text, after):
        return dotted and next_word(text, after) in known.AFTER_INITIALS
    return (dotted or (len(word) == 1 and word.isupper())) and not _OPENER.match(text, after)


def next_word(text: str, after: int) -> str:
    """The word at a position, without its closing stops."""
    return text[after : after + 12].split(None, 1)[0].rstrip(".،…")


def last_word(text: str, begin: int, at: int) -> str:
    """The word before a position, without opening marks; "" if there is none near."""
    words = text[max(begin, at - _REACH) : at].rsplit(None, 1)
    return words[-1].lstrip(_OPENING) if words else ""


def is_initial(text: str, word: str, after: int) -> bool:
    """Dotted letters on either side of the stop, or names of letters: أ.ف.ب, بي.بي.سي."""
    last = _MARKED.sub("", word.rpartition(".")[2])
    if (len(last) == 1 and last.isalpha()) or text[after + 1 : after + 2] == ".":
        return True
    follower = WORD.match(text, after)
    name = follower[0] if follower else ""
    return name in known.DOMAINS or (
        name in known.LETTER_NAMES and last in known.PREFIXED_LETTER_NAMES
    )
