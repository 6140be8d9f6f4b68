"""Numbers written in digits or words, Arabic or English, read left to right in one pass.

Digits of both sets are levelled before this module sees them. Separators: «٬» groups, «٫» is the
decimal mark; a lone comma before exactly three digits groups, before any other count it is the
decimal mark (103,7); a lone full stop is the decimal mark, but 1.500 keeps 1500 as its other
reading. Numerals longer than 18 digits, or with a leading zero, are names of something.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from sources.text.number_words import BEFORE_TEN, NUMBER_WORDS, ORDINALS, TEN_WORDS, Atom

TOKEN = re.compile(r"(?P<link>و?)(?P<digits>\d+(?:[.,٫٬،\u00a0\u202f]\d+)*)|[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?:([.,٬،\u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,٫]\d+)?")
_GLUE = re.compile(r"[ \u00a0و-]{0,3}").fullmatch
_NAMED = re.compile(r"[a-z_]$|[^\W\d_]-$|[.,:/]$").search  # F16, هواسونغ-14
_FILLERS = frozenset({"and", "a"})
_RELEVANT = frozenset(NUMBER_WORDS) | frozenset(BEFORE_TEN) | frozenset(ORDINALS) | _FILLERS
_LONGEST = 24
_TENS_ONLY = Decimal(-1)
_REPEATED = Decimal(-2)
_ENDLESS = Decimal("Infinity")


class Number(NamedTuple):
    """A number and its place in the levelled text; `other` is a second possible reading."""

    start: int
    end: int
    value: Decimal
    other: Decimal | None
    words: bool
    definite: bool


class Word(NamedTuple):
    """One token of levelled text; `atom` when it may belong to a number."""

    start: int
    end: int
    text: str
    atom: Atom | None


class _Reading:
    """A number being read: what it is worth so far and how large its next part may be."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group = Decimal(0)
        self.scale = Decimal(0)
        self.room = _ENDLESS
        self.fresh = True

    def accept(self, atom: Atom) -> bool:
        """Take the next part if grammar allows it; False when the number ends before it."""
        taken = _GRAMMAR[atom.role](self, atom)
        self.fresh = self.fresh and not taken
        return taken

    def _fits(self, atom: Atom) -> bool:
        return self.fresh or (atom.linked and self.room > atom.value)

    def one(self, atom: Atom) -> bool:
        if atom.value == 10 and not atom.linked and self.room == _TENS_ONLY:
            return self.group % 100 < 10 and self._place(atom, room=Decimal(0))
        room = Decimal(0) if atom.english else _TENS_ONLY
        return self._fits(atom) and self._place(atom, room=room)

    def ten(self, atom: Atom) -> bool:
        after_one = atom.linked and self.room == _TENS_ONLY
        room = Decimal(10 if atom.english else 0)
        return (after_one or self._fits(atom)) and self._place(atom, room=room)

    def hundred(self, atom: Atom) -> bool:
        if atom.value == 100 and 0 < self.group < 10 and _multiplies(atom):
            self.group, self.room = self.group * 100, Decimal(100)
            return True
        return self._fits(atom) and self._place(atom, room=Decimal(100))

    def dual(self, atom: Atom) -> bool:
        return self._fits(atom) and self._close(atom.value, Decimal(2))

    def scaled(self, atom: Atom) -> bool:
        if self.room == _REPEATED:  # «مليونان ونصف المليون»
            self.room = Decimal(0)
            return atom.value == self.scale
        if self.fresh or (atom.linked and not atom.english):
            return self._fits(atom) and self._close(atom.value, Decimal(1))
        return self._multiply(atom)

    def scales(self, atom: Atom) -> bool:
        return not self.fresh and self._multiply(atom)

    def _multiply(self, atom: Atom) -> bool:
        if self.group:
            return self._close(atom.value, self._take())
        return self.room == self.scale and self._close(atom.value, self._spend())

    def part(self, atom: Atom) -> bool:
        if self.fresh or (self.group and atom.linked):
            return self._place(atom, room=Decimal(0))
        if not atom.linked:
            return False
        self.total += atom.value * self.scale
        self.room = _REPEATED
        return True

    def digits(self, atom: Atom) -> bool:
        return self._fits(atom) and not self.group and self._place(atom, room=Decimal(0))

    def _place(self, atom: Atom, *, room: Decimal) -> bool:
        self.group += atom.value
        self.room = room
        return True

    def _close(self, scale: Decimal, count: Decimal) -> bool:
        self.total += count * scale
        self.scale = self.room = scale
        return True

    def _take(self) -> Decimal:
        group, self.group = self.group, Decimal(0)
        return group

    def _spend(self) -> Decimal:
        total, self.total = self.total, Decimal(0)
        return total


