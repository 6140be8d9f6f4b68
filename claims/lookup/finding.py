"""Has this been checked? The nearest published verdicts that stand, and what in them differs.

The search is the one of matching, over an index of what was judged alone: among a million
sentences a filter on what was found would find nothing. What is shown is read from the stream.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from django.db.models import Q

from claims.comparing import Comparison, compare
from claims.comparing.sameness import SAME
from claims.comparing.telling_apart import Difference, told_apart
from claims.matching.match import DEPTH, REPEAT_SCORE, found_sentences
from claims.models import Claim, Verdict
from claims.publishing.stream import standing_on
from claims.refusals.looking_up import NotReady
from claims.triage import assess
from sources.host import HostError
from sources.index import Query
from sources.index.archive_search import standing_search
from sources.index.following import IndexBehindError
from sources.index.parts import Part
from sources.index.ranking.archive_ranking import Ranked
from sources.index.ranking.mixing import CHARACTERS, DENSE
from sources.index.ranking.score_bands import LIKELY, STRONG
from sources.models import Sentence
from sources.models.sentence import SentenceQuerySet

log = logging.getLogger(__name__)

MOST_MATCHES: Final = 5  # verdicts a statement; the sixth helps nobody
TOGETHER: Final = 50  # statements searched for in one go
WITH_VECTORS: Final = 12  # statements of one question, some 60 ms each
PATIENCE: Final = 2.0  # seconds that a question waits for the index
# On news texts unrelated pairs stay below these likenesses (letters, vectors).
RELATED: Final = {CHARACTERS: 0.12, DENSE: 0.42}


def judged(sentences: SentenceQuerySet) -> SentenceQuerySet:
    """Those of claims that a verdict was published of, or that repeat another claim."""
    told = Q(claim__standing__isnull=False) | Q(claim__repeat_of__isnull=False)
    return sentences.filter(told)


JUDGED: Final = Part("judged", judged)


@dataclass(frozen=True)
class Statement:
    """One sentence to be looked up, and the day it was written, if that is known."""

    text: str
    dated: date | None = None


@dataclass(frozen=True)
class Match:
    """A standing verdict near to a statement; `likeness` is calibrated as evidence's is.

    `band` is strong only where both say the same and nothing differs.
    """

    verdict: Verdict
    likeness: float
    band: str
    differs: list[Difference]


@dataclass(frozen=True)
class Answer:
    """A statement with what is known of it: nothing, or the nearest first."""

    statement: Statement
    matches: list[Match]


def look_up(statements: Sequence[Statement]) -> list[Answer]:
    """An answer for each statement, in order; raises NotReady.

    Those most worth checking are looked for by vectors as well, if there is an encoder.
    """
    worth = [found.check_worthiness for found in assess([one.text for one in statements])]
    by_worth = sorted(range(len(statements)), key=lambda at: -worth[at])
    told = _told(statements, by_worth[:WITH_VECTORS], dense=True)
    for start in range(WITH_VECTORS, len(statements), TOGETHER):
        told |= _told(statements, by_worth[start : start + TOGETHER], dense=False)
    return [told[at] for at in range(len(statements))]


def _told(
    statements: Sequence[Statement], places: Sequence[int], *, dense: bool
) -> dict[int, Answer]:
    """The answers to the statements at these places."""
    chosen = [statements[at] for at in places]
    return dict(zip(places, _answers(chosen, dense=dense), strict=True))


def _answers(statements: Sequence[Statement], *, dense: bool) -> list[Answer]:
    found = _found([statement.text for statement in statements], dense=dense)
    sentences = found_sentences(found)
    claims = {sentence.claim for sentence in sentences.values() if hasattr(sentence, "claim")}
    verdicts = verdicts_on(claims)
    return [
        Answer(statement, matches(statement, ranked, sentences, verdicts=verdicts))
        for statement, ranked in zip(statements, found, strict=True)
    ]


def _found(texts: Sequence[str], *, dense: bool) -> list[list[Ranked]]:
    try:
        search = standing_search(JUDGED, dense=dense, depth=DEPTH, patience=PATIENCE)
        found = search.find([Query(text) for text in texts])
    except (IndexBehindError, HostError) as error:
        log.warning("no look-up: %s", error)
        raise NotReady from None
    return [[hit for hit in ranked if is_telling(hit)] for ranked in found]


def is_telling(hit: Ranked) -> bool:
    """As for repeats: what is likely less than that is not worth comparing word by word."""
    return hit.score >= REPEAT_SCORE and any(
        hit.parts.get(part, 0.0) >= least for part, least in RELATED.items()
    )


def judged_as(claim: Claim) -> int:
    """The claim whose verdict speaks for this one."""
    return claim.repeat_of_id or claim.pk


def verdicts_on(claims: set[Claim]) -> Mapping[int, Verdict]:
    """The standing verdicts by the claims they stand on; a repeat's is that of its original."""
    originals = {judged_as(claim) for claim in claims}
    return {row.claim_id: row for row in standing_on(originals)}


def matches(
    statement: Statement,
    ranked: Sequence[Ranked],
    sentences: Mapping[int, Sentence],
    *,
    verdicts: Mapping[int, Verdict],
) -> list[Match]:
    """What was found for one statement, each verdict once, where its nearest wording stands."""
    nearest: dict[int, tuple[Ranked, Sentence]] = {}
    for hit in ranked:
        claim: Claim | None = getattr(sentences.get(hit.sentence), "claim", None)
        if claim is not None and (original := judged_as(claim)) in verdicts:
            nearest.setdefault(original, (hit, claim.sentence))
    shown = islice(nearest.items(), MOST_MATCHES)
    return [match(statement, hit, said, verdict=verdicts[pk]) for pk, (hit, said) in shown]


def match(statement: Statement, hit: Ranked, said: Sentence, *, verdict: Verdict) -> Match:
    """Compare a statement with what was judged, be it found by a repeat in other words."""
    held = verdict.claim.sentence
    compared = beside(statement, held)
    differs = told_apart(compared, statement.text, held.text)
    nearest = compared if said.pk == held.pk else beside(statement, said)
    is_same = SAME in (compared.sameness, nearest.sameness) and not (differs or compared.differs)
    band = LIKELY if hit.band == STRONG and not is_same else hit.band
    return Match(verdict, hit.score, band, differs)


def beside(statement: Statement, held: Sentence) -> Comparison:
    """What a statement and a held sentence share and differ on."""
    return compare(
        statement.text, held.text, claim_date=statement.dated, found_date=held.document.dated
    )
