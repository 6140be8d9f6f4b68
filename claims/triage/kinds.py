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
from itertools import pairwise
from typing import Final, NamedTuple

from claims.triage import morphology
from claims.triage.clause_words import ClauseWord
from claims.triage.clauses import HEDGES, OPENING, main_clause
from claims.triage.phrase_matching import Cue
from claims.triage.word_roles import WordRole
from sources.text.lexicon.word_lists import lists_beside, phrases
from sources.text.spelling.characters import CLOSING_QUOTES
from sources.text.spelling.levelling import levelled_words, spelling


class KindRuling(NamedTuple):
    """The kind of a sentence, whether it is hedged, and the words that settled it."""

    kind: str
    speculative: bool
    deciding: Cue | None = None


_LISTS: Final = lists_beside(__file__)
_RULES: Final = levelled_words(_LISTS["rules"])
_CONTINUING: Final = tuple(
    tuple(spelling(phrase).split()) for phrase in phrases(_LISTS["continuing"])
)


def rule(words: Sequence[ClauseWord], found: Sequence[Cue]) -> KindRuling:
    """Settle one sentence by itself; figures and context are for the caller."""
    if not words or (words[-1].bare == ":" and not _has_said(words)):
        return KindRuling("heading", speculative=False)
    if _asks(words):
        return KindRuling("question", speculative=False)
    condition = _condition(words, found)
    if condition is not None:
        return KindRuling("condition", speculative=True, deciding=condition)
    return _by_main_clause(words, found)


def _by_main_clause(words: Sequence[ClauseWord], found: Sequence[Cue]) -> KindRuling:
    settled = main_clause(words, found)
    code = "" if settled is None else settled.code
    if code not in {"opinion", "advice"} and _has_source(words, found):
        return KindRuling("quote", speculative=False)
    if code in HEDGES and not (code == "advice" and _follows_a_rule(words, found)):
        return KindRuling(HEDGES[code], speculative=True, deciding=settled)
    if code == "saying":
        return KindRuling("quote", speculative=False, deciding=settled)
    stated = None if settled is None else settled._replace(code="fact")
    return KindRuling("fact", speculative=False, deciding=stated)


def continues(words: Sequence[ClauseWord]) -> bool:
    """Whether it is a fragment such as «بالإضافة إلى …» without a clause of its own."""
    opening = tuple(word.bare for word in words[:3])
    return any(
        opening[: len(phrase)] == phrase and opening[len(phrase) :] not in _POINTING
        for phrase in _CONTINUING
    ) and not any(word.roles & WordRole.COMMA for word in words)


_POINTING: Final = frozenset((("ذلك",), ("هذا",), ("that",), ("this",)))


def _condition(words: Sequence[ClauseWord], found: Sequence[Cue]) -> Cue | None:
    """The condition that the sentence opens with, perhaps behind «في المقابل،»."""
    for cue in found:
        if cue.code == "condition" and _opens_clause(words, cue.first):
            return cue if _is_conditional(words, found, cue) else None
    return Cue("condition", 0, 1) if _is_bare_condition(words) else None


def _is_bare_condition(words: Sequence[ClauseWord]) -> bool:
    """«إن فاز الفريق، صعد»: the «إنّ» of a statement has no verb right behind it."""
    if words[0].bare not in _IFS or not any(map(_may_be_perfect, words[1:2])):
        return False
    behind = [after for before, after in pairwise(words[2:]) if before.roles & WordRole.COMMA]
    if words[1].bare in morphology.PERFECTS:
        return bool(behind)
    return any(_may_be_perfect(after) or after.bare[0] == "ف" for after in behind)


_IFS: Final = frozenset(("ان", "متي", "ومتي"))


def _may_be_perfect(word: ClauseWord) -> bool:
    if word.bare in morphology.T_PERFECTS:
        return True
    return bool(word.roles & WordRole.VERBAL) and not word.roles & WordRole.IMPERFECT


def _opens_clause(words: Sequence[ClauseWord], at: int) -> bool:
    behind_comma = at <= 2 * OPENING and words[at - 1].roles & WordRole.COMMA
    return at < OPENING or bool(behind_comma)


def _is_conditional(words: Sequence[ClauseWord], found: Sequence[Cue], cue: Cue) -> bool:
    """«في حالة العائلة» names a case and «لو» may be part of a name: look at what follows."""
    if words[cue.last].bare == _CASE:
        return any(other.code in HEDGES for other in found)
    if words[cue.last].bare == "لو":
        after = words[cue.last + 1 : cue.last + 2]
        return any(word.roles & (WordRole.VERBAL | WordRole.COMPLEMENT) for word in after)
    return True


_CASE: Final = "حاله"


def _has_said(words: Sequence[ClauseWord]) -> bool:
    return any(word.roles & WordRole.SAYING for word in words)


def _asks(words: Sequence[ClauseWord]) -> bool:
    """A question mark at the end, or before the closing quotes."""
    ends = [word.bare for word in words[-2:]]
    return ends[-1] in _QUESTION_MARKS or (ends[-1] in _CLOSING and ends[0] in _QUESTION_MARKS)


_QUESTION_MARKS: Final = ("؟", "?")
_CLOSING: Final = tuple(CLOSING_QUOTES)


def _has_source(words: Sequence[ClauseWord], found: Sequence[Cue]) -> bool:
    """Whether the statement is attributed to somebody outside its main clause."""
    if any(cue.code == "source" and not _cites_a_rule(words, cue) for cue in found):
        return True
    return bool(words[0].roles & WordRole.QUOTE) and _has_said(words)


def _follows_a_rule(words: Sequence[ClauseWord], found: Sequence[Cue]) -> bool:
    """«يجب وفق القانون»: what the law demands is a fact."""
    return any(cue.code == "source" and _cites_a_rule(words, cue) for cue in found)


def _cites_a_rule(words: Sequence[ClauseWord], cue: Cue) -> bool:
    near = words[cue.last : cue.last + 2]
    return any(word.bare in _RULES for word in near)
