"""Years in words: «عام ألفين وثلاثة وعشرين», "in nineteen forty-eight"."""

import re
from datetime import date
from typing import Final

from sources.text.dates import periods
from sources.text.dates.calendar_dates import Reader
from sources.text.dates.periods import Period
from sources.text.numbers.number_words import BEFORE_TEN, ENGLISH_WORDS, NUMBER_WORDS
from sources.text.numbers.reading_numbers import numbers, words

_YEARS: Final = range(1001, 2101)  # «عام ألف» alone is a start more often than a year
_BELOW_A_THOUSAND: Final = {"one", "ten", "hundred"}
_ARABIC: Final = "|".join(
    word
    for table in (NUMBER_WORDS, BEFORE_TEN)
    for word, atom in table.items()
    if atom.role in _BELOW_A_THOUSAND and not atom.definite and not atom.english
)
_ENGLISH: Final = {word: int(a.value) for word, a in ENGLISH_WORDS.items() if 0 < a.value < 100}
_WORDS: Final = "|".join(word for word, value in _ENGLISH.items() if value >= 1)
_TENS: Final = "|".join(word for word, value in _ENGLISH.items() if value >= 10)
_CENTURIES: Final = "seventeen|eighteen|nineteen|twenty"
_MORE: Final = rf"(?: (?:{_ARABIC})(?!\w))"
_SAID: Final = re.compile(
    rf"(?<!\w)[وبلف]?(?:ال)?(?:عام|سنه) (?P<number>الف(?:ين|ان)?{_MORE}*)(?!\w)"
)
_THOUSANDS: Final = re.compile(
    rf"\b(?:in|since|by|until|year) (?P<number>two thousand(?:(?: and)? (?:{_WORDS})(?:-\w+)?)?)\b"
)
_PAIRED: Final = re.compile(
    rf"\b(?:in|since|by|until|year) (?P<century>{_CENTURIES}) "
    rf"(?P<rest>(?:{_TENS})(?:[ -](?:{_WORDS}))?)\b"
)


def _said(match: re.Match[str], reference: date | None) -> Period | None:
    return _year(_value(match["number"]))


def _paired(match: re.Match[str], reference: date | None) -> Period | None:
    return _year(100 * _ENGLISH[match["century"]] + _value(match["rest"]))


def _value(said: str) -> int:
    """The whole number that these words are, 0 if they are more than one."""
    found = list(numbers(said, words(said)))
    return int(found[0].value) if len(found) == 1 and found[0].end == len(said) else 0


def _year(value: int) -> Period | None:
    return periods.years(value, value) if value in _YEARS else None


READERS: dict[str, tuple[tuple[re.Pattern[str], Reader], ...]] = {
    "worded": ((_SAID, _said), (_THOUSANDS, _said), (_PAIRED, _paired)),
}
