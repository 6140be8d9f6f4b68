"""Numbers written in digits or words, Arabic or English, read left to right in one pass.

Digits of both sets are levelled before this module sees them.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from sources.text.numbers.fractions import ENGLISH as ENGLISH_FRACTIONS
from sources.text.numbers.fractions import OF_ENGLISH
from sources.text.numbers.number_grammar import Worth
from sources.text.numbers.number_words import (
    BEFORE_TEN,
    ENGLISH_TENS,
    NUMBER_WORDS,
    ORDINALS,
    TEN_WORDS,
    Atom,
)
from sources.text.numbers.numerals import NUMERAL, numeral
from sources.text.numbers.units import DUALS

TOKEN = re.compile(
    rf"(?P<link>و?)(?P<digits>{NUMERAL})"
    rf"|and a half\b|of an? (?=(?:m|b|tr)illion\b)|{OF_ENGLISH}|[^\W\d_]+"
)
_GLUE = re.compile(r"[ \u00a0و-]{0,3}").fullmatch
_CODES = "".join(rf"(?<!\b{code})" for code in ("usd", "eur", "gbp"))  # USD40
_NAMED = re.compile(rf"[a-z_]{_CODES}$|[^\W\d_]-$|[.,:/]$").search  # F16, هواسونغ-14
_BEFORE_ONE = re.compile(rf"(?<!\w)(?:(?:{'|'.join(ENGLISH_TENS)})[ -]|hundred and )$").search
_FAR = 14  # characters that are looked back at
# «مليونا دولار» is two millions, «ربح مليونا» one.
_MAYBE_DUAL = frozenset({"الفا", "مليونا", "مليارا", "بليونا", "تريليونا", "ترليونا"})
_FILLERS = frozenset({"and", "a", "of a ", "of an "})
_RELEVANT = (
    frozenset(NUMBER_WORDS)
    | frozenset(BEFORE_TEN)
    | frozenset(ORDINALS)
    | frozenset(ENGLISH_FRACTIONS)
    | _FILLERS
    | set(DUALS)
)


class Number(NamedTuple):
    """A number and its place in the levelled text; `other` is a second possible reading."""

    start: int
    end: int
    value: Decimal
    other: Decimal | None
    words: bool
    definite: bool
    scale: Decimal  # thousand, million … when it ends with that word, else 0


class NumberWord(NamedTuple):
    """One token of levelled text; `atom` when it may belong to a number."""

    start: int
    end: int
    text: str
    atom: Atom | None


def words(text: str) -> list[NumberWord]:
    """The tokens of a levelled text that can matter to a number, with the part each may play."""
    found = [
        _word(match, text)
        for match in TOKEN.finditer(text)
        if match["digits"] is not None or match[0] in _RELEVANT
    ]
    after = [word.text in TEN_WORDS for word in found[1:]] + [False]
    for at, (word, before_ten) in enumerate(zip(found, after, strict=False)):
        if (word.text in BEFORE_TEN and before_ten) or _closes(text, word):
            found[at] = word._replace(atom=BEFORE_TEN[word.text])
    return found


def _closes(text: str, word: NumberWord) -> bool:
    """Whether "one" is the last part of a number: twenty-one, a hundred and one."""
    start = word.start
    return word.text == "one" and bool(_BEFORE_ONE(text, max(0, start - _FAR), start))


def _word(match: re.Match[str], text: str) -> NumberWord:
    if match["digits"] is None:
        return NumberWord(match.start(), match.end(), match[0], _atom(match[0]))
    start = match.start("digits")
    value = None if _NAMED(text, max(start - 2, 0), start) else numeral(match["digits"])
    atom = Atom(value[0], "digits", linked=bool(match["link"])) if value else None
    return NumberWord(start, match.end(), match["digits"], atom)


def _atom(word: str) -> Atom | None:
    part = ENGLISH_FRACTIONS.get(word)
    return NUMBER_WORDS.get(word) if part is None else Atom(part, "part", english=True)


def numbers(text: str, tokens: Sequence[NumberWord]) -> Iterator[Number]:
    """Every number among the tokens of a levelled text, in order, none overlapping."""
    at = 0
    while at < len(tokens):
        end, reading = _read(text, tokens, at) if tokens[at].atom else (at, None)
        if reading is not None and end > at:
            yield _number(tokens, at, end, reading=reading)
        at = max(end, at + 1)


def _read(text: str, tokens: Sequence[NumberWord], at: int) -> tuple[int, Worth]:
    reading, end, part = Worth(), at, at
    while part < len(tokens) and (atom := tokens[part].atom) is not None:
        if not reading.accept(atom):
            break
        end = part + 1
        part = _next_part(text, tokens, end)
    return end, reading


def _next_part(text: str, tokens: Sequence[NumberWord], end: int) -> int:
    """Index of the token that may go on with the number ended by `end`, or past the last one."""
    part = end + 1 if end < len(tokens) and tokens[end].text in _FILLERS else end
    last = tokens[end - 1]
    if part >= len(tokens) or (part > end and not (last.atom and last.atom.english)):
        return len(tokens)
    gaps = pairwise(tokens[end - 1 : part + 1])
    return part if all(_GLUE(text, a.end, b.start) for a, b in gaps) else len(tokens)


def _number(tokens: Sequence[NumberWord], at: int, end: int, *, reading: Worth) -> Number:
    first = tokens[at]
    in_digits = first.atom is not None and first.atom.role == "digits"
    written = numeral(first.text) if in_digits else None
    value = reading.total + reading.group
    other = None
    if written and written[0] and written[1] is not None:
        other = written[1] * value / written[0]
    elif end == at + 1 and first.text in _MAYBE_DUAL:
        other = value * 2
    definite = first.atom is not None and first.atom.definite
    scale = Decimal(0) if reading.group else max(reading.scale, Decimal(0))
    return Number(
        first.start + _carries_and(first),
        tokens[end - 1].end,
        value,
        other,
        words=not written,
        definite=definite,
        scale=scale,
    )


def _carries_and(word: NumberWord) -> bool:
    linked = word.atom is not None and word.atom.linked
    return linked and word.text.startswith("و") and not word.text.startswith("واحد")
