"""New text, older claims: those it could bear on are matched again, in bounded batches."""

from collections.abc import Sequence
from functools import partial

from django.utils.translation import gettext_noop

from claims.matching import DEPTH, found_sentences
from claims.models import Claim
from claims.raising import ask_for_matching
from sources.index import Query
from sources.index.bands import WEAK
from sources.index.ranking import Ranked
from sources.index.standing import standing_search
from sources.models import Document, Sentence, Work
from sources.work import Effects, register

PERCOLATE = gettext_noop("percolate")
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
    """Find the older claims these documents could bear on; returns what queues them again."""
    sentences = [sentence for pk in document_ids for sentence in new_sentences(pk)]
    queries = [Query(s.text, exclude_document=s.document_id) for s in sentences]
    found = [likely(ranked) for ranked in standing_search(depth=DEPTH).find(queries)]
    known = found_sentences(found)
    woken: Woken = {}
    for sentence, ranked in zip(sentences, found, strict=True):
        claims = woken.setdefault(sentence.document_id, {})
        for hit in ranked:
            claim = getattr(known.get(hit.sentence), "claim", None)
            if claim is not None:
                claims[claim] = max(hit.score, claims.get(claim, 0.0))
    return partial(wake, woken)


def new_sentences(document_id: int) -> list[Sentence]:
    body = Sentence.objects.standing().filter(document=document_id, is_furniture=False)
    return list(body.order_by("start")[:SENTENCES_A_DOCUMENT])


def likely(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Those worth another look; a weak likeness would not be shown as new evidence."""
    return [hit for hit in ranked if hit.band != WEAK]


def wake(woken: Woken, held: set[int]) -> None:
    """Queue the likest claims of each document for another search."""
    for document_id in held & woken.keys():
        likest = sorted(woken[document_id].items(), key=lambda pair: -pair[1])
        claims = [claim for claim, _ in likest[:CLAIMS_A_DOCUMENT]]
        ask_for_matching(claims, given=f"document {document_id}")


register(PERCOLATE, percolate)
