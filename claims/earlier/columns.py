"""Which column of a table holds what, guessed by the word that stands above it."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from django.utils.translation import gettext_lazy as _

from sources.text.spelling.folding import fold

CLAIM: Final = "claim_text"
# What a column may hold, in the order of the page.
HELD: Final[Mapping[str, object]] = {
    CLAIM: _("the claim that was checked"),
    "label": _("the label it was given"),
    "url": _("the address of the check"),
    "published_on": _("the day it was published"),
    "publisher": _("who published it"),
    "headline": _("its headline"),
    "said_by": _("who said it"),
    "said_on": _("the day it was said"),
    "language": _("the language"),
}
# The first word of a heading that is known decides; the likelier come first.
HEADINGS: Final[Mapping[str, Sequence[str]]] = {
    "said_by": ("claimant", "said by", "speaker", "claim by", "قائل", "القائل", "صاحب الادعاء",
                "مصدر الادعاء", "المتحدث"),
    "said_on": ("claim date", "said on", "date of claim", "تاريخ الادعاء", "تاريخ القول"),
    "published_on": ("review date", "published", "date", "day", "تاريخ", "التاريخ", "النشر"),
    "url": ("url", "link", "address", "href", "رابط", "الرابط", "عنوان الصفحة"),
    "label": ("rating", "verdict", "label", "result", "ruling", "conclusion", "الحكم", "حكم",
              "التقييم", "تقييم", "النتيجة", "التصنيف", "تصنيف"),
    "publisher": ("publisher", "organization", "organisation", "outlet", "source", "site",
                  "الناشر", "ناشر", "المؤسسة", "الجهة", "المصدر", "الموقع"),
    "headline": ("headline", "title", "العنوان", "عنوان"),
    "language": ("language", "lang", "اللغة", "لغة"),
    CLAIM: ("claim", "statement", "text", "rumor", "rumour", "الادعاء", "ادعاء", "الزعم", "النص",
            "التصريح", "الشائعة", "الخبر"),
}  # fmt: skip


def guessed(headings: Sequence[str]) -> dict[str, int]:
    """The columns by what they hold, as far as the words above them tell."""
    folded = [" ".join(fold(heading).replace("_", " ").split()) for heading in headings]
    found: dict[str, int] = {}
    for what, words in HEADINGS.items():
        place = place_of(words, folded, taken=set(found.values()))
        if place is not None:
            found[what] = place
    return found


def place_of(words: Sequence[str], headings: Sequence[str], *, taken: set[int]) -> int | None:
    """The first free column under one of these words: as it is, or else among others."""
    known = [fold(word) for word in words]
    free = [place for place in range(len(headings)) if place not in taken]
    alike = (place for word in known for place in free if headings[place] == word)
    among = (place for word in known for place in free if is_among(word, headings[place]))
    return next(chain(alike, among), None)


def is_among(word: str, heading: str) -> bool:
    """Whether a heading says this word among others."""
    return f" {word} " in f" {heading} "
