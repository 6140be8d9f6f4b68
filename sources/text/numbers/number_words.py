"""Number words of Arabic and English, as levelled tokens (`sources.text.spelling.levelling`).

Left out on purpose because they are other words far more often: «واحد» and «one» alone, «أحد»
(someone), «الاثنين» (Monday), «لست» (I am not), «خمس» as a fraction, and vague amounts
(«عشرات», «آلاف» without a number, dozens).
"""

from decimal import Decimal
from typing import NamedTuple

from sources.text.spelling.levelling import spelling


class Atom(NamedTuple):
    """One number word: what it is worth and the place it may take in a number."""

    value: Decimal
    role: str  # one, ten, hundred, dual, scale, scales (never alone), part (a half), parts, digits
    linked: bool = False  # may be added to what stands before: carries «و», or is English
    english: bool = False
    definite: bool = False


_ONES = {
    2: "اثنان اثنين اثنتان اثنتين",
    3: "ثلاثة ثلاث",
    4: "أربعة أربع",
    5: "خمسة خمس",
    6: "ستة ست",
    7: "سبعة سبع",
    8: "ثمانية ثماني ثمان",
    9: "تسعة تسع",
    10: "عشرة عشر",
}
_JOINED_ONES = {
    1: "واحد واحدة إحدى أحد",
    **_ONES,
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي",
}
_TENS = {
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
}
_HUNDREDS = {
    100: "مئة مائة مية",
    200: "مئتان مئتين مائتان مائتين مئتا مائتا مئتي مائتي",
    **{
        number * 100: f"{stem}مئة {stem}مائة {stem}مية"
        for number, stem in enumerate(
            ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"),
            3,
        )
    },
}
_SCALES = {
    1_000: "ألف ألفا",
    1_000_000: "مليون مليونا",
    1_000_000_000: "مليار مليارا بليون بليونا",
    1_000_000_000_000: "تريليون تريليونا ترليون ترليونا",
}
_PLURAL_SCALES = {
    1_000: "آلاف",
    1_000_000: "ملايين",
    1_000_000_000: "مليارات بلايين",
    1_000_000_000_000: "تريليونات ترليونات",
}
_DUAL_SCALES = {
    1_000: "ألفان ألفين ألفي",
    1_000_000: "مليونان مليونين مليوني",
    1_000_000_000: "ملياران مليارين ملياري بليونين",
    1_000_000_000_000: "تريليونان تريليونين تريليوني ترليونين",
}
_PARTS = {
    Decimal(1) / 2: "نصف",
    Decimal("0.3333"): "ثلث",
    Decimal("0.6667"): "ثلثا ثلثي ثلثان ثلثين",
    Decimal(1) / 4: "ربع",
}
_ENGLISH = {
    "one": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
    "ten": "twenty thirty forty fifty sixty seventy eighty ninety",
}
ENGLISH_TENS: dict[str, int] = {
    word: value * 10 for value, word in enumerate(_ENGLISH["ten"].split(), 2)
}
_ENGLISH_SCALES = {
    1_000: "thousand",
    1_000_000: "million mn mln",
    1_000_000_000: "billion bn",
    1_000_000_000_000: "trillion trn tn",
}
_PREFIXES = ("", "ب", "ل", "ك", "ف")
_OTHER_WORDS = frozenset({"لست", "الاثنين", "الاثنان", "فست", "كست", "فالف", "كالف", "للست"})


def _forms(word: str) -> dict[str, tuple[bool, bool]]:
    """Every written form of a number word: (carries «و», is definite)."""
    plain = spelling(word)
    bare = {
        f"{link}{prefix}{plain}": (bool(link), False) for link in ("", "و") for prefix in _PREFIXES
    }
    definite = {
        f"{link}{prefix}{plain}": (bool(link), True)
        for link in ("", "و")
        for prefix in ("ال", "بال", "لل", "كال", "فال")
    }
    return {**definite, **bare}


def _arabic() -> dict[str, Atom]:
    table: dict[str, Atom] = {}
    rows = (
        *(
            (_PARTS, "part"),
            (_DUAL_SCALES, "dual"),
            (_SCALES, "scale"),
            (_PLURAL_SCALES, "scales"),
            (_HUNDREDS, "hundred"),
        ),
        *((_TENS, "ten"), (_ONES, "one")),
    )
    for row, role in rows:
        for value, words in row.items():
            for word in words.split():
                for form, (linked, definite) in _forms(word).items():
                    table[form] = Atom(Decimal(value), role, linked, definite=definite)
    for whole, word in ((4, "ارباع"), (5, "اخماس"), (10, "اعشار")):
        table[word] = Atom(Decimal(1) / whole, "parts")
    return {form: atom for form, atom in table.items() if form not in _OTHER_WORDS}


def _english() -> dict[str, Atom]:
    table = {
        word: Atom(Decimal(value), "one", linked=True, english=True)
        for value, word in enumerate(_ENGLISH["one"].split(), 1)
        if value > 1
    }
    for word, value in ENGLISH_TENS.items():
        table[word] = Atom(Decimal(value), "ten", linked=True, english=True)
    for value, words in _ENGLISH_SCALES.items():
        for word in words.split():
            table[word] = Atom(Decimal(value), "scale", linked=True, english=True)
    table["hundred"] = Atom(Decimal(100), "hundred", linked=True, english=True)
    table["half"] = Atom(Decimal("0.5"), "part", english=True)
    table["and a half"] = Atom(Decimal("0.5"), "part", linked=True, english=True)
    return table


def _before_ten() -> dict[str, Atom]:
    """Ones that are numbers only before «عشر» or a linked ten: «أحد عشر», «واحد وعشرون»."""
    return {
        form: Atom(Decimal(value), "one", linked, definite=definite)
        for value in (1, 2)
        for word in _JOINED_ONES[value].split()
        for form, (linked, definite) in _forms(word).items()
    }


ENGLISH_WORDS = _english()
ENGLISH_SCALE_WORDS = frozenset(" ".join(_ENGLISH_SCALES.values()).split())
NUMBER_WORDS: dict[str, Atom] = {**_arabic(), **ENGLISH_WORDS}
BEFORE_TEN: dict[str, Atom] = {
    **_before_ten(),
    "one": Atom(Decimal(1), "one", linked=True, english=True),
}
TEN_WORDS: frozenset[str] = frozenset(
    spelling(link + word)
    for link in ("", "و")
    for words in _TENS.values()
    for word in words.split()
) | {*("عشر", "عشره", "hundred", *ENGLISH_SCALE_WORDS)}
_ENGLISH_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
ORDINALS: dict[str, int] = {}
for _value, _words in enumerate(
    (
        "أول أولى أولي",
        "ثاني ثانية",
        "ثالث ثالثة",
        "رابع رابعة",
        "خامس خامسة",
        "سادس سادسة",
        "سابع سابعة",
        "ثامن ثامنة",
        "تاسع تاسعة",
        "عاشر عاشرة",
    ),
    1,
):
    for _word in _words.split():
        for _prefix in ("ال", "بال", "لل", "وال"):
            ORDINALS[_prefix + spelling(_word)] = _value
ORDINALS |= dict.fromkeys(("الحادي", "الحاديه", "والحادي", "والحاديه"), 11)
ORDINALS |= {word: value for value, word in enumerate(_ENGLISH_ORDINALS.split(), 1)}
