"""A figure and its unit in levelled text: a sign, a word of the table, or the noun counted."""

import re
from decimal import Decimal
from typing import NamedTuple

from sources.text.numbers.number_words import NUMBER_WORDS, ORDINALS
from sources.text.numbers.units import MONEY, NOT_COUNTED, PER_MILLE, PERCENT, REFINED, UNITS
from sources.text.spelling.word_patterns import LETTERS

_AMONG = re.compile(rf" من ال({LETTERS})")
_NATIONAL = frozenset({"امريكي", "اميركي", "امريكيا", "اميركيا", "us", "american"})
_SHARES = (
    (re.compile(r" (?:(?:ب|في )(?:الميه|المايه|المه)|per cent)(?!\w)"), PERCENT),
    (re.compile(r" (?:في الالف|per mille)(?!\w)| ?[‰؉]"), PER_MILLE),
)
_NEXT_WORD = re.compile(rf"[ \u00a0-]{{0,2}}({LETTERS})")
_SIGN_AFTER = re.compile(r" ?([%٪$€£¥])")
_NUMBERS = frozenset(NUMBER_WORDS) | frozenset(ORDINALS)


class Figure(NamedTuple):
    """A number somebody stated: value, unit slug ("" if none) and span in the original text."""

    start: int
    end: int
    value: Decimal
    unit: str = ""
    kind: str = "number"  # number, percent, money, ordinal
    high: Decimal | None = None
    other: Decimal | None = None


def kind_of(unit: str) -> str:
    """The kind of figure a unit makes: percent, money or number."""
    if unit == PERCENT:
        return "percent"
    return "money" if unit in MONEY else "number"


def unit_after(text: str, end: int) -> tuple[int, str]:
    """The unit that follows a number ending at `end`, and where the whole figure ends."""
    for said, share in _SHARES:
        if match := said.match(text, end):
            return match.end(), share
    if sign := _SIGN_AFTER.match(text, end):
        return sign.end(), UNITS[sign[1]]
    if (among := _AMONG.match(text, end)) and among[1] in UNITS:
        return end, UNITS[among[1]]
    if (word := _NEXT_WORD.match(text, end)) is None:
        return end, ""
    if unit := UNITS.get(word[1]):
        return refined(text, word.end(), unit)
    return _foreign_money(text, word) or (end, _counted(word[1]))


def _foreign_money(text: str, nation: re.Match[str]) -> tuple[int, str] | None:
    """ "US dollars", "Egyptian pounds": English names the nation first."""
    currency = _NEXT_WORD.match(text, nation.end())
    unit = UNITS.get(currency[1], "") if currency else ""
    if currency is None or unit not in MONEY:
        return None
    finer = REFINED.get((unit, nation[1]), unit if nation[1] in _NATIONAL else "")
    return (currency.end(), finer) if finer else None


def refined(text: str, end: int, unit: str) -> tuple[int, str]:
    """The finer unit that the next word makes of a unit ending at `end`, or the unit itself."""
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
