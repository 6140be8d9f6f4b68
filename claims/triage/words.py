"""A sentence as words that know what they can do: mark the future, report, open a clause."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntFlag
from functools import lru_cache
from typing import Final, NamedTuple

from claims.triage import cues, morphology, signals
from sources.text.levelling import level, spelling


class Role(IntFlag):
    """What a word can do in a clause."""

    NONE = 0
    FUTURE = 1
    IMPERFECT = 2
    FINITE = 4
    RELATIVE = 8
    COMMA = 16
    AND = 32
    SAYING = 64
    REPORTING = 128
    COMPLEMENT = 256
    TAIL = 512
    CONCESSION = 1024
    QUOTE = 2048
    CAPITAL = 4096


class Lexeme(NamedTuple):
    """One spelling: without «و» and «ف», its roles, the phrases it can open, what it signals."""

    bare: str
    roles: int
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    signals: tuple[str, ...]


class Word(NamedTuple):
    """A word or a mark of punctuation in its place."""

    start: int
    end: int
    bare: str
    roles: int
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    signals: tuple[str, ...]


class Cue(NamedTuple):
    """A deciding phrase: its reason code, its first and last word."""

    code: str
    first: int
    last: int


_WORD: Final = re.compile(r"\w[\w\u064b-\u065f\u0670]*(?:['’]\w+)?|[،,؛;:?؟«»\"“”]")
_MARKS: Final = re.compile("[\u0640\u064b-\u065f\u0670]")
_LONGEST_GAP: Final = 4
_IMPERFECT_SHAPE: Final = re.compile(r"[يتن]\w{2,}")


def _compile(
    tables: dict[str, tuple[str, ...]],
) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """First word of each phrase to its code and its other words, longest phrase first."""
    opened: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for code, phrases in tables.items():
        for phrase in phrases:
            first, *rest = spelling(phrase).split()
            opened.setdefault(first, []).append((code, tuple(rest)))
    return {
        first: tuple(sorted(found, key=lambda entry: len(entry[1]), reverse=True))
        for first, found in opened.items()
    }


_PHRASES: Final = _compile(cues.PHRASES)


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
    (Role.COMMA, frozenset("،,؛;")),
    (Role.QUOTE, frozenset('«“"')),
)


_SIGNALS: Final = tuple((code, _set(table)) for code, table in signals.WORDS.items())
_PREFIXES: Final = ("وبال", "وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")


def read(sentence: str) -> list[Word]:
    """The words and marks of a sentence in order, spans in the sentence as given."""
    return [
        Word(found.start(), found.end(), *_lexeme(found[0])) for found in _WORD.finditer(sentence)
    ]


@lru_cache(maxsize=1 << 16)
def _lexeme(original: str) -> Lexeme:
    """What a word can do by its spelling alone."""
    whole = level(original).text
    forms = [whole]
    if whole[:1] in ("و", "ف") and len(whole) > 2:
        forms.append(whole[1:])
    roles = _shape(original, forms)
    for role, table in _TABLES:
        if any(form in table for form in forms):
            roles |= role
    phrases = tuple(entry for form in forms for entry in _PHRASES.get(form, ()))
    return Lexeme(_bare(forms), int(roles), phrases, tuple(_signals(whole)))


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


_KNOWN: Final = _set("قد سوف لن لا هذا هذه هناك علي") | morphology.PROSE_OPENERS


def _shape(original: str, forms: Sequence[str]) -> Role:
    """Roles that the letters show."""
    roles = Role.AND if original.startswith("و") and len(forms) > 1 else Role.NONE
    if original[:1].isupper():
        roles |= Role.CAPITAL
    plain = _MARKS.sub("", original)
    if _is_promise(plain) or any(_is_future(form, plain) for form in forms):
        roles |= Role.FUTURE | Role.FINITE
    if any(_IMPERFECT_SHAPE.fullmatch(form) for form in forms):
        roles |= Role.IMPERFECT
    if any(_is_finite(form, plain) for form in forms):
        roles |= Role.FINITE
    return roles


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
    if form.startswith("ي"):
        return form not in morphology.NO_IMPERFECT
    if form.endswith("ت"):
        return _is_feminine_perfect(form)
    return form.endswith("وا") and len(form) > 4


def _is_feminine_perfect(form: str) -> bool:
    rest = form[1:] if form[0] in "بلك" else form
    return (
        len(form) > 2 and form not in morphology.NO_FEMININE and rest not in morphology.NO_FEMININE
    )


_NO_PAST: Final = _set("united hundred indeed speed exceed hatred sacred kindred")


def find_cues(words: Sequence[Word]) -> list[Cue]:
    """The deciding phrases of a sentence in order, none inside another."""
    found: list[Cue] = []
    free = 0
    for at, word in enumerate(words):
        if at < free:
            continue
        cue = _phrase_at(words, at) if word.phrases else None
        cue = cue or _verb_at(words, at)
        if cue is not None:
            found.append(cue)
            free = cue.last + 1
    return found


def _phrase_at(words: Sequence[Word], at: int) -> Cue | None:
    for code, rest in words[at].phrases:
        last = _match(words, at + 1, rest)
        if last is not None:
            return Cue(code, at, last)
    return None


def _match(words: Sequence[Word], at: int, rest: Sequence[str]) -> int | None:
    """Place of the last word when the other words of a phrase follow."""
    gap = 0
    for element in rest:
        if element == "…":
            gap = _LONGEST_GAP
            continue
        while gap and at < len(words) and not _fits(words[at], element):
            at, gap = at + 1, gap - 1
        if at >= len(words) or not _fits(words[at], element):
            return None
        at, gap = at + 1, 0
    return at - 1


def _fits(word: Word, element: str) -> bool:
    if element.endswith("*"):
        return word.bare.startswith(element[:-1])
    return word.bare == element


def _verb_at(words: Sequence[Word], at: int) -> Cue | None:
    """«قد», «سوف», «لن», the «س» of the future and the English modals."""
    word = words[at]
    if word.roles & Role.FUTURE:
        return Cue("future", at, at)
    rule = _AUXILIARIES.get(word.bare)
    if rule is None or at + 1 >= len(words) or word.roles & Role.CAPITAL:
        return None
    verb = at + 1 + (words[at + 1].bare in _NEGATIONS)
    if verb >= len(words):
        return None
    if word.bare in _QAD:
        return Cue("perfect" if _is_perfect(words, verb) else "possibility", at, verb)
    fits = word.bare.isascii() or words[verb].roles & Role.IMPERFECT
    return Cue(rule, at, verb) if fits or words[verb].bare.startswith("ا") else None


_QAD: Final = frozenset(("قد", "فقد", "وقد", "لقد"))
_NEGATIONS: Final = frozenset(("لا", "not", "never", "also", "well"))
_AUXILIARIES: Final = {
    **dict.fromkeys(("سوف", "لن", "will", "won't", "won’t", "shall", "would"), "future"),
    **dict.fromkeys((*_QAD, "may"), "possibility"),
}


def _is_perfect(words: Sequence[Word], at: int) -> bool:
    """Whether the verb behind «قد» is a perfect, which makes «قد» an affirmation."""
    verb = words[at].bare
    if not words[at].roles & Role.IMPERFECT or verb in morphology.ALWAYS_PERFECT:
        return verb not in _FIRST_PERSON
    if verb[0] in "تن" and verb.endswith("ت") and len(verb) > 3:
        return True
    if verb not in morphology.T_PERFECTS:
        return False
    return at + 1 < len(words) and _is_masculine(words[at + 1].bare)


_FIRST_PERSON: Final = frozenset(("اكون", "ابدو", "اري", "احتاج", "اضطر"))


def _is_masculine(word: str) -> bool:
    """A subject that a feminine imperfect cannot have."""
    return not word.endswith(("ه", "ات", "اء", "ا")) and word[0] != "ت"


def spans(words: Sequence[Word], found: Iterable[Cue]) -> Iterator[tuple[str, int, int]]:
    """Codes of cues with their spans in the sentence."""
    return ((cue.code, words[cue.first].start, words[cue.last].end) for cue in found)
