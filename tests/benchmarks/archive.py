"""A synthetic archive with the word statistics of Arabic news and nobody's text.

Word frequencies follow Zipf and Mandelbrot, p(rank) ~ 1 / (rank + 2.7) ** 1.05, most forms being
made from three-letter roots, patterns and affixes; a document speaks about few things, so that a
third of its words come from a small vocabulary of its own; lengths are log-normal around 25 words.
Everything follows from the seed.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FUNCTION_WORDS = (
    "في من على إلى أن عن التي الذي مع هذا هذه ما لا بعد بين كان كانت قد قال خلال حول كما لم أو ثم"
    " حيث منذ عند كل غير أي إن ذلك تلك هو هي لن حتى ضد نحو"
)
LETTERS = "بتثجحخدذرزسشصضطعغفقكلمنهوي"
PATTERNS = (
    "{}{}{}",
    "{}ا{}{}",
    "{}{}ا{}",
    "م{}{}و{}",
    "{}{}ي{}",
    "ت{}{}ي{}",
    "ا{}ت{}ا{}",
    "م{}ا{}{}",
)
PREFIXES = ("", "", "", "ال", "ال", "ال", "و", "وال", "بال", "لل")
SUFFIXES = ("", "", "", "", "ة", "ات", "ين", "ها", "ية", "ون")
FORMS = 10  # inflected forms of one word
LEMMAS = 60_000
DOCUMENT = 20  # sentences
OWN_WORDS, OWN_SHARE = 40, 0.33
KEPT, QUERY_WORDS = 0.6, 27
Words = NDArray[np.int64]


class Question(NamedTuple):
    """A claim-like query of 27 words and the number (from 0) of the sentence it rewords."""

    text: str
    target: int


class Archive:
    """Sentences of a synthetic archive: the same seed and size give the same text."""

    def __init__(self, seed: int = 2017) -> None:
        self._random = np.random.default_rng(seed)
        self.words = self._vocabulary()
        weight = 1 / (np.arange(LEMMAS) + 3.7) ** 1.05
        self._cumulated = np.cumsum(weight / weight.sum())
        self._said: deque[str] = deque(maxlen=5000)

    def _vocabulary(self) -> list[str]:
        roots = list(product(LETTERS, repeat=3))
        order = self._random.permutation(len(roots) * len(PATTERNS))[:LEMMAS]
        stems = [PATTERNS[n % len(PATTERNS)].format(*roots[n // len(PATTERNS)]) for n in order]
        forms = self._random.integers(0, 10, (LEMMAS, FORMS, 2))
        words = [
            PREFIXES[before] + stem + SUFFIXES[after]
            for stem, affixes in zip(stems, forms, strict=True)
            for before, after in affixes
        ]
        for rank, word in enumerate(FUNCTION_WORDS.split()):
            words[rank * FORMS : (rank + 1) * FORMS] = [word] * (FORMS - 1) + ["و" + word]
        return words

    def _draw(self, size: int) -> Words:
        lemmas = np.searchsorted(self._cumulated, self._random.random(size))
        return lemmas * FORMS + self._random.integers(0, FORMS, size)

    def _document(self) -> list[Words]:
        lengths = np.clip(self._random.lognormal(3.2, 0.45, DOCUMENT), 4, 90).astype(int)
        words = self._draw(int(lengths.sum()))
        own = self._random.random(words.size) < OWN_SHARE
        words[own] = self._random.choice(self._draw(OWN_WORDS), int(own.sum()))
        return np.split(words, np.cumsum(lengths)[:-1])

    def _text(self, words: Words) -> str:
        return " ".join([self.words[n] for n in words])

    def documents(self) -> Iterator[list[str]]:
        """Documents without end, each a list of 20 sentences without punctuation."""
        while True:
            document = [self._text(words) for words in self._document()]
            self._said.append(document[0])
            yield document

    def sentences(self, size: int) -> Iterator[str]:
        """The first `size` sentences of fresh documents."""
        return islice((text for document in self.documents() for text in document), size)

    def reworded(self, sentences: Sequence[str]) -> list[str]:
        """The same sentences, but one in four says again what an earlier document said."""
        return [
            self.question(0, self._said[self._random.integers(len(self._said))]).text
            if n % 4 == 1
            else text
            for n, text in enumerate(sentences)
        ]

    def article(self, sentences: Sequence[str]) -> str:
        """The sentences as a newspaper prints them: commas, full stops, figures, paragraphs."""
        printed = [self._printed(text.split()) for text in sentences]
        return "\n\n".join(" ".join(printed[at : at + 4]) for at in range(0, len(printed), 4))

    def _printed(self, words: list[str]) -> str:
        for at in range(9, len(words), 9):
            words[at] += "،"
        if self._random.random() < 0.3:
            words[len(words) // 2] += f" بنسبة {self._random.integers(1, 100)}%"
            if self._random.random() < 0.6:
                words[len(words) // 2] += f" في عام {self._random.integers(1990, 2026)}"
        return " ".join(words) + "."

    def question(self, target: int, text: str) -> Question:
        """A rewording: six words in ten kept in order, some inflected anew, padded to 27."""
        kept = [word for word in text.split() if self._random.random() < KEPT]
        filling = self._text(self._draw(max(0, QUERY_WORDS - len(kept)))).split()
        return Question(" ".join((kept + filling)[:QUERY_WORDS]), target)
