"""Numbers that rank or name: «الخامس والسبعين», the twenty-first, «القرن 21», «القرار 1701»."""

import re

from sources.text.numbers.number_words import ENGLISH_TENS, ORDINALS

_TENS = ("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_TEN_VALUES = {"عشر": 10, "عشره": 10} | {
    f"وال{ten}{ending}ن": value * 10 for value, ten in enumerate(_TENS, 2) for ending in ("و", "ي")
}
_TEN_AFTER = re.compile(rf" ({'|'.join(sorted(_TEN_VALUES, key=len, reverse=True))})(?!\w)")
_TEN_BEFORE = re.compile(rf"(?<!\w)({'|'.join(ENGLISH_TENS)})[ -]$")
_NO_RANK = re.compile(r"(?:الساعه|اول|كانون|تشرين|ربيع|جمادي) $")
_RANKED = re.compile(
    r"(?<!\w)[وبلف]{0,2}(?:ال|ل)?(?:قرن|ذكري|سنويه|دوره|نسخه|مركز|مرتبه|دقيقه) (?:ال)?$"
)
_LABELLED = re.compile(
    r"(?<!\w)(?:[وبلف]{0,2}(?:ال|ل)?(?:رقم|قرار|مرسوم|قانون|ماده|بند|فقره|فصل|صفحه|ايه|طريق|قناه"
    r"|غرفه|مجموعه|بوينغ|بوينج|ايرباص)"
    r"|no\.|number|resolution|law|article|section|chapter|page|flight|route|boeing|airbus) $"
)
_FAR = 18  # characters that are looked back at


def ordinal(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where a rank begins and ends and its value, told from one ordinal word of a levelled text."""
    if _NO_RANK.search(text, max(0, start - 8), start):
        return None
    value = ORDINALS[text[start:end]]
    if text[start].isascii():
        ten = _TEN_BEFORE.search(text, max(0, start - _FAR), start)
        return (ten.start(), end, ENGLISH_TENS[ten[1]] + value) if ten else (start, end, value)
    if more := _TEN_AFTER.match(text, end):
        return start, more.end(), value % 10 + _TEN_VALUES[more[1]]
    return None if value == 11 else (start, end, value)


def is_rank(text: str, start: int) -> bool:
    """Whether the number that begins here ranks what stands before it: «القرن 21»."""
    return _RANKED.search(text, max(0, start - _FAR), start) is not None


def is_label(text: str, start: int) -> bool:
    """Whether the number that begins here is the name of what stands before it: «المادة 5»."""
    return _LABELLED.search(text, max(0, start - _FAR), start) is not None
