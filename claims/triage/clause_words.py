"""A sentence as words that know what they can do: mark the future, report, open a clause."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from claims.triage import morphology
from claims.triage.phrases import Phrase, compiled
from claims.triage.word_roles import WordRole, shape
from sources.text.lexicon import saying
from sources.text.lexicon.word_lists import lists_beside
from sources.text.numbers.number_words import NUMBER_WORDS
from sources.text.places import place_words
from sources.text.spelling.characters import OPENING_QUOTES
from sources.text.spelling.levelling import level, levelled_words
from sources.text.spelling.word_patterns import WORD_OR_MARK


class ClauseWord(NamedTuple):
    """One spelling: without «و» and «ف», its roles, the phrases it can open, what it signals."""

    bare: str
    roles: int
    phrases: tuple[Phrase, ...]
    signals: tuple[str, ...]
    opens: bool


_LONGEST: Final = 40  # a longer run of letters is no word, and would fill the memory
_REMEMBERED: Final = 1 << 16  # spellings, about 20 MB


_PHRASES: Final = compiled()
_LISTS: Final = lists_beside(__file__)
ROLES: Final = {name: levelled_words(block) for name, block in _LISTS["roles"].items()}
_TABLES: Final = (
    (WordRole.SAYING, levelled_words(*saying.ALWAYS, *saying.WITHOUT_A_SPEAKER)),
    (WordRole.REPORTING, levelled_words(*saying.BEFORE_A_CLAUSE)),
    (WordRole.COMPLEMENT, levelled_words(*saying.CLAUSE, ":")),
    (WordRole.RELATIVE, ROLES["relatives"]),
    (WordRole.TAIL, ROLES["tails"]),
    (WordRole.CONCESSION, ROLES["concessions"]),
    (WordRole.FINITE, morphology.PERFECTS | morphology.T_IMPERFECTS | morphology.ENGLISH_FINITE),
    (WordRole.NOUN_LIKE, morphology.NOUN_LIKE_PERFECTS),
    (WordRole.COMMA, frozenset("،,؛;")),
    (WordRole.QUOTE, frozenset(OPENING_QUOTES)),
)


@cache
def _tables() -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        *((code, levelled_words(block)) for code, block in _LISTS["worth"].items()),
        ("place", levelled_words(*place_words())),
        ("number", frozenset(NUMBER_WORDS)),
    )


QAD: Final = frozenset(("قد", "فقد", "وقد", "لقد"))
AUXILIARIES: Final = {
    **dict.fromkeys(("سوف", "لن", "will", "won't", "won’t", "shall", "would"), "future"),
    **dict.fromkeys((*QAD, "may"), "possibility"),
}
_PREFIXES: Final = ("وبال", "وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")


class _Words(dict[str, ClauseWord]):
    """Each spelling once looked at, worked out when first met."""

    def __missing__(self, original: str) -> ClauseWord:
        word = _word(original[:_LONGEST])
        if len(original) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[original] = word
        return word


_WORDS: Final = _Words()


def read(sentence: str) -> list[ClauseWord]:
    """The words and marks of a sentence in order; `places` tells where they stand."""
    return [_WORDS[spelled] for spelled in WORD_OR_MARK.findall(sentence)]


def places(sentence: str) -> list[tuple[int, int]]:
    """Start and end of each word of `read`, in code points of the sentence."""
    return [found.span() for found in WORD_OR_MARK.finditer(sentence)]


def _word(original: str) -> ClauseWord:
    """What a word can do by its spelling alone."""
    whole = level(original).text
    forms = [whole]
    if whole[:1] in ("و", "ف") and len(whole) > 2:
        forms.append(whole[1:])
    roles = shape(original, forms)
    singular = [form.removesuffix("وا") for form in forms]  # «حذروا» does what «حذر» does
    for role, table in _TABLES:
        if any(form in table for form in (*forms, *singular)):
            roles |= role
    phrases = tuple(entry for form in forms for entry in _PHRASES.get(form, ()))
    bare = _bare(forms)
    opens = bool(phrases or roles & WordRole.FUTURE or bare in AUXILIARIES)
    return ClauseWord(bare, roles, phrases, tuple(_signals(whole)), opens)


def _signals(whole: str) -> Iterator[str]:
    """Codes of the tables of worth that hold the word, or a part of a #joined_word."""
    forms = {form for part in whole.split("_") for form in _stripped(part)}
    return (code for code, table in _tables() if not table.isdisjoint(forms))


def _stripped(word: str) -> Iterator[str]:
    """The word, and what is left of it behind each prefix it may carry."""
    yield word
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + 3:
            yield word[len(prefix) :]


def _bare(forms: Sequence[str]) -> str:
    """Without the conjunction where what remains is a word the tables know."""
    rest = forms[-1]
    known = rest in _PHRASES or rest in _KNOWN or any(rest in table for _, table in _TABLES)
    return rest if known else forms[0]


_KNOWN: Final = ROLES["prose_openers"] | levelled_words("قد سوف لن لا هذا هذه هناك على يظل يبقى")
