"""One search, three answers: evidence, repeats and earlier verdicts for a batch of claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from claims.comparing import compare
from claims.models import Claim, Evidence, Outcome, Repeat
from claims.models.claim import MATCH
from claims.storing import store
from claims.voices import voices
from sources.index import Hit, Query
from sources.index.bands import WEAK
from sources.index.following import caught_up
from sources.index.ranking import Candidate, Ranked, rank
from sources.models import Sentence
from sources.work import Effects, register

# What the index returns for a claim; ranking reorders these.
DEPTH = 50
# What an editor reads before the list stops helping.
SHOWN = 10
# Below this a found sentence shares words with the claim and says nothing about it.
FLOOR = 0.15
# Meedan suggests the same claim from .75 to .85; ours is a calibrated share of true repeats.
REPEAT_SCORE = 0.75
# Two voices so close to the best are equally good, and the editor is told so.
TIE = 0.02


@dataclass(frozen=True)
class Finding:
    """What matching found for one claim, unsaved."""

    claim: Claim
    evidence: list[Evidence]
    repeats: list[Repeat]

    @property
    def outcome(self) -> str:
        """Found, nothing, or several equally good; a copy of the best is no second voice."""
        if not self.evidence:
            return Outcome.NOTHING
        best = self.evidence[0].score
        tied = {row.voice for row in self.evidence if row.score >= best - TIE}
        return Outcome.SEVERAL if len(tied) > 1 else Outcome.FOUND

    def telling(self) -> list[Evidence]:
        """The evidence that is more than a weak likeness."""
        return [row for row in self.evidence if row.band != WEAK]

    def older_claims(self) -> list[Claim]:
        """Claims whose own sentences are among the telling evidence, the likest first."""
        found = (getattr(row.sentence, "claim", None) for row in self.telling())
        return [claim for claim in found if claim is not None]


def match(claim_ids: list[int]) -> Effects:
    """Search for these claims and return what writes the findings; safe to run again."""
    claims = list(Claim.objects.filter(pk__in=claim_ids).for_matching())
    queries = [Query(c.sentence.text, exclude_document=c.sentence.document_id) for c in claims]
    hits = caught_up().search(queries, DEPTH)
    sentences = found_sentences(hits)
    findings = [find(c, h, sentences) for c, h in zip(claims, hits, strict=True)]
    return partial(store, {finding.claim.pk: finding for finding in findings})


def found_sentences(hits: Sequence[Sequence[Hit]]) -> dict[int, Sentence]:
    """The sentences of all hits, with document and claim, without the heavy texts."""
    found = Sentence.objects.select_related("document", "claim__repeat_of")
    light = found.defer("document__body", "document__original")
    return light.in_bulk({hit.sentence for row in hits for hit in row})


def find(claim: Claim, hits: Sequence[Hit], sentences: dict[int, Sentence]) -> Finding:
    """Rank, compare and group the hits of one claim."""
    candidates = [
        Candidate(hit.sentence, sentences[hit.sentence].text, hit.score)
        for hit in hits
        if hit.sentence in sentences
    ]
    ranked = [found for found in rank(claim.sentence.text, candidates) if found.score >= FLOOR]
    shown = [(found, sentences[found.sentence]) for found in ranked[:SHOWN]]
    groups = voices([sentence.text for _, sentence in shown])
    evidence = [
        evidence_from(claim, found, sentence=sentence, voice=voice)
        for (found, sentence), voice in zip(shown, groups, strict=True)
    ]
    repeats = [r for found, sentence in shown for r in repeat_from(claim, found, sentence)]
    return Finding(claim, evidence, repeats)


def evidence_from(claim: Claim, found: Ranked, *, sentence: Sentence, voice: int) -> Evidence:
    comparison = compare(
        claim.sentence.text,
        sentence.text,
        claim_date=claim.sentence.document.dated,
        found_date=sentence.document.dated,
    )
    return Evidence(
        claim=claim,
        sentence=sentence,
        score=found.score,
        band=found.band,
        explanation={**comparison.to_json(), "parts": dict(found.parts)},
        suggested_stance=comparison.stance,
        voice=voice,
    )


def repeat_from(claim: Claim, found: Ranked, sentence: Sentence) -> list[Repeat]:
    """The older claim this one may repeat, if the found sentence is one; never itself."""
    other: Claim | None = getattr(sentence, "claim", None)
    if other is None or found.score < REPEAT_SCORE or other.pk > claim.pk:
        return []
    original = other.repeat_of or other
    if original.pk == claim.pk:
        return []
    return [Repeat(claim=claim, original=original, score=found.score, explanation=dict(found.parts))]


register(MATCH, match)
