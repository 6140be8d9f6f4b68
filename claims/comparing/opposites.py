"""Which words are opposites: the words of each pole in `opposites.toml`, by index stem.

The forms of verbs are made by rule, so that none needs a row of its own. Two texts oppose each
other on an axis when one has words of one pole only and the other words of the other pole only.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from sources.text.lexicon.word_lists import lists_beside, words
from sources.text.spelling.folding import terms

_PERFECT: Final = ("ت", "تا", "وا")
_IMPERFECT: Final = ("ت", "سي", "ست")


def _forms(word: str) -> Iterator[str]:
    """The forms of an Arabic verb besides «he did» and «he does»: أغلقت, أغلقوا, تغلق, سيغلق."""
    if word.isascii():
        return
    if word[0] == "ي":
        yield from (prefix + word[1:] for prefix in _IMPERFECT)
    elif word[-1] != "ى":
        yield from (word + ending for ending in _PERFECT)
    elif len(word) > 3:  # «ألغت»; of three letters too little would be left: «بنت»
        yield word[:-1] + "ت"


def _words() -> Iterator[tuple[str, tuple[str, int]]]:
    for axis, table in lists_beside(__file__).items():
        for pole, block in enumerate((table["one"], table["other"])):
            yield from ((word, (axis, pole)) for word in words(block))


@cache
def poles() -> dict[str, tuple[tuple[str, int], ...]]:
    """Index stem to the (axis, pole) pairs it points to; pole is 0 or 1.

    A form made by rule never adds to what the table says of the same stem.
    """
    listed: dict[str, set[tuple[str, int]]] = {}
    made: dict[str, set[tuple[str, int]]] = {}
    for word, pole in _words():
        listed.setdefault(terms(word)[0], set()).add(pole)
        for form in _forms(word):
            made.setdefault(terms(form)[0], set()).add(pole)
    return {stem: tuple(sorted(found)) for stem, found in (made | listed).items()}
