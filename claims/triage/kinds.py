"""What sort of statement a sentence makes, and whether it is hedged.

Policy, in the order it is applied. The main clause decides: a hedge in a relative clause, in a
concession, or in what trails behind the assertion (…، مما قد يؤدي، …، وقد يكون) is reported among
the reasons but does not make the sentence speculative, and the first finite verb or cue of the
main clause settles it. «قد» before a perfect affirms. Whoever reports somebody's forecast states
a fact about him. A sentence that opens with a condition, gives advice or the author's opinion is
speculative; a question is not. Items of a list of possible outcomes, and fragments that continue
a sentence, are what the sentence above them is.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from claims.triage import cues
from claims.triage.finding import Cue
from claims.triage.words import Role, Word
from sources.text.levelling import spelling


class Ruling(NamedTuple):
    """The kind of a sentence, whether it is hedged, and the cues that settled it."""

    kind: str
    speculative: bool
    cue: Cue | None


_HEDGES: Final = {
    "possibility": "forecast",
    "likelihood": "forecast",
    "expectation": "forecast",
    "future": "forecast",
    "seeming": "opinion",
    "opinion": "opinion",
    "advice": "advice",
}
HEDGES: Final = frozenset(_HEDGES)
_COPULAS: Final = frozenset(
    spelling("كان كانت بات باتت أصبح أصبحت صار صارت يظل تظل يبقى ليس is are was were be").split()
)
_IMPERSONAL: Final = frozenset(spelling("يتوقع ينتظر يرجح يستبعد").split())
_BEFORE_IMPERSONAL: Final = frozenset(
    spelling("كما لذا لذلك ذلك أيضا كذلك لا حيث التي الذي هنا ان و ، , ؛ :").split()
)
_RULES: Final = frozenset(spelling(cues.RULES).split())
_RELATIVE_REACH: Final = 3
_COMPLEMENT_REACH: Final = 14
_OPENING: Final = 3
_CONTINUING: Final = tuple(tuple(spelling(phrase).split()) for phrase in cues.CONTINUING)


def rule(words: Sequence[Word], found: Sequence[Cue]) -> Ruling:
    """Settle one sentence by itself; figures and context are for the caller."""
    if not words or (words[-1].bare == ":" and not _has_said(words)):
        return Ruling("heading", speculative=False, cue=None)
    if _asks(words):
        return Ruling("question", speculative=False, cue=None)
    condition = next((c for c in found if c.code == "condition" and c.first < _OPENING), None)
    if condition is not None:
        return Ruling("condition", speculative=True, cue=condition)
    settled = _main_clause(words, found)
    source = _source(words, found)
    if source is not None and (settled is None or settled.code not in {"opinion", "advice"}):
        return Ruling("quote", speculative=False, cue=source)
    if settled is None or settled.code not in _HEDGES:
        kind = "quote" if settled is not None and settled.code == "saying" else "fact"
        return Ruling(kind, speculative=False, cue=settled if kind == "quote" else None)
    return Ruling(_HEDGES[settled.code], speculative=True, cue=settled)


def continues(words: Sequence[Word]) -> bool:
    """Whether it is a fragment such as «بالإضافة إلى …» without a clause of its own."""
    opening = tuple(word.bare for word in words[:3])
    return any(
        opening[: len(phrase)] == phrase and opening[len(phrase) :] not in _POINTING
        for phrase in _CONTINUING
    ) and not any(word.roles & Role.COMMA for word in words)


_POINTING: Final = frozenset((("ذلك",), ("هذا",), ("that",), ("this",)))


def _has_said(words: Sequence[Word]) -> bool:
    return any(word.roles & Role.SAYING for word in words)


def _asks(words: Sequence[Word]) -> bool:
    """A question mark at the end, or before the closing quotes."""
    ends = [word.bare for word in words[-2:]]
    return ends[-1] in _QUESTION_MARKS or (ends[-1] in _CLOSING and ends[0] in _QUESTION_MARKS)


_QUESTION_MARKS: Final = ("؟", "?")
_CLOSING: Final = ("»", "”", '"')


def _source(words: Sequence[Word], found: Sequence[Cue]) -> Cue | None:
    """Who the statement is attributed to, outside its main clause."""
    for cue in found:
        if cue.code == "source" and not _cites_a_rule(words, cue):
            return cue
    if words[0].roles & Role.QUOTE:
        for at, word in enumerate(words):
            if word.roles & Role.SAYING:
                return Cue("saying", at, at)
    return None


def _cites_a_rule(words: Sequence[Word], cue: Cue) -> bool:
    near = words[cue.last : cue.last + 2]
    return any(word.bare in _RULES for word in near)


def _main_clause(words: Sequence[Word], found: Sequence[Cue]) -> Cue | None:
    """The cue or finite verb that the main clause turns on."""
    start = _behind_concession(words)
    settled = _first_decider(words, found, start)
    return settled if settled is not None or not start else _first_decider(words, found, 0)


def _first_decider(words: Sequence[Word], found: Sequence[Cue], start: int) -> Cue | None:
    opened = {cue.first: cue for cue in found}
    at = start
    while at < len(words):
        cue = opened.get(at)
        if cue is None and words[at].roles & Role.VERBAL:
            cue = _verb(words, at)
        if cue is None:
            at += 1
            continue
        if not _is_aside(words, cue, opened):
            return _attributed(words, cue)
        at = cue.last + 1
    return None


def _verb(words: Sequence[Word], at: int) -> Cue:
    """A verb of saying or any finite verb, seen as a cue of its own."""
    roles = words[at].roles
    if roles & Role.SAYING or (roles & Role.REPORTING and _has_complement(words, at)):
        return Cue("saying", at, at)
    return Cue("verb", at, at)


def _has_complement(words: Sequence[Word], at: int) -> bool:
    reach = words[at + 1 : at + _COMPLEMENT_REACH]
    return any(word.roles & Role.COMPLEMENT or word.bare == ":" for word in reach)


def _is_aside(words: Sequence[Word], cue: Cue, opened: dict[int, Cue]) -> bool:
    """Whether a cue decides nothing: subordinate, trailing, a copula, or no assertion at all."""
    if cue.code in {"source", "cause", "comparison", "noting", "condition"}:
        return True
    if cue.code == "verb" and words[cue.first].bare in _COPULAS and cue.last + 1 in opened:
        return opened[cue.last + 1].code in _HEDGES
    return _is_relative(words, cue.first) or (cue.code in _HEDGES and _trails(words, cue.first))


def _is_relative(words: Sequence[Word], at: int) -> bool:
    for word in reversed(words[max(0, at - _RELATIVE_REACH) : at]):
        if word.roles & Role.COMMA:
            return False
        if word.roles & Role.RELATIVE:
            return True
    return False


def _trails(words: Sequence[Word], at: int) -> bool:
    """Behind «مما» or «حيث», or coordinated by «و» behind a comma."""
    if at <= _OPENING:
        return False
    before = words[at - 1]
    coordinated = words[at].roles & Role.AND and before.roles & Role.COMMA
    return bool(before.roles & Role.TAIL or coordinated)


def _behind_concession(words: Sequence[Word]) -> int:
    """Where the main clause starts when a clause of time or concession comes first."""
    if not any(word.roles & Role.CONCESSION for word in words[:2]):
        return 0
    return next((at + 1 for at, word in enumerate(words) if word.roles & Role.COMMA), 0)


def _attributed(words: Sequence[Word], cue: Cue) -> Cue:
    """«يتوقع أن» is a forecast, «الخبراء يتوقع … أن» somebody's."""
    at = cue.first
    if cue.code not in _HEDGES or words[at].bare not in _IMPERSONAL or at == 0:
        return cue
    before = words[at - 1].bare
    impersonal = before in _BEFORE_IMPERSONAL or before in _COPULAS
    return cue if impersonal else Cue("saying", cue.first, cue.last)
