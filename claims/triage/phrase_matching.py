"""Finding the deciding phrases and verbs of a sentence."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from claims.triage import morphology
from claims.triage.clause_words import AUXILIARIES, QAD, ClauseWord
from claims.triage.word_roles import WordRole


class Cue(NamedTuple):
    """A deciding phrase: its reason code, its first and last word."""

    code: str
    first: int
    last: int


_LONGEST_GAP: Final = 4


def find_cues(words: Sequence[ClauseWord]) -> list[Cue]:
    """The deciding phrases of a sentence in order, none inside another."""
    found: list[Cue] = []
    free = 0
    for at in [at for at, word in enumerate(words) if word.opens]:
        if at < free:
            continue
        cue = _phrase_at(words, at) or _verb_at(words, at)
        if cue is not None:
            found.append(cue)
            free = cue.last + 1
    return found


def _phrase_at(words: Sequence[ClauseWord], at: int) -> Cue | None:
    follower = words[at + 1].bare if at + 1 < len(words) else ""
    for second, code, rest, opening in words[at].phrases:
        if (second and second != follower) or (opening and at):
            continue
        last = _match(words, at + 1, rest)
        if last is not None:
            return Cue(code, at, last)
    return None


def _match(words: Sequence[ClauseWord], at: int, rest: Sequence[str]) -> int | None:
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


def _fits(word: ClauseWord, element: str) -> bool:
    if element.endswith("*"):
        return word.bare.startswith(element[:-1])
    return word.bare == element


def _verb_at(words: Sequence[ClauseWord], at: int) -> Cue | None:
    """«قد», «سوف», «لن», the «س» of the future and the English modals."""
    word = words[at]
    if word.roles & WordRole.FUTURE:
        return Cue("future", at, at)
    rule = AUXILIARIES.get(word.bare)
    if rule is None or at + 1 >= len(words) or word.roles & WordRole.CAPITAL:
        return None
    verb = at + 1 + (words[at + 1].bare in _NEGATIONS)
    if verb >= len(words):
        return None
    if word.bare in QAD:
        affirms = _is_perfect(words, verb) or (at > 0 and words[at - 1].bare in _PLUPERFECT)
        return Cue("perfect" if affirms else "possibility", at, verb)
    if word.bare.isascii():
        return None if _is_noun_or_habit(words, at, verb) else Cue(rule, at, verb)
    fits = words[verb].roles & WordRole.IMPERFECT
    return Cue(rule, at, verb) if fits or words[verb].bare.startswith("ا") else None


def _is_noun_or_habit(words: Sequence[ClauseWord], at: int, verb: int) -> bool:
    """«the will of the people», «he would often walk»."""
    owned = words[at].bare == "will" and at > 0 and words[at - 1].bare in _DETERMINERS
    return owned or (words[at].bare == "would" and words[verb].bare in _HABITS)


_DETERMINERS: Final = frozenset(("the", "a", "his", "her", "their", "its", "my", "our", "no"))
_HABITS: Final = frozenset(("often", "always", "sometimes", "usually", "regularly"))
_PLUPERFECT: Final = frozenset(("كان", "كانت", "كانوا", "يكون", "تكون"))
_NEGATIONS: Final = frozenset(("لا", "not", "never", "also", "well"))


def _is_perfect(words: Sequence[ClauseWord], at: int) -> bool:
    """Whether the verb behind «قد» is a perfect, which makes «قد» an affirmation."""
    verb = words[at].bare
    if not words[at].roles & WordRole.IMPERFECT or verb in morphology.ALWAYS_PERFECT:
        return verb not in _FIRST_PERSON
    if verb[0] in "تن" and verb.endswith("ت") and len(verb) > 3:
        return verb not in morphology.IMPERFECTS_IN_T
    if verb not in morphology.T_PERFECTS:
        return False
    return at + 1 < len(words) and _is_masculine(words[at + 1].bare)


_FIRST_PERSON: Final = frozenset(("اكون", "ابدو", "اري", "احتاج", "اضطر"))


def _is_masculine(word: str) -> bool:
    """A subject that a feminine imperfect cannot have."""
    return not word.endswith(("ه", "ات", "اء", "ا")) and word[0] != "ت"
