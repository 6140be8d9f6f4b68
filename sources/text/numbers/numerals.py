"""Numbers written in digits with separators, their value and their other reading.

«٬» groups, «٫» is the decimal mark; a lone comma before exactly three digits groups, before any
other count it is the decimal mark (103,7); a lone full stop is the decimal mark, but 1.500 keeps
1500 as its other reading; a blank groups (1 234 567). A fraction or a power may be printed behind
(12½, 10⁶). Numerals longer than 18 digits, or with a leading zero, are names.
"""

import re
from decimal import Decimal
from functools import lru_cache

from sources.text.numbers.fractions import ALONE, POWER, PRINTED, parted, powered

_BLANKS = r" \u00a0\u2009\u202f"
# A year or a number before a blank is no group of the number behind it: «12 45 000».
_BY_BLANKS = rf"(?<!\d[{_BLANKS}])[1-9]\d{{0,2}}(?:[{_BLANKS}]\d{{3}})+(?![\d/:%-]|[{_BLANKS}]\d)"
_BY_MARKS = r"\d+(?:[.,٫٬،]\d+)*"
NUMERAL = rf"(?:{ALONE}|(?:{_BY_BLANKS}(?:[.,٫]\d+)?|{_BY_MARKS}){PRINTED}?)(?:{POWER})?"
_GROUPED = re.compile(rf"\d{{1,3}}(?:([.,٬،{_BLANKS}])\d{{3}})(?:\1\d{{3}})*(?:[.,٫]\d+)?")
_LONGEST = 24


@lru_cache(1024)
def numeral(text: str) -> tuple[Decimal, Decimal | None] | None:
    """Value of a numeral in ASCII digits with separators, and its other reading; None if a name."""
    if len(text) > _LONGEST:
        return None
    plain, times = powered(text)
    plain, part = parted(plain)
    if not plain:
        return (part * times, None) if part else None
    whole = _whole(plain)
    if whole is None or not (part or times > 1):
        return whole
    return (whole[0] + part) * times, None


def _whole(text: str) -> tuple[Decimal, Decimal | None] | None:
    if text[0] == "0" and len(text) > 1 and text[1].isdigit():
        return None
    if text.isdecimal():
        return Decimal(text), None
    if _GROUPED.fullmatch(text):
        return _grouped(text)
    decimal = re.sub("[,٫،]", ".", text)
    return (Decimal(decimal), None) if re.fullmatch(r"\d+(?:\.\d+)?", decimal) else None


def _grouped(text: str) -> tuple[Decimal, Decimal | None]:
    tail = re.search(r"[.,٫]\d+$", text)
    separators = re.findall(r"\D", text)
    if len(separators) == 1 and separators[0] == ".":
        return Decimal(text), Decimal(text.replace(".", ""))
    last_differs = len(separators) > 1 and separators[-1] != separators[0]
    if tail and (last_differs or separators == ["٫"]):
        whole = re.sub(r"\D", "", text[: tail.start()])
        return Decimal(f"{whole}.{tail[0][1:]}"), None
    if text[0] == "0":
        return Decimal("0." + re.sub(r"\D", "", text[1:])), None
    return Decimal(re.sub(r"\D", "", text)), None
