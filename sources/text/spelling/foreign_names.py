"""One spelling for foreign names in Arabic letters, which every paper writes its own way.

A /g/ is written غ, ج, ق or ك-with-a-bar; vowels are written long or not at all; two words are
joined or apart: «بيونغ يانغ», «بيونج يانج», «بيونغيانغ», Pyongyang. The key of a name is its
consonants with one letter for /g/. It decides alone only for listed names, and for words that two
texts do not share it says whether they may be one (`is_one_name`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from sources.text.lexicon.word_lists import lists_beside, phrases

_G: Final = str.maketrans("جقگڭݣ", "غغغغغ")
_VOWELS: Final = re.compile(r"(?<=.)[اويىء]")
_FOLDS: Final = str.maketrans("أإآىة", "اااي ")
_DOUBLED: Final = re.compile(r"(.)\1")
_LEAST: Final = 4  # consonants of a name that its key decides; «جرس» and «غرس» have three
_LONG: Final = 5  # letters of words that may differ in the letter for /g/: not «قرب» and «غرب»
_LONGEST: Final = 24
_MISSING: Final = 2  # long vowels that only one spelling writes
_PART: Final = 3  # letters of a word that may be joined to the next
_JOINED: Final = 7
_REMEMBERED: Final = 50_000  # words of a batch; a text rarely brings a new one

_PAIRS: Final = [
    line.split() for line in phrases(lists_beside(__file__)["names"]["phrases"].translate(_FOLDS))
]


def key(word: str) -> str:
    """The consonants of a folded Arabic word, its first letter kept, one letter for /g/."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", word.rstrip("ةه").translate(_G)))


def listed_name(word: str) -> str:
    """The usual spelling of the name that a folded word is, "" if it is no listed one."""
    if word.isascii():
        return _LATIN.get(word, "")
    long = _LEAST < len(word) <= _LONGEST
    return _NAMES.get(key(word), "") if long and word[0] in _FIRST else ""


def is_one_name(one: str, other: str) -> bool:
    """Whether two folded words may be spellings of one name.

    Long words may differ in the letter for /g/, and any in vowels that only one of them writes.
    """
    if abs(len(one) - len(other)) > _MISSING:
        return False
    mine, theirs = _one_g(one), _one_g(other)
    if mine != one or theirs != other:
        if min(len(one), len(other)) < _LONG:
            return False
        if mine == theirs:
            return True
    longer, shorter = sorted((mine, theirs), key=len, reverse=True)
    return len(longer) > len(shorter) >= 3 and _is_without_vowels(longer, shorter)


def _is_without_vowels(longer: str, shorter: str) -> bool:
    """Whether the shorter word is the longer one without one or two of its vowels."""
    at = missing = 0
    for letter in longer:
        if at < len(shorter) and letter == shorter[at]:
            at += 1
        elif letter in "اوي":
            missing += 1
        else:
            return False
    return at == len(shorter) and missing <= _MISSING


def ways(asked: Sequence[str]) -> Iterator[set[str]]:
    """For each of the stems that are looked for the ways in which it may stand, itself among them.

    A long one may be two words, and one with its neighbour a single word.
    """
    for at, stem in enumerate(asked):
        near = [(asked[n], asked[n + 1]) for n in (at - 1, at) if 0 <= n < len(asked) - 1]
        joined = {one + other for one, other in near if min(len(one), len(other)) >= _PART}
        apart = range(_PART, len(stem) - _PART + 1) if stem > "ء" and len(stem) >= _JOINED else ()
        yield {stem, *joined, *(f"{stem[:cut]} {stem[cut:]}" for cut in apart)}


def whole(*parts: str) -> str:
    """Folded words as one, alike for «بيونج يانج» and «بيونغيانغ»; "" if it is short for a name."""
    joined = "".join(parts)
    long = len(joined) >= _JOINED - 1 and min(map(len, parts)) >= _PART - 1
    return _one_g(joined) if long else ""


def initial(word: str) -> str:
    """The letter that all spellings of a name begin with."""
    return _one_g(word[0])


@lru_cache(_REMEMBERED)
def _one_g(word: str) -> str:
    return word.translate(_G)


_NAMES: Final = {key(arabic): arabic for arabic, *_latin in _PAIRS if len(key(arabic)) >= _LEAST}
_FIRST: Final = frozenset(f"{''.join(name[0] for name in _NAMES)}جق")
_LATIN: Final = {latin: arabic for arabic, *others in _PAIRS for latin in others}
