"""A sentence as words that know what they can do: mark the future, report, open a clause."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from claims.triage import cues, morphology, signals
from claims.triage.phrases import Phrase, compiled
from sources.text.levelling import level, spelling
from sources.text.number_words import NUMBER_WORDS


class Role:
    """What a word can do in a clause; plain integers, for they are tested for every word."""

    FUTURE: Final = 1
    IMPERFECT: Final = 2
    FINITE: Final = 4
    RELATIVE: Final = 8
    COMMA: Final = 16
    AND: Final = 32
    SAYING: Final = 64
    REPORTING: Final = 128
    COMPLEMENT: Final = 256
    TAIL: Final = 512
    CONCESSION: Final = 1024
    QUOTE: Final = 2048
    CAPITAL: Final = 4096
    NOUN_LIKE: Final = 8192
    INDEFINITE: Final = 16384
    VERBAL: Final = FINITE | SAYING | REPORTING | NOUN_LIKE


class Word(NamedTuple):
    """One spelling: without «و» and «ف», its roles, the phrases it can open, what it signals."""

    bare: str
    roles: int
    phrases: tuple[Phrase, ...]
    signals: tuple[str, ...]
    opens: bool


_WORD: Final = re.compile(r"\w[\w\u064b-\u065f\u0670]*+(?:['’]\w+)?|[،,؛;:?؟«»\"“”]")
_LONGEST: Final = 40  # a longer run of letters is no word, and would fill the memory
_REMEMBERED: Final = 1 << 16  # spellings, about 20 MB
_MARKS: Final = re.compile("[\u0640\u064b-\u065f\u0670]")
_IMPERFECT_SHAPE: Final = re.compile(r"[يتن]\w{2,}")


_PHRASES: Final = compiled(cues.PHRASES)


def _set(words: str) -> frozenset[str]:
    return frozenset(spelling(words).split())


_TABLES: Final = (
    (Role.SAYING, _set(cues.SAYING)),
    (Role.REPORTING, _set(cues.REPORTING)),
    (Role.COMPLEMENT, _set(cues.COMPLEMENTS)),
    (Role.RELATIVE, _set(cues.RELATIVES)),
    (Role.TAIL, _set(cues.TAILS)),
    (Role.CONCESSION, _set(cues.CONCESSIONS)),
    (Role.FINITE, morphology.PERFECTS | morphology.T_IMPERFECTS | morphology.ENGLISH_FINITE),
    (Role.NOUN_LIKE, morphology.NOUN_LIKE_PERFECTS),
    (Role.COMMA, frozenset("،,؛;")),
    (Role.QUOTE, frozenset('«“"')),
)


_SIGNALS: Final = (
    *((code, _set(table)) for code, table in signals.WORDS.items()),
    ("number", frozenset(NUMBER_WORDS)),
)
QAD: Final = frozenset(("قد", "فقد", "وقد", "لقد"))
AUXILIARIES: Final = {
    **dict.fromkeys(("سوف", "لن", "will", "won't", "won’t", "shall", "would"), "future"),
    **dict.fromkeys((*QAD, "may"), "possibility"),
}
_PREFIXES: Final = ("وبال", "وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")


class _Words(dict[str, Word]):
    """Each spelling once looked at, worked out when first met."""

    def __missing__(self, original: str) -> Word:
        word = _word(original[:_LONGEST])
        if len(original) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[original] = word
        return word


_WORDS: Final = _Words()


def read(sentence: str) -> list[Word]:
    """The words and marks of a sentence in order; `places` tells where they stand."""
    return [_WORDS[spelled] for spelled in _WORD.findall(sentence)]


def places(sentence: str) -> list[tuple[int, int]]:
    """Start and end of each word of `read`, in code points of the sentence."""
    return [found.span() for found in _WORD.finditer(sentence)]


def _word(original: str) -> Word:
    """What a word can do by its spelling alone."""
    whole = level(original).text
    forms = [whole]
    if whole[:1] in ("و", "ف") and len(whole) > 2:
        forms.append(whole[1:])
    roles = _shape(original, forms)
    singular = [form.removesuffix("وا") for form in forms]  # «حذروا» does what «حذر» does
    for role, table in _TABLES:
        if any(form in table for form in (*forms, *singular)):
            roles |= role
    phrases = tuple(entry for form in forms for entry in _PHRASES.get(form, ()))
    bare = _bare(forms)
    opens = bool(phrases or roles & Role.FUTURE or bare in AUXILIARIES)
    return Word(bare, roles, phrases, tuple(_signals(whole)), opens)


def _signals(whole: str) -> Iterator[str]:
    """Codes of the tables in `signals` that hold the word, or a part of a #joined_word."""
    forms = {form for part in whole.split("_") for form in _stripped(part)}
    return (code for code, table in _SIGNALS if not table.isdisjoint(forms))


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


_KNOWN: Final = _set("قد سوف لن لا هذا هذه هناك علي يظل يبقي") | morphology.PROSE_OPENERS


def _shape(original: str, forms: Sequence[str]) -> int:
    """Roles that the letters show."""
    roles = Role.AND if original.startswith("و") and len(forms) > 1 else 0
    if original[:1].isupper():
        roles |= Role.CAPITAL
    plain = _MARKS.sub("", original)
    if plain.endswith("ة") and not _ARTICLE.match(plain):
        roles |= Role.INDEFINITE
    if _is_promise(plain) or any(_is_future(form, plain) for form in forms):
        roles |= Role.FUTURE | Role.FINITE
    if any(_IMPERFECT_SHAPE.fullmatch(form) for form in forms):
        roles |= Role.IMPERFECT
    if any(_is_finite(form, plain) for form in forms):
        roles |= Role.FINITE
    return roles


_ARTICLE: Final = re.compile("[وف]?(?:[بك]?ال|لل)")
_PROMISE: Final = re.compile("[وف]?سأ(?!ل|م)..")


def _is_promise(plain: str) -> bool:
    """«سأ» is a future only with its hamza, or every «ساحة» would be one; سأل and سأم are none."""
    return _PROMISE.match(plain) is not None


def _is_future(form: str, plain: str) -> bool:
    """«س» and an imperfect."""
    if not form.startswith(("سي", "ست", "سن")) or len(form) < 4:
        return False
    noun = form in morphology.NO_FUTURE or form.startswith(morphology.NO_FUTURE_STEMS)
    return not noun and not plain.endswith(("ة", "ات")) and "سئ" not in plain[:3]


def _is_finite(form: str, plain: str) -> bool:
    """An imperfect in «ي», a perfect in «ت» or «وا», an English past in -ed."""
    if form.isascii():
        return len(form) > 4 and form.endswith("ed") and plain.islower() and form not in _NO_PAST
    if plain.endswith(("ة", "ات")) or form.startswith("ال") or len(form) < 3:
        return False
    if _TENTH_FORM.fullmatch(form):
        return True
    if form.startswith("ي"):
        return form not in morphology.NO_IMPERFECT
    if form.endswith("ت"):
        return _is_feminine_perfect(form)
    return form.endswith("وا") and len(form) > 4


# «استورد» and «استعاد», where the nouns are «استيراد» and «استعادة».
_TENTH_FORM: Final = re.compile(r"است(?:[^\Wا]{3}|[^\Wا]ا[^\Wا])")


def _is_feminine_perfect(form: str) -> bool:
    rest = form[1:] if form[0] in "بلك" else form
    return (
        len(form) > 2 and form not in morphology.NO_FEMININE and rest not in morphology.NO_FEMININE
    )


_NO_PAST: Final = _set("united hundred indeed speed exceed hatred sacred kindred")
