"""What comparing takes from one text: its words, figures, dates, negations, poles and places."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from claims.comparing.negations import DENIALS, deniers, labels
from claims.comparing.opposites import poles
from claims.comparing.quantities import Quantity, quantities
from claims.comparing.speakers import Attribution, attribution
from claims.comparing.word_forms import forms, letter_threes
from sources.text.dates.finding_dates import DateMention, dates
from sources.text.figures.finding_figures import Figure, figures
from sources.text.lexicon.word_lists import lists_beside
from sources.text.places import NamedPlace, place_at
from sources.text.spelling.folding import Token, folded_words, tokenize

_LISTS: Final = lists_beside(__file__)
_FUNCTION_WORDS: Final = folded_words(_LISTS["function_words"])
_QUESTIONS: Final = folded_words(_LISTS["questions"])
LONGEST: Final = 4_000
MOST: Final = 40
FIRST: Final = 60  # content words; no claim has more

Keyed = Iterable[tuple[int, Iterable[str]]]
Positions = Mapping[str, Sequence[int]]


class ReadText:
    """One text taken apart for comparing, each part when it is first asked for.

    Positions count its tokens or its code points. No sentence is longer than `LONGEST` code points:
    what lies behind is not compared, and of figures and dates the first `MOST`, so that hostile
    text costs no more than long text.
    """

    def __init__(self, text: str, reference: date | None = None) -> None:
        self.text = text[:LONGEST]
        self.reference = reference
        self.tokens: list[Token] = tokenize(self.text)
        self.content = [
            at
            for at, token in enumerate(self.tokens)
            if token.text not in _FUNCTION_WORDS and len(token.text) > 1
        ]

    @cached_property
    def figures(self) -> list[Figure]:
        return figures(self.text)[:MOST]

    @cached_property
    def quantities(self) -> list[Quantity]:
        return quantities(self.figures, self.tokens)

    @cached_property
    def dates(self) -> list[DateMention]:
        return dates(self.text, self.reference)[:MOST]

    @cached_property
    def bounding(self) -> set[int]:
        """The words that tell the bound of a figure deny and oppose nothing."""
        return {at for quantity in self.quantities for at in quantity.words}

    @cached_property
    def _deniers(self) -> tuple[list[int], list[int], list[int]]:
        return deniers(self.tokens)

    @cached_property
    def negations(self) -> list[int]:
        return [at for at in self._deniers[0] if at not in self.bounding]

    @cached_property
    def labels(self) -> list[int]:
        """Where the text calls untrue what it tells."""
        return labels(self.text, self.tokens)

    @property
    def denials(self) -> list[int]:
        return self._deniers[1]

    @property
    def falsehoods(self) -> list[int]:
        return self._deniers[2]

    @cached_property
    def poles(self) -> Mapping[int, tuple[tuple[str, int], ...]]:
        """Each content word that names a pole of an axis with what it names."""
        table, stems = poles(), ((at, self.tokens[at].stem) for at in self.content)
        undone = {
            at
            for at, token in enumerate(self.tokens)
            if token.text in DENIALS and at not in self.denials
        }
        busy = self.bounding | self.naming.keys() | undone
        return {at: table[stem] for at, stem in stems if stem in table and at not in busy}

    @cached_property
    def _names(self) -> Mapping[int, NamedPlace]:
        """The names of places by their first words."""
        words, found, at = [token.text for token in self.tokens], {}, 0
        while at < len(words):
            name = place_at(words, at)
            if name:
                found[at] = name
            at += name.words if name else 1
        return found

    @cached_property
    def places(self) -> Mapping[int, str]:
        """Each content word that names a place, or begins its name, with the place."""
        return {at: self._names[at].place for at in self.content if at in self._names}

    @cached_property
    def naming(self) -> Mapping[int, str]:
        """Each word of the name of a place with the place."""
        return {
            at + nth: name.place for at, name in self._names.items() for nth in range(name.words)
        }

    @cached_property
    def read_already(self) -> frozenset[int]:
        """The words that are part of a figure, its bound, a date or a place."""
        spans = [*(figure[:2] for figure in self.figures), *(day[:2] for day in self.dates)]
        parts = (
            at
            for at in self.content
            if any(start <= self.tokens[at].start < end for start, end in spans)
        )
        return frozenset((*parts, *self.naming, *self.bounding))

    @cached_property
    def asks(self) -> bool:
        marked = "؟" in self.text or "?" in self.text
        return marked or bool(self.tokens and self.tokens[0].text in _QUESTIONS)

    @cached_property
    def speaker(self) -> Attribution | None:
        return attribution(self.text)

    def stems(self) -> Keyed:
        """Each content word with its stem, those of a name of several words with the place."""
        single = {at for at, name in self._names.items() if name.words == 1}
        longer = {at: place for at, place in self.naming.items() if at not in single}
        return ((at, (longer.get(at) or self.tokens[at].stem,)) for at in self.content)

    def named(self) -> Keyed:
        """Each word that names a place with the place."""
        return ((at, (place,)) for at, place in self.places.items())

    def forms(self) -> Keyed:
        """Each content word that names no place with its consonant frame and verb bases."""
        words = (at for at in self.content if at not in self.naming)
        return ((at, forms(self.tokens[at].stem)) for at in words)

    @cached_property
    def in_arabic(self) -> bool:
        """Whether most content words are written in Arabic letters."""
        arabic = sum("ء" <= self.tokens[at].text[0] <= "ي" for at in self.content)
        return 2 * arabic > len(self.content)

    @cached_property
    def by_stem(self) -> Positions:
        """Where each stem stands."""
        return _positions(self.stems())

    @cached_property
    def by_place(self) -> Positions:
        """Where each place is named."""
        return _positions(self.named())

    @cached_property
    def by_form(self) -> Positions:
        """Where the forms of each word stand."""
        return _positions(self.forms())

    @cached_property
    def by_letters(self) -> Positions:
        """Where each run of three letters stands, in the first `FIRST` content words."""
        return _positions((at, letter_threes(self.tokens[at].text)) for at in self.content[:FIRST])

    @cached_property
    def letters(self) -> frozenset[str]:
        """The runs of three letters of the content words."""
        return frozenset().union(*(letter_threes(self.tokens[at].text) for at in self.content))


def _positions(keyed: Keyed) -> Positions:
    where: dict[str, list[int]] = {}
    for at, keys in keyed:
        for key in keys:
            where.setdefault(key, []).append(at)
    return where


@lru_cache(maxsize=1024)
def read(text: str, reference: date | None = None) -> ReadText:
    """Take one text apart; the claim of many comparisons is read once."""
    return ReadText(text, reference)
