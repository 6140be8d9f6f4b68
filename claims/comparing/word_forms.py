"""What the forms of one word have in common, by rule and without a dictionary."""

from functools import lru_cache
from typing import Final

_WEAK: Final = str.maketrans("", "", "اويىءةهأ")
_ADDED: Final = ("است", "مت", "ت", "م", "ي", "ن")
_IMPERFECT: Final = frozenset("يتنا")  # alif: it opens perfect and noun of derived forms
_PERFECT: Final = frozenset("تو")
_LONG: Final = frozenset("اي")
_REMEMBERED: Final = 50_000  # words of a batch; a text rarely brings a new one


@lru_cache(_REMEMBERED)
def forms(stem: str) -> tuple[str, ...]:
    """The consonant frame and the verb bases of a stem, the keys under which words meet."""
    return tuple(sorted({*_frame(stem), *_verb_bases(stem)}))


def _frame(stem: str) -> list[str]:
    """The consonants less what derivation adds: تصعيد, تصاعد; none if under three."""
    for added in _ADDED:
        if stem.startswith(added) and len(stem) - len(added) >= 3:
            stem = stem[len(added) :]
            break
    bones = stem.translate(_WEAK)
    return [bones] if len(bones) >= 3 and not bones[0].isdigit() else []


def _verb_bases(stem: str) -> list[str]:
    """What perfect, imperfect and verbal noun share: طورت, يطور, تطوير; at least three letters.

    Every reading of an Arabic stem is kept: the first letter of تركت may be the root's own.
    """
    if not "ء" <= stem[:1] <= "ي":
        return []
    bases = {stem, stem[1:]} if stem[0] in _IMPERFECT else {stem}
    bases |= {base[:-1] for base in bases if base[-1:] in _PERFECT}
    bases |= {base[:-2] + base[-1] for base in bases if base[-2:-1] in _LONG}
    return [base for base in bases if len(base) >= 3]


@lru_cache(_REMEMBERED)
def letter_pairs(word: str) -> frozenset[str]:
    """Neighbouring letters of a word of four or more; none for a number."""
    if len(word) < 4 or word[0].isdigit():
        return frozenset()
    return frozenset([word[at : at + 2] for at in range(len(word) - 1)])


@lru_cache(_REMEMBERED)
def letter_threes(word: str) -> frozenset[str]:
    """The runs of three letters of a word."""
    return frozenset([word[at : at + 3] for at in range(len(word) - 2)])
