"""Names of months and weekdays as `month_names.toml` lists them: levelled name → number.

«مارس», «ماي», "may" and "march" are other words too: `OTHERWISE` lists the names that are a month
only beside a day, a year or the word «شهر».
"""

import re
from typing import Final

from sources.text.lexicon.word_lists import lists_beside, phrases, words
from sources.text.spelling.levelling import spelling

_LISTS: Final = lists_beside(__file__)
_SEEN_FROM_TODAY: Final = {"past": -1, "present": 0, "future": 1}


def _numbered(part: str, first: int) -> dict[str, int]:
    return {
        spelling(name): number
        for number, row in enumerate(phrases(_LISTS[part]["phrases"]), first)
        for name in row.split("|")
    }


GREGORIAN: Final = _numbered("gregorian", 1)
HIJRI: Final = _numbered("hijri", 1)
WEEKDAYS: Final = _numbered("weekdays", 0)
# Which of them is meant, seen from the day of writing.
DIRECTION: Final = {
    word: way for part, way in _SEEN_FROM_TODAY.items() for word in words(_LISTS["direction"][part])
}
OTHERWISE: Final = frozenset(spelling(_LISTS["otherwise"]["words"]).split())


def alternation(*tables: dict[str, int]) -> str:
    """The names of `tables` as one regular expression, longest first, spaces flexible."""
    names = sorted({name for table in tables for name in table}, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0]") for name in names)
