"""Which language a text is in: the script decides first, py3langid only among what is left."""

import functools
import re
from typing import TYPE_CHECKING, Final, Protocol

from babel import Locale

from sources.later import Later
from sources.text.spelling.word_patterns import WORD

if TYPE_CHECKING:
    from py3langid import langid
else:
    langid = Later("py3langid.langid")

_SAMPLE: Final = 4000  # characters looked at; more do not change what the language is
_ARABIC: Final = re.compile(
    r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]"
)
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Letters of Persian, Urdu, Pashto, Kurdish and Uyghur that Arabic lacks.
_NOT_ARABIC: Final = re.compile("[پچژگکیہھےںٹڈڑۆەێۇېۈۋڵڕټډړښڼځڅۍ]")
_FOREIGN_SHARE: Final = 0.02  # a transcribed name (ڤ, پ, گ) does not make a text Persian

_ARABIC_SCRIPT: Final = frozenset({"ar", "fa", "ur", "ps", "ku", "ug"})
_LATIN_CODES: Final = """
    af az bs ca cs cy da de en es et eu fi fr ga gl hr hu id is it ku lt lv ms mt nl no pl pt ro sk
    sl so sq sv sw tl tr uz vi
"""
_LATIN_SCRIPT: Final = frozenset(_LATIN_CODES.split())
_CODE: Final = re.compile("[a-z]{2,3}")
_NO_LANGUAGE: Final = frozenset({"mul", "und", "zxx"})  # several, none we know, none at all
_SHORT: Final = 16  # Latin letters; below this the model only guesses


class _Ranker(Protocol):
    labels: list[str]

    def rank(self, text: str) -> list[tuple[str, float]]: ...


def detect(text: str) -> str:
    """Name the language by its ISO 639-1 code, "" if the text holds no letters.

    Latin text too short to tell (a name, "OK") counts as English.
    """
    words = " ".join(WORD.findall(text[:_SAMPLE]))
    arabic, latin = len(_ARABIC.findall(words)), len(_LATIN.findall(words))
    if not words:
        return ""
    if arabic * 2 >= len(words) - words.count(" "):
        return _detect_arabic_script(words, arabic)
    if not latin:
        return _likeliest(words, frozenset(code for code in _model().labels if len(code) == 2))
    return "en" if latin < _SHORT else _likeliest(words, _LATIN_SCRIPT)


def _detect_arabic_script(words: str, letters: int) -> str:
    if len(_NOT_ARABIC.findall(words)) <= _FOREIGN_SHARE * letters:
        return "ar"
    return _likeliest(words, _ARABIC_SCRIPT)


def _likeliest(words: str, languages: frozenset[str]) -> str:
    ranked = _model().rank(words)
    return next(code for code, _ in ranked if code in languages)


@functools.cache
def _model() -> _Ranker:
    """Load the model once, when first needed: it takes about a second."""
    identifier: _Ranker = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    return identifier


@functools.cache
def known_codes() -> frozenset[str]:
    """The codes of ISO 639 that CLDR has a name for."""
    named = Locale.parse("en").languages
    return frozenset(filter(_CODE.fullmatch, map(str, named))) - _NO_LANGUAGE
