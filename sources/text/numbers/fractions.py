"""Parts of one and powers of ten as they are printed: ½, 12½, «3×10⁶», three quarters of."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

_SIGNS: Final = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FROM_RAISED: Final = str.maketrans(_RAISED, "0123456789")
_PLACES: Final = Decimal("0.0001")
_LARGEST_POWER: Final = 15  # a thousand billions; what is more counts nothing in the news
PRINTED: Final = rf"(?:[ \u00a0]?[{_SIGNS}])"
ALONE: Final = rf"(?:[{_SIGNS}]|[1-9]/(?:10|[2-9])(?= (?:الف|مليون|مليار|(?:m|b|tr)illion)(?!\w)))"
POWER: Final = rf"(?:(?: ?[×x*] ?10)?(?:[{_RAISED}]+|\^\d{{1,2}}(?!\d)))"
_POWER: Final = re.compile(
    rf"(?: ?[×x*] ?(?P<ten>10))?(?:(?P<raised>[{_RAISED}]+)|\^(?P<typed>\d+))$"
)
_SIGN: Final = re.compile(rf"[ \u00a0]?([{_SIGNS}])$")
_TYPED: Final = re.compile(r"(\d)/(\d+)")
_ENGLISH_PARTS: Final = {"quarter": 4, "third": 3, "fifth": 5}
# "a third party" and "two quarters of growth" are no fractions: one part must be *of* something.
ENGLISH: Final[dict[str, Decimal]] = {
    f"{count}{blank}{part}{'s' if value > 1 else ''}": (Decimal(value) / whole).quantize(_PLACES)
    for part, whole in _ENGLISH_PARTS.items()
    for value, counts in enumerate(("a one", "two", "three", "four"), 1)
    if value < whole and (value, whole) != (2, 4)
    for count in counts.split()
    for blank in " -"
}
OF_ENGLISH: Final = rf"(?:{'|'.join(sorted(ENGLISH, key=len, reverse=True))})\b(?= of\b)"


def parted(text: str) -> tuple[str, Decimal]:
    """A numeral without the fraction printed behind it, and that fraction, 0 without one.

    A third is .3333, as number words have it.
    """
    if typed := _TYPED.fullmatch(text):
        return "", (Decimal(typed[1]) / Decimal(typed[2])).quantize(_PLACES)
    sign = _SIGN.search(text)
    if sign is None:
        return text, Decimal(0)
    value = Decimal(unicodedata.numeric(sign[1])).quantize(_PLACES)
    return text[: sign.start()], value.normalize()


def powered(text: str) -> tuple[str, Decimal]:
    """A numeral without what is raised behind it, and how often it counts: «3×10⁶», «10⁶».

    A digit raised behind any other number is the mark of a note and counts nothing.
    """
    found = _POWER.search(text)
    if found is None:
        return text, Decimal(1)
    plain = text[: found.start()]
    power = int((found["raised"] or found["typed"]).translate(_FROM_RAISED))
    if not (found["ten"] or plain == "10"):
        return plain, Decimal(1)
    if power > _LARGEST_POWER:
        return "", Decimal(1)
    return ("1" if plain == "10" and not found["ten"] else plain), Decimal(10) ** power
