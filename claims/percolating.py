"""New text, older claims: those it could bear on are matched again, in bounded batches."""

from collections.abc import Sequence
from functools import partial
from itertools import islice

from claims.matching import DEPTH, found_sentences
from claims.models import Claim
from claims.raising import ask_for_matching
from sources.index import Hit, Query
from sources.index.following import caught_up
from sources.index.ranking import Candidate, rank
from sources.models import Document, Sentence, Work
from sources.work import Effects, register

PERCOLATE = "percolate"
# A document wakes at most so many claims, the likest first: one long text never floods the queue.
CLAIMS_A_DOCUMENT = 100
SENTENCES_A_DOCUMENT = 500
# From "likely" up; a weaker likeness would not be shown as evidence to care about.
LIKENESS = 0.4

Woken = dict[int, dict[Claim, float]]


def ask_for_percolation(document: Document) -> None:
    """Queue a reference document, after the claims of the moment.

    A text under review needs none: matching its own claims finds the older ones (see storing).
    """
    if document.review_since is None:
        Work.objects.request(PERCOLATE, {document.pk: -1.0}, given=document.sha256[:16])


def percolate(document_ids: list[int]) -> Effects:
    """Find the older claims these documents could bear on; returns what queues them again."""
    sentences = [s for pk in document_ids for s in new_sentences(pk)]
    queries = [Query(s.text, exclude_document=s.document_id) for s in sentences]
    hits = caught_up().search(queries, DEPTH)
    known = found_sentences(hits)
    woken: Woken = {}
    for sentence, found in zip(sentences, hits, strict=True):
        claims = woken.setdefault(sentence.document_id, {})
        for claim, score in claims_near(sentence, found, known):
            claims[claim] = max(score, claims.get(claim, 0.0))
    return partial(wake, woken)


def new_sentences(document_id: int) -> list[Sentence]:
    body = Sentence.objects.standing().filter(document=document_id, is_furniture=False)
    return list(islice(body.order_by("start"), SENTENCES_A_DOCUMENT))


def claims_near(
    sentence: Sentence, hits: Sequence[Hit], known: dict[int, Sentence]
) -> list[tuple[Claim, float]]:
    """The claims among the hits of a sentence that are like enough, with their scores."""
    claims = {
        hit.sentence: known[hit.sentence].claim
        for hit in hits
        if hit.sentence in known and hasattr(known[hit.sentence], "claim")
    }
    candidates = [
        Candidate(hit.sentence, known[hit.sentence].text, hit.score)
        for hit in hits
        if hit.sentence in claims
    ]
    ranked = rank(sentence.text, candidates)
    return [(claims[found.sentence], found.score) for found in ranked if found.score >= LIKENESS]


def wake(woken: Woken, held: set[int]) -> None:
    """Queue the likest claims of each document for another search."""
    for document_id in held & woken.keys():
        likest = sorted(woken[document_id].items(), key=lambda pair: -pair[1])
        claims = [claim for claim, _ in likest[:CLAIMS_A_DOCUMENT]]
        ask_for_matching(claims, given=f"document {document_id}")


register(PERCOLATE, percolate)
