"""The main clause of a sentence: which verb or cue it turns on."""

from collections.abc import Sequence
from typing import Final

from claims.triage.clause_words import ClauseWord
from claims.triage.phrase_matching import Cue
from claims.triage.word_roles import WordRole
from sources.text.spelling.levelling import spelling

# Codes that make a main clause speculative, and the kind of statement they make it.
HEDGES: Final = {
    "possibility": "forecast",
    "likelihood": "forecast",
    "expectation": "forecast",
    "future": "forecast",
    "seeming": "opinion",
    "opinion": "opinion",
    "advice": "advice",
}
OPENING: Final = 3  # words in which a sentence has not yet asserted anything
_COPULAS: Final = frozenset(
    spelling(
        "كان كانت بات باتت أصبح أصبحت صار صارت يظل تظل يبقى تبقى ليس is are was were be"
    ).split()
)
_IMPERSONAL: Final = frozenset(spelling("يتوقع ينتظر يرجح يستبعد يخشى يرتقب").split())
_BEFORE_IMPERSONAL: Final = frozenset(
    spelling("كما لذا لذلك ذلك أيضا كذلك لا حيث التي الذي هنا ان و ، , ؛ :").split()
)
_RELATIVE_REACH: Final = 3
_COMPLEMENT_REACH: Final = 14


def main_clause(words: Sequence[ClauseWord], found: Sequence[Cue]) -> Cue | None:
    """The cue or finite verb that the main clause turns on."""
    start = _behind_dateline(words) or _behind_concession(words)
    settled = _first_decider(words, found, start)
    return settled if settled is not None or not start else _first_decider(words, found, 0)


def _first_decider(words: Sequence[ClauseWord], found: Sequence[Cue], start: int) -> Cue | None:
    opened = {cue.first: cue for cue in found}
    at = start
    while at < len(words):
        cue = opened.get(at)
        if cue is None and words[at].roles & WordRole.VERBAL:
            cue = _verb(words, at)
        if cue is None:
            at += 1
            continue
        if not _is_aside(words, cue, opened):
            return _attributed(words, cue)
        at = cue.last + 1
    return None


def _verb(words: Sequence[ClauseWord], at: int) -> Cue:
    """A verb of saying or any finite verb, seen as a cue of its own."""
    roles = words[at].roles
    if roles & WordRole.SAYING or (roles & WordRole.REPORTING and _has_complement(words, at)):
        return Cue("saying", at, at)
    return Cue("verb", at, at)


def _has_complement(words: Sequence[ClauseWord], at: int) -> bool:
    reach = words[at + 1 : at + _COMPLEMENT_REACH]
    return any(word.roles & WordRole.COMPLEMENT or word.bare == ":" for word in reach)


def _is_aside(words: Sequence[ClauseWord], cue: Cue, opened: dict[int, Cue]) -> bool:
    """Whether a cue decides nothing: subordinate, trailing, a copula, or no assertion at all."""
    if cue.code in {"source", "cause", "comparison", "noting", "condition", "relative"}:
        return True
    if cue.code == "verb" and words[cue.first].bare in _PAST and _is_pluperfect(cue, opened):
        return True
    if cue.code == "verb" and words[cue.first].bare in _COPULAS and cue.last + 1 in opened:
        return _carries(words[cue.first].bare, opened[cue.last + 1].code)
    if cue.code == "verb" and not words[cue.first].roles & (WordRole.FINITE | WordRole.REPORTING):
        return not _begins_clause(words, cue.first, opened)
    if cue.code in HEDGES and (_trails(words, cue.first) or _describes(words, cue.first)):
        return True
    return _is_relative(words, cue.first)


def _carries(copula: str, code: str) -> bool:
    """Whether a copula hands on to the hedge behind it; «كان من المقرر أن» tells of a past plan."""
    return code in HEDGES and not (copula in _PAST and code in _PLANS)


_PAST: Final = frozenset(("كان", "كانت", "كانوا"))
_PLANS: Final = frozenset(("future", "expectation", "likelihood"))


