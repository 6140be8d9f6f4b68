"""Light stems: light10 for Arabic words, Snowball for English ones.

light10 is the stemmer of Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
Retrieval" (2007): it takes off a conjunction, an article and a few endings and looks nothing up.
Ours goes further where newspapers gain by it (measured with BM25 on tweets, headlines and
questions): the joined particles ب ل ف, the article after two particles (وبال), the ending of the
accusative (تهديدا) and taa marbuta opened by a pronoun (مدينته) come off as well. A list keeps
the first letter of frequent words that own it, so that وزير meets الوزير and بوتين meets لبوتين.
"""

from typing import Final

import Stemmer

from sources.text.lexicon.word_lists import lists_beside, phrases, words
from sources.text.spelling.foreign_names import listed_name

_ARTICLES: Final = ("وبال", "وكال", "فبال", "ولل", "وال", "بال", "كال", "فال", "ال", "لل")
_OPENED_TAA: Final = ("تها", "ته")  # taa marbuta before a pronoun
_ENDINGS: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي", "ا")
_PARTICLES: Final = "بلف"

_LISTS: Final = lists_beside(__file__)
_HAMZAS: Final = str.maketrans("أإ", "اا")
_english: Final = Stemmer.Stemmer("english", 0)


def arabic_stem(word: str) -> str:
    """Take the light affixes off one folded Arabic word, leaving at least two letters.

    A listed foreign name becomes its usual spelling whole.
    """
    without = _without_article(word)
    if name := listed_name(word) or listed_name(without) or listed_name(_without_particles(word)):
        return name
    bare = without or _without_particles(word)
    stem = _with_gh(_without_endings(bare))
    return _SPELLED.get(stem, stem)


def english_stem(word: str) -> str:
    """Take the endings off one folded English word (Snowball, Porter 2)."""
    stem: str = _english.stemWord(word)
    return listed_name(word) or stem


def _without_article(word: str) -> str:
    """The word after its article, "" if it has none, owns it or too little would be left."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            return "" if _owns_first_letter(word) else word[len(article) :]
    return ""


def _without_particles(word: str) -> str:
    """The word after a joined waw and one joined particle, unless they are its own letters."""
    if word[0] == "و" and len(word) > 3 and not _owns_first_letter(word):
        word = word[1:]
    if word[0] in _PARTICLES and len(word) > 4 and not _owns_first_letter(word):
        word = word[1:]
    return word


def _without_endings(word: str) -> str:
    for opened in _OPENED_TAA:
        if word.endswith(opened) and len(word) - len(opened) >= 2:
            word = word[: -len(opened)] + "ة"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word[: -len(ending)]
    return word


def _with_gh(stem: str) -> str:
    """«جونج», «يانج» as «جونغ», «يانغ»."""
    return f"{stem[:-1]}غ" if stem.endswith("نج") and len(stem) > 3 else stem


def _owns_first_letter(word: str) -> bool:
    return _with_gh(_without_endings(word)) in _OWNERS


_SPELLED: Final = {
    arabic: standard
    for pair in phrases(_LISTS["spellings"]["phrases"].translate(_HAMZAS))
    for arabic, standard in [map(_without_endings, pair.split())]
}
_OWNERS: Final = frozenset(
    (*map(_without_endings, words(_LISTS["own_first_letter"]["words"])), *_SPELLED)
)
