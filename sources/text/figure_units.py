"""The unit after a number in levelled text: a sign, a word of the table, or the noun counted."""

import re

from sources.text.number_words import NUMBER_WORDS, ORDINALS
from sources.text.units import MONEY, NOT_COUNTED, PERCENT, REFINED, UNITS

_AMONG = re.compile(r" من ال([^\W\d_]+)")
_NATIONAL = frozenset({"امريكي", "اميركي", "امريكيا", "اميركيا"})
_PERCENT_AFTER = re.compile(r" (?:ب|في |per )(?:المي?[هة]|المايه|cent)(?!\w)| في (?:الميه|المايه)")
_NEXT_WORD = re.compile(r"[ \u00a0-]{0,2}([^\W\d_]+)")
_SIGN_AFTER = re.compile(r" ?([%٪$€£¥])")
_NUMBERS = frozenset(NUMBER_WORDS) | frozenset(ORDINALS)


def kind_of(unit: str) -> str:
    """The kind of figure a unit makes: percent, money or number."""
    if unit == PERCENT:
        return "percent"
    return "money" if unit in MONEY else "number"


def unit_after(text: str, end: int) -> tuple[int, str]:
    """The unit that follows a number ending at `end`, and where the whole figure ends."""
    if percent := _PERCENT_AFTER.match(text, end):
        return percent.end(), PERCENT
    if sign := _SIGN_AFTER.match(text, end):
        return sign.end(), UNITS[sign[1]]
    if (among := _AMONG.match(text, end)) and among[1] in UNITS:
        return end, UNITS[among[1]]
    if (word := _NEXT_WORD.match(text, end)) is None:
        return end, ""
    if (unit := UNITS.get(word[1])) is None:
        return end, _counted(word[1])
    return _refined(text, word.end(), unit)


def _refined(text: str, end: int, unit: str) -> tuple[int, str]:
    following = _NEXT_WORD.match(text, end)
    finer = REFINED.get((unit, following[1])) if following else None
    if finer is None or following is None:
        unmarked = following and unit in MONEY and following[1] in _NATIONAL
        return (following.end() if unmarked and following else end), unit
    return following.end(), finer


def _counted(word: str) -> str:
    """The counted noun after a number as a rough singular, or "" when the word cannot be one."""
    if len(word) < 3 or word in NOT_COUNTED or word in _NUMBERS or word[0] == "و":
        return ""
    if word.isascii():
        return word.removesuffix("s")
    return "" if word.startswith(("ال", "لل", "بال")) else word.removesuffix("ا")