def _is_pluperfect(cue: Cue, opened: dict[int, Cue]) -> bool:
    """«كان الوزير قد أعلن»: the verb behind «قد» says what happened."""
    near = range(cue.last + 1, cue.last + _PLUPERFECT_REACH)
    return any(at in opened and opened[at].code == "perfect" for at in near)


_PLUPERFECT_REACH: Final = 6


def _begins_clause(words: Sequence[ClauseWord], at: int, opened: dict[int, Cue]) -> bool:
    """Whether a word that may be a noun is the verb: first in its clause, no hedged verb in it."""
    if (
        at
        and not words[at - 1].roles & (WordRole.COMMA | WordRole.TAIL)
        and words[at - 1].bare != "كما"
    ):
        return False
    for place in range(at + 1, len(words)):
        if words[place].roles & WordRole.COMMA:
            return True
        if place in opened and opened[place].code in HEDGES:
            return False
    return True


def _is_relative(words: Sequence[ClauseWord], at: int) -> bool:
    for word in reversed(words[max(0, at - _RELATIVE_REACH) : at]):
        if word.roles & WordRole.COMMA:
            return False
        if word.roles & WordRole.RELATIVE:
            return True
    return False


def _describes(words: Sequence[ClauseWord], at: int) -> bool:
    """«منح البنك قروضا ميسرة قد تلغى»: behind an indefinite noun, itself behind a verb."""
    if not at or not words[at - 1].roles & WordRole.INDEFINITE or "place" in words[at - 1].signals:
        return False
    return any(word.roles & (WordRole.VERBAL | WordRole.IMPERFECT) for word in words[: at - 1])


_CONTRASTS: Final = frozenset(spelling("لكن ولكن لكنه لكنها لكنهم ولكنه ولكنها but").split())


def _trails(words: Sequence[ClauseWord], at: int) -> bool:
    """Behind «مما», «حيث» or a later «لكن», or coordinated by «و» behind a comma."""
    if at <= OPENING:
        return False
    before = words[at - 1 - (words[at - 1].bare in _COPULAS)]
    if any(word.bare in _CONTRASTS for word in words[OPENING:at]):
        return True
    coordinated = words[at].roles & WordRole.AND and before.roles & WordRole.COMMA
    return bool(before.roles & WordRole.TAIL or coordinated)


def _behind_dateline(words: Sequence[ClauseWord]) -> int:
    """Where the sentence proper starts behind «المدينة – (الوكالة):» or «الخلاصة:»."""
    for at, word in enumerate(words[:_LONGEST_DATELINE]):
        if word.roles & (WordRole.SAYING | WordRole.REPORTING):
            return 0
        if word.bare == ":":
            return at + 1
    return 0


_LONGEST_DATELINE: Final = 8


def _behind_concession(words: Sequence[ClauseWord]) -> int:
    """Where the main clause starts when a clause of time or concession comes first."""
    concedes = any(word.roles & WordRole.CONCESSION for word in words[:2])
    if not concedes and tuple(word.bare for word in words[:2]) not in _TIMES:
        return 0
    return next((at + 1 for at, word in enumerate(words) if word.roles & WordRole.COMMA), 0)


_TIMES: Final = frozenset((word, "ان") for word in ("بعد", "قبل", "منذ", "مع"))


def _attributed(words: Sequence[ClauseWord], cue: Cue) -> Cue:
    """«يتوقع أن» is a forecast, «الخبراء يتوقع … أن» and «قد أعلن … أن» are somebody's words."""
    at = cue.first
    if cue.code == "perfect":
        affirmed = _verb(words, cue.last)
        return affirmed if affirmed.code == "saying" else cue
    if cue.code not in HEDGES or words[at].bare not in _IMPERSONAL or at == 0:
        return cue
    before = words[at - 1].bare
    impersonal = before in _BEFORE_IMPERSONAL or before in _COPULAS
    return cue if impersonal else Cue("saying", cue.first, cue.last)
