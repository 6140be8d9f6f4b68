"""New text, older claims: those it could bear on are matched again, in bounded batches."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.conf import settings

from claims.matching.match import DEPTH, found_sentences
from claims.models import Claim
from claims.raising import ask_for_matching
from claims.triage import assess
from sources.index import Query
from sources.index.archive_search import standing_search
from sources.index.ranking.archive_ranking import Ranked
from sources.index.ranking.score_bands import PERHAPS
from sources.models import Document, Sentence
from sources.work.kinds import Effects
from sources.work.models import Work

PERCOLATE = "percolate"
# A document wakes at most so many claims, the likest first: one long text never floods the queue.
CLAIMS_A_DOCUMENT = 100
SENTENCES_A_DOCUMENT = 500

Woken = dict[int, dict[Claim, float]]


def ask_for_percolation(document: Document) -> None:
    """Queue a reference document, after the claims of the moment.

    A text under review needs none: matching its own claims finds the older ones (see storing).
    """
    if document.review_since is None:
        Work.objects.request(PERCOLATE, {document.pk: -1.0}, given=document.sha256[:16])


def percolate(document_ids: list[int]) -> Effects:
    """Find the older claims these documents could bear on; returns what queues them again.

    As in matching, vectors are spent on the sentences that would be worth checking.
    """
    bodies = [new_sentences(pk) for pk in document_ids]
    worthy = [sentence for body in bodies for sentence in worth_a_vector(body)]
    dense = set(worthy)
    others = [sentence for body in bodies for sentence in body if sentence not in dense]
    woken: Woken = {pk: {} for pk in document_ids}
    for sentence, claim, score in (*bearing(worthy, dense=True), *bearing(others, dense=False)):
        claims = woken[sentence.document_id]
        claims[claim] = max(score, claims.get(claim, 0.0))
    return partial(wake, woken)


def worth_a_vector(body: Sequence[Sentence]) -> list[Sentence]:
    """Those of a document's sentences that matching would search for by vector as well."""
    if not settings.EMBEDDINGS:
        return []
    assessed = zip(body, assess([sentence.text for sentence in body]), strict=True)
    return [
        sentence for sentence, found in assessed if found.check_worthiness >= settings.DENSE_FROM
    ]


def bearing(
    sentences: Sequence[Sentence], *, dense: bool
) -> Iterator[tuple[Sentence, Claim, float]]:
    """Each older claim found for these sentences, with how likely it says the same."""
    if not sentences:
        return
    queries = [Query(s.text, exclude_document=s.document_id) for s in sentences]
    search = standing_search(dense=dense, depth=DEPTH)
    found = [likely(ranked) for ranked in search.find(queries)]
    known = found_sentences(found)
    for sentence, ranked in zip(sentences, found, strict=True):
        for hit in ranked:
            claim = getattr(known.get(hit.sentence), "claim", None)
            if claim is not None:
                yield sentence, claim, hit.score


def new_sentences(document_id: int) -> list[Sentence]:
    body = Sentence.objects.current().filter(document=document_id, is_furniture=False)
    return list(body.order_by("start")[:SENTENCES_A_DOCUMENT])


def likely(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Those worth another look; a weak likeness would not be shown as new evidence."""
    return [hit for hit in ranked if hit.band != PERHAPS]


def wake(woken: Woken, held: set[int]) -> None:
    """Queue the likest claims of each document for another search."""
    for document_id in held & woken.keys():
        likest = sorted(woken[document_id].items(), key=lambda pair: -pair[1])
        claims = [claim for claim, _ in likest[:CLAIMS_A_DOCUMENT]]
        ask_for_matching(claims, given=f"document {document_id}")