def _multiplies(hundred: Atom) -> bool:
    """«ثلاث مئة», not «ثلاثة بالمئة»."""
    return hundred.english or not (hundred.linked or hundred.definite)


_GRAMMAR = {
    "one": _Reading.one,
    "ten": _Reading.ten,
    "hundred": _Reading.hundred,
    "dual": _Reading.dual,
    "scale": _Reading.scaled,
    "scales": _Reading.scales,
    "part": _Reading.part,
    "digits": _Reading.digits,
}


def numeral(text: str) -> tuple[Decimal, Decimal | None] | None:
    """Value of a numeral in ASCII digits with separators, and its other reading; None if a name."""
    if len(text) > _LONGEST or (text[0] == "0" and len(text) > 1 and text[1].isdigit()):
        return None
    if _GROUPED.fullmatch(text):
        return _grouped(text)
    decimal = re.sub("[,٫،]", ".", text)
    return (Decimal(decimal), None) if re.fullmatch(r"\d+(?:\.\d+)?", decimal) else None


def _grouped(text: str) -> tuple[Decimal, Decimal | None]:
    tail = re.search(r"[.,٫]\d+$", text)
    separators = re.findall(r"\D", text)
    if len(separators) == 1 and separators[0] == ".":
        return Decimal(text), Decimal(text.replace(".", ""))
    last_differs = len(separators) > 1 and separators[-1] != separators[0]
    if tail and (last_differs or separators == ["٫"]):
        whole = re.sub(r"\D", "", text[: tail.start()])
        return Decimal(f"{whole}.{tail[0][1:]}"), None
    if text[0] == "0":
        return Decimal("0." + re.sub(r"\D", "", text[1:])), None
    return Decimal(re.sub(r"\D", "", text)), None


def words(text: str) -> list[Word]:
    """The tokens of a levelled text that can matter to a number, with the part each may play."""
    found = [
        _word(match, text)
        for match in TOKEN.finditer(text)
        if match["digits"] is not None or match[0] in _RELEVANT
    ]
    for at, word in enumerate(found[:-1]):
        if word.text in BEFORE_TEN and found[at + 1].text in TEN_WORDS:
            found[at] = word._replace(atom=BEFORE_TEN[word.text])
    return found


def _word(match: re.Match[str], text: str) -> Word:
    if match["digits"] is None:
        return Word(match.start(), match.end(), match[0], NUMBER_WORDS.get(match[0]))
    start = match.start("digits")
    value = None if _NAMED(text, max(start - 2, 0), start) else numeral(match["digits"])
    atom = Atom(value[0], "digits", linked=bool(match["link"])) if value else None
    return Word(start, match.end(), match["digits"], atom)


def numbers(text: str, tokens: Sequence[Word]) -> Iterator[Number]:
    """Every number among the tokens of a levelled text, in order, none overlapping."""
    at = 0
    while at < len(tokens):
        end, reading = _read(text, tokens, at) if tokens[at].atom else (at, None)
        if reading is not None and end > at:
            yield _number(tokens, at, end, reading=reading)
        at = max(end, at + 1)


def _read(text: str, tokens: Sequence[Word], at: int) -> tuple[int, _Reading]:
    reading, end, part = _Reading(), at, at
    while part < len(tokens) and (atom := tokens[part].atom) is not None:
        if not reading.accept(atom):
            break
        end = part + 1
        part = _next_part(text, tokens, end)
    return end, reading


def _next_part(text: str, tokens: Sequence[Word], end: int) -> int:
    """Index of the token that may go on with the number ended by `end`, or past the last one."""
    part = end + 1 if end < len(tokens) and tokens[end].text in _FILLERS else end
    last = tokens[end - 1]
    if part >= len(tokens) or (part > end and not (last.atom and last.atom.english)):
        return len(tokens)
    gaps = pairwise(tokens[end - 1 : part + 1])
    return part if all(_GLUE(text, a.end, b.start) for a, b in gaps) else len(tokens)


def _number(tokens: Sequence[Word], at: int, end: int, *, reading: _Reading) -> Number:
    first = tokens[at]
    written = numeral(first.text) if first.text[0].isdigit() else None
    value = reading.total + reading.group
    other = None
    if written and written[0] and written[1] is not None:
        other = written[1] * value / written[0]
    definite = first.atom is not None and first.atom.definite
    return Number(
        first.start, tokens[end - 1].end, value, other, words=not written, definite=definite
    )
