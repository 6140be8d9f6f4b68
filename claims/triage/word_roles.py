"""What a word can do in a clause, and what of it the letters show."""

import re
from collections.abc import Sequence
from typing import Final

from claims.triage import morphology
from sources.text.spelling.characters import TATWEEL, VOWELS

_MARKS: Final = re.compile(f"[{TATWEEL}{VOWELS}]")
_IMPERFECT_SHAPE: Final = re.compile(r"[يتن]\w{2,}")


class WordRole:
    """What a word can do in a clause; plain integers, for they are tested for every word."""

    FUTURE: Final = 1
    IMPERFECT: Final = 2
    FINITE: Final = 4
    RELATIVE: Final = 8
    COMMA: Final = 16
    AND: Final = 32
    SAYING: Final = 64
    REPORTING: Final = 128
    COMPLEMENT: Final = 256
    TAIL: Final = 512
    CONCESSION: Final = 1024
    QUOTE: Final = 2048
    CAPITAL: Final = 4096
    NOUN_LIKE: Final = 8192
    INDEFINITE: Final = 16384
    VERBAL: Final = FINITE | SAYING | REPORTING | NOUN_LIKE


def shape(original: str, forms: Sequence[str]) -> int:
    """Roles that the letters show."""
    roles = WordRole.AND if original.startswith("و") and len(forms) > 1 else 0
    if original[:1].isupper():
        roles |= WordRole.CAPITAL
    plain = _MARKS.sub("", original)
    if plain.endswith("ة") and not _ARTICLE.match(plain):
        roles |= WordRole.INDEFINITE
    if _is_promise(plain) or any(_is_future(form, plain) for form in forms):
        roles |= WordRole.FUTURE | WordRole.FINITE
    if any(_IMPERFECT_SHAPE.fullmatch(form) for form in forms):
        roles |= WordRole.IMPERFECT
    if any(_is_finite(form, plain) for form in forms):
        roles |= WordRole.FINITE
    return roles


_ARTICLE: Final = re.compile("[وف]?(?:[بك]?ال|لل)")
_PROMISE: Final = re.compile("[وف]?سأ(?!ل|م)..")


def _is_promise(plain: str) -> bool:
    """«سأ» is a future only with its hamza, or every «ساحة» would be one; سأل and سأم are none."""
    return _PROMISE.match(plain) is not None


def _is_future(form: str, plain: str) -> bool:
    """«س» and an imperfect."""
    if not form.startswith(("سي", "ست", "سن")) or len(form) < 4:
        return False
    noun = form in morphology.NO_FUTURE or form.startswith(morphology.NO_FUTURE_STEMS)
    return not noun and not plain.endswith(("ة", "ات")) and "سئ" not in plain[:3]


def _is_finite(form: str, plain: str) -> bool:
    """An imperfect in «ي», a perfect in «ت» or «وا», an English past in -ed."""
    if form.isascii():
        return _is_english_past(form) and plain.islower()
    if plain.endswith(("ة", "ات")) or form.startswith("ال") or len(form) < 3:
        return False
    if _TENTH_FORM.fullmatch(form):
        return True
    if form.startswith("ي"):
        return form not in morphology.NO_IMPERFECT
    if form.endswith("ت"):
        return _is_feminine_perfect(form)
    return form.endswith("وا") and len(form) > 4


def _is_english_past(form: str) -> bool:
    return len(form) > 4 and form.endswith("ed") and form not in morphology.NO_PAST


# «استورد» and «استعاد», where the nouns are «استيراد» and «استعادة».
_TENTH_FORM: Final = re.compile(r"است(?:[^\Wا]{3}|[^\Wا]ا[^\Wا])")


def _is_feminine_perfect(form: str) -> bool:
    rest = form[1:] if form[0] in "بلك" else form
    return (
        len(form) > 2 and form not in morphology.NO_FEMININE and rest not in morphology.NO_FEMININE
    )
