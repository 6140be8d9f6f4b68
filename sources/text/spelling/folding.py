"""One spelling for search: folded text, tokens with their place in the original, index terms.

Folding composes (NFC) before it drops anything, because a hamza may be written as a mark of its
own; then it takes off marks, tatweel and invisible characters, writes all seats of hamza and
alef as the bare letter, both Arabic digit sets in ASCII, and letters without case or accent.

Taa marbuta is not folded: Token.text keeps ة and ه apart, for they tell words apart
(مكتبة, a library; مكتبه, his office). The light stem takes either off a longer word, so the
two meet in the index and a ranking may prefer hits whose folded text agrees as well.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from sources.text.spelling.characters import HIDDEN, VARIATION
from sources.text.spelling.stemming import arabic_stem, english_stem
from sources.text.spelling.web_addresses import WEB_ADDRESS, may_hold_web_address
from sources.text.spelling.word_patterns import SEARCHED


class Token(NamedTuple):
    """A word or number: folded text, light stem, and its code points start to end in the text."""

    text: str
    stem: str
    start: int
    end: int


_MOST_MARKS: Final = 30  # UAX #15, stream-safe text: more marks on one letter mean an attack
_LONGEST: Final = 64  # letters of a stem; what is longer is no word and would bloat an index
_REMEMBERED: Final = 200_000  # words whose stems are kept, about 30 MB

_STACKED: Final = re.compile(rf"[^\w\s!-~]{{{_MOST_MARKS + 1},}}+")
_THOUSANDS: Final = re.compile(r"[,٬](?=\d{3}(?!\d))")

_ACCENTED: Final = (range(0xC0, 0x250), range(0x1E00, 0x2000))  # Latin and Greek
_DISGUISED: Final = (
    range(0x2080, 0x208A),
    range(0xFB00, 0xFE00),
    range(0xFE70, 0xFEFD),
    range(0xFF01, 0xFF5F),
)
# Egypt writes مسئول and شئون for مسؤول and شؤون; in the plural قارئون the seat is everyone's.
_HAMZA_BEFORE_WAW: Final = re.compile(r"ئ(?=و(?!ن\b|ا\b))|(?<=[لبوف]ش)ئ(?=ون)|(?<=\bش)ئ(?=ون)")
_DROPPED: Final = re.compile(
    rf"[{HIDDEN}{VARIATION}\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    r"\u06ea-\u06ed\u0897-\u089f\u08ca-\u08ff\u00b2\u00b3\u00b9\u2070\u2074-\u2079]"
)
_SAME: Final = dict(zip("أإآٱٲٳٵىیېئؤکڪہھەۀۂۃڤپچ٫", "اااااااييييوككهههههةفبج.", strict=True)) | {
    "٬": ""
}


class _Folds(dict[int, str]):
    """What each character folds to once the text is composed, worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


class _Foldings(dict[str, str]):
    """The folded text of each word as written, worked out when first met."""

    def __missing__(self, word: str) -> str:
        folded = _fold_number(word) if word[0].isdigit() else fold(word)
        if len(word) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = folded
        return folded


class _Stems(dict[str, str]):
    """The stem of each word as written, worked out when first met."""

    def __missing__(self, word: str) -> str:
        stem = _stem(fold(word))
        if len(word) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = stem
        return stem


def fold(text: str) -> str:
    """The text in one spelling; its length may differ. Linear in the text, any string accepted."""
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFC", _STACKED.sub(_unstack, text))
    return _HAMZA_BEFORE_WAW.sub("و", composed).translate(_FOLDS)


def folded_words(*blocks: str) -> frozenset[str]:
    """The words of some blocks as they will be met in the text of a token."""
    return frozenset(fold(" ".join(blocks)).split())


def tokenize(text: str) -> list[Token]:
    """Words and numbers in order, each with its span in the text as given.

    Folding goes word by word, so spans stay exact however folding changes lengths.
    Web addresses are left out.
    """
    tokens = []
    for match in SEARCHED.finditer(_words_only(text)):
        word = match.group()
        if folded := _FOLDINGS[word]:
            tokens.append(Token(folded, _STEMS[word], *match.span()))
    return tokens


def terms(text: str) -> list[str]:
    """The stems of the text in order, repeats included: what the index stores and asks for."""
    stems = map(_STEMS.__getitem__, SEARCHED.findall(_words_only(text)))
    return [stem for stem in stems if stem]


def _words_only(text: str) -> str:
    """Blank out web addresses and underscores, keeping every position."""
    if may_hold_web_address(text):
        text = WEB_ADDRESS.sub(lambda address: " " * len(address.group()), text)
    return text.replace("_", " ")


def _unstack(run: re.Match[str]) -> str:
    """Keep the first marks of a stack: composing is quadratic in the height of a stack."""
    kept: list[str] = []
    height = 0
    for char in run.group():
        height = height + 1 if unicodedata.combining(char) else 0
        if height <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _fold_character(char: str) -> str:
    code = ord(char)
    if char in _SAME:
        return _SAME[char]
    if _DROPPED.match(char):
        return ""
    if any(code in block for block in _DISGUISED):
        plain = unicodedata.normalize("NFKC", char).replace(" ", "")
        return char if plain == char else "".join(map(_fold_character, plain))
    if any(code in block for block in _ACCENTED):
        char = unicodedata.normalize("NFD", char)[0]
    digit = unicodedata.decimal(char, None)
    return char.casefold() if digit is None else str(digit)


def _fold_number(number: str) -> str:
    """One spelling for figures: ٢٬٥٠٠ and 2,500 are 2500; ٣٫٥ is 3.5 and 3,5 as well."""
    return _THOUSANDS.sub("", fold(number)).replace(",", ".")


def _stem(folded: str) -> str:
    if not folded:
        return ""
    if folded[0].isdigit():
        return _fold_number(folded)[:_LONGEST]
    if "\u0620" <= folded[0] <= "\u06ff":
        return arabic_stem(folded[:_LONGEST])
    return english_stem(folded[:_LONGEST]) if folded.isascii() else folded[:_LONGEST]


_FOLDS: Final = _Folds()
_FOLDINGS: Final = _Foldings()
_STEMS: Final = _Stems()
