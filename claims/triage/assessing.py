"""From the sentences of a document to assessments, context included."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from claims.triage import kinds, worthiness
from claims.triage.clause_words import ROLES, ClauseWord, read
from claims.triage.clauses import HEDGES
from claims.triage.kinds import KindRuling
from claims.triage.phrase_matching import Cue, find_cues
from claims.triage.word_roles import WordRole
from claims.triage.worthiness import Reason
from sources.text.lexicon.word_lists import lists_beside
from sources.text.spelling.characters import ITEM
from sources.text.spelling.levelling import levelled_words

LISTED: Final = "possible_outcomes"
CONTINUED: Final = "continues"
LONGEST_ITEM: Final = 45  # words and marks; what runs on is prose again
_POSSIBLE: Final = levelled_words(lists_beside(__file__)["possible"])
_ITEM: Final = re.compile(rf"\s*(?:{ITEM})\s*")


class Assessment(NamedTuple):
    """A sentence's kind, whether it is speculative, its check-worthiness 0..1 and the reasons."""

    kind: str
    speculative: bool
    check_worthiness: float
    reasons: tuple[Reason, ...]


class _Context(NamedTuple):
    """What the sentences above leave behind."""

    listing: bool
    speculative: bool


def assess(sentences: Sequence[str]) -> list[Assessment]:
    """Assess the body sentences of one document, given in order; spans are code points of each.

    Kinds: fact, figure, quote, forecast, opinion, advice, condition, question, heading. The
    policy for hedges stands in `kinds`, the weights of the score in `worthiness`.
    """
    assessed: list[Assessment] = []
    context = _Context(listing=False, speculative=False)
    for sentence in sentences:
        words = read(sentence)
        found = find_cues(words)
        ruling, inherited = _in_context(sentence, words, kinds.rule(words, found), context)
        if ruling.kind == "heading" and (hedge := _possibility(words, found)) is not None:
            ruling = ruling._replace(speculative=True, deciding=hedge)
        assessed.append(_assessment(sentence, words, found, ruling, inherited))
        listing = inherited == LISTED or (ruling.kind == "heading" and ruling.speculative)
        context = _Context(listing, ruling.speculative)
    return assessed


def _in_context(
    sentence: str, words: Sequence[ClauseWord], ruling: KindRuling, context: _Context
) -> tuple[KindRuling, str]:
    """The ruling, and the code of what was inherited from above."""
    if ruling.kind in {"question", "heading"}:
        return ruling, ""
    if context.listing and _is_item(sentence, words):
        return KindRuling("forecast", speculative=True), LISTED
    if context.speculative and kinds.continues(words):
        return KindRuling("forecast", speculative=True), CONTINUED
    return ruling, ""


def _possibility(words: Sequence[ClauseWord], found: Sequence[Cue]) -> Cue | None:
    """What makes the list that follows one of possible outcomes."""
    hedges = [cue for cue in found if cue.code in HEDGES]
    named = (
        Cue("possibility", at, at)
        for at, word in enumerate(words)
        if word.bare in _POSSIBLE or _article(word.bare) in _POSSIBLE
    )
    return next(iter(hedges), None) or next(named, None)


def _article(word: str) -> str:
    return word.removeprefix("و").removeprefix("ب").removeprefix("ال")


def _is_item(sentence: str, words: Sequence[ClauseWord]) -> bool:
    """A bullet, or a short noun phrase; prose opens with a particle or a verb."""
    if _ITEM.match(sentence):
        return True
    if not words or len(words) > LONGEST_ITEM:
        return False
    first = words[0]
    opens = first.bare in ROLES["prose_openers"] or first.bare.startswith("وال")
    return not opens and not first.roles & WordRole.VERBAL


def _assessment(
    sentence: str,
    words: Sequence[ClauseWord],
    found: Sequence[Cue],
    ruling: KindRuling,
    inherited: str,
) -> Assessment:
    reasons = worthiness.weigh(sentence, words, _with_deciding(words, found, ruling.deciding))
    if inherited:
        reasons.insert(0, Reason(inherited, 0, len(sentence), worthiness.WEIGHTS[inherited]))
    kind = ruling.kind
    if kind == "fact" and any(reason.code == "figure" for reason in reasons):
        kind = "figure"
    return Assessment(kind, ruling.speculative, worthiness.total(reasons), tuple(reasons))


def _with_deciding(
    words: Sequence[ClauseWord], found: Sequence[Cue], deciding: Cue | None
) -> Sequence[Cue]:
    """The cues and what settled the kind; a verb of saying is reported as a word already."""
    if deciding is None or deciding in found:
        return found
    told = deciding.code == "saying" and words[deciding.first].roles & WordRole.SAYING
    return found if told else [*found, deciding]
