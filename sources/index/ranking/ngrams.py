"""Likeness of texts by their letters: cosine of TF-IDF over character n-grams. Plain Python.

N-grams of three to five letters within blank-padded words see through the prefixes, plurals and
spellings that a light stemmer leaves (McNamee & Mayfield 2004, "Character n-gram tokenization for
European language text retrieval"). They are hashed into a fixed number of buckets, so that a text
costs a few numpy passes and no dictionary.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Self, TypeAlias
from unicodedata import is_normalized

from sources.index.arrays import np, npt
from sources.index.query_text import searchable
from sources.text.spelling.folding import fold

LONGEST = 5
SHORTEST = 3
BUCKET_BITS = 18  # 262,144 buckets: a news archive has some 150,000 frequent n-grams
BUCKETS = 1 << BUCKET_BITS

Floats: TypeAlias = "npt.NDArray[np.float32]"
Codes: TypeAlias = "npt.NDArray[np.uint32]"
Integers: TypeAlias = "npt.NDArray[np.int32]"

_BLANK = ord(" ")
_PLANE = 0xFFFF  # letters beyond the basic plane count as blanks
_MULTIPLIER = 0x9E3779B97F4A7C15  # Knuth's multiplicative hashing, 2^64 / golden ratio
_SHIFT = 64 - BUCKET_BITS
MOST = 1 << (31 - BUCKET_BITS)  # texts whose row and bucket fit into one number of 32 bits
_COMMON = 0x2100  # below it letter by letter in a table: the scripts we read, their punctuation
_NOTHING, _RARE = 0x110000, 0x110001  # folds to nothing; to several letters, or is not in the table


@cache
def _is_letter() -> npt.NDArray[np.bool_]:
    return np.array([chr(code).isalnum() for code in range(_PLANE)] + [False])


@cache
def _folded() -> Codes:
    """What each common letter is folded to."""
    return np.array([*map(_folded_letter, range(_COMMON)), _RARE], dtype=np.uint32)


def _folded_letter(code: int) -> int:
    letters = fold(chr(code))
    return ord(letters) if len(letters) == 1 else _RARE if letters else _NOTHING


class Grams(NamedTuple):
    """The distinct n-grams of a list of texts: row of the text, bucket, and how often it occurs."""

    texts: int
    rows: Integers
    buckets: Integers
    counts: Integers


def grams(texts: Sequence[str]) -> Grams:
    """The n-grams of every text, after folding; linear but for one sort.

    Raises ValueError for more than `MOST` texts.
    """
    if len(texts) > MOST:
        raise ValueError(f"{len(texts)} texts at once, at most {MOST}")
    codes, rows = _padded(texts)
    blank = ~_is_letter()[np.minimum(codes, _PLANE)]
    keys, counts = np.unique(_keys(codes, blank, rows=rows), return_counts=True)
    return Grams(len(texts), keys >> BUCKET_BITS, keys & (BUCKETS - 1), counts.astype(np.int32))


def _padded(texts: Sequence[str]) -> tuple[Codes, Integers]:
    """The folded letters of all texts, each text between blanks, and the row of each letter."""
    plain = [searchable(text) for text in texts]
    rows = _rows(plain)
    codes = _codes(plain)
    folded = _folded()[np.minimum(codes, _COMMON)]
    if (folded == _RARE).any() or not all(is_normalized("NFC", text) for text in plain):
        plain = [fold(text) for text in plain]
        return _codes(plain), _rows(plain)
    kept = folded != _NOTHING
    return folded[kept], rows[kept]


def _rows(texts: Sequence[str]) -> Integers:
    return np.repeat(np.arange(len(texts), dtype=np.int32), [len(text) + 2 for text in texts])


def _codes(texts: Sequence[str]) -> Codes:
    padded = f" {'  '.join(texts)} ".encode("utf-32-le", "surrogatepass")
    return np.frombuffer(padded, dtype=np.uint32)


def _keys(
    codes: npt.NDArray[np.uint32], blank: npt.NDArray[np.bool_], *, rows: Integers
) -> Integers:
    """Row and bucket of every n-gram in one number; n-grams never reach across a blank."""
    plain = np.where(blank, _BLANK, codes).astype(np.uint64)
    rows = rows << BUCKET_BITS
    hashed, crossing = plain, np.zeros(len(codes), dtype=bool)
    found = []
    for size in range(2, min(LONGEST, len(codes)) + 1):
        hashed = hashed[:-1] * _MULTIPLIER + plain[size - 1 :]
        crossing = crossing[:-1] | (blank[size - 2 : -1] if size > 2 else False)
        if size >= SHORTEST:
            kept = ~crossing
            bucket = ((hashed[kept] * _MULTIPLIER) >> _SHIFT).astype(np.int32)
            found.append(rows[: len(hashed)][kept] | bucket)
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int32)


class Background:
    """How common each n-gram is in an archive, learned from a sample of its texts."""

    def __init__(self, frequencies: Integers, size: int) -> None:
        """Take the number of texts each bucket occurs in ([BUCKETS]) and the number of texts."""
        self.size = size
        self.weights: Floats = (np.log((1 + size) / (1 + frequencies)) + 1).astype(np.float32)

    @classmethod
    def learned(cls, texts: Sequence[str]) -> Self:
        """Learn from a sample; a few thousand sentences are enough, none gives equal weights."""
        frequencies = np.zeros(BUCKETS, dtype=np.int64)
        for start in range(0, len(texts), 500):
            seen = grams(texts[start : start + 500])
            frequencies += np.bincount(seen.buckets, minlength=BUCKETS)
        return cls(frequencies.astype(np.int32), len(texts))

    def likeness(self, query: str, texts: Sequence[str]) -> Floats:
        """Cosine in 0..1 of `query` with every text (float32 [n]); 0 where nothing is shared."""
        found = grams([query, *texts])
        weights = self._weigh(found)
        asked = int(np.searchsorted(found.rows, 1))
        wanted = np.zeros(BUCKETS, dtype=np.float32)
        wanted[found.buckets[:asked]] = weights[:asked]
        shared = np.bincount(found.rows, weights * wanted[found.buckets], minlength=found.texts)
        lengths = np.bincount(found.rows, weights * weights, minlength=found.texts)
        norms = np.sqrt(lengths * lengths[0])
        return np.asarray((shared / np.maximum(norms, 1e-9))[1:], dtype=np.float32)

    def _weigh(self, found: Grams) -> Floats:
        often = 1 + np.log(found.counts, dtype=np.float32)
        return np.asarray(often * self.weights[found.buckets])
