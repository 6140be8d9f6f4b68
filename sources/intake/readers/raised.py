"""Digits raised above the line or lowered below it: they are no part of the number beside them."""

import re
from typing import Final

_DIGITS: Final = re.compile(r"[\s\d,،–-]*\d[\s\d,،–-]*")
_BOTH_SETS: Final = "0123456789٠١٢٣٤٥٦٧٨٩"
RAISED: Final = str.maketrans(_BOTH_SETS, "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
LOWERED: Final = str.maketrans(_BOTH_SETS, "₀₁₂₃₄₅₆₇₈₉" * 2)


def is_number(text: str) -> bool:
    """Whether it is the mark of a note, a power or a count of atoms, and no ending as in 4th."""
    return _DIGITS.fullmatch(text) is not None
