"""New text, older claims: those it bears on are matched again, in bounded batches.

Claims have an index and vectors of their own: among a million sentences few of the nearest are
claims. What comes near is weighed as a search for the claim would weigh it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from claims.matching.weighing import Scales
from claims.models import Claim
from claims.models.statement import MATCH
from claims.raising import ask_for_matching
from sources.index import Query
from sources.index.archive_search import standing_search, stored_search
from sources.index.following import caught_up
from sources.index.parts import Part
from sources.index.ranking.archive_ranking import Ranked
from sources.index.ranking.score_bands import PERHAPS
from sources.index.searching import Search
from sources.models import Document, IndexChange, Sentence
from sources.models.sentence import SentenceQuerySet
from sources.work.kinds import Effects
from sources.work.models import State, Work

PERCOLATE: Final = "percolate"
NEAR: Final = "near"
# After the claims of the moment and the vectors, which bring more of them.
PRIORITY: Final = -1.0
# A document wakes at most so many claims, the likest first: one long text never floods the queue.
CLAIMS_A_DOCUMENT: Final = 100
SENTENCES_A_DOCUMENT: Final = 500
CLAIMS_A_SENTENCE: Final = 20  # of those nearest; what they rank below bears on few of the others


def claimed(sentences: SentenceQuerySet) -> SentenceQuerySet:
    """Those that are claims."""
    return sentences.filter(claim__isnull=False)


CLAIMED: Final = Part("claimed", claimed)


class Woken(NamedTuple):
    """The claims that each document bears on, with how likely it does, and what brought them."""

    by: str
    claims: Mapping[int, Mapping[Claim, float]]


def ask_for_percolation(document: Document) -> None:
    """Queue a reference document, after the claims of the moment.

    A text under review needs none: matching its own claims finds the older ones (see storing).
    """
    if document.review_since is None:
        Work.objects.request(PERCOLATE, {document.pk: PRIORITY}, given=moment())


def ask_for_nearness(documents: Iterable[int]) -> None:
    """Queue documents that have got vectors, whether under review or not."""
    Work.objects.request(NEAR, dict.fromkeys(documents, PRIORITY), given=moment())


def moment() -> str:
    """A name for the state of the archive: a text that is cut again is asked about again."""
    return f"change {IndexChange.objects.last_seq()}"


def percolate(document_ids: list[int]) -> Effects:
    """Find by words the claims these documents bear on; returns what queues them again."""
    search = standing_search(CLAIMED, depth=CLAIMS_A_SENTENCE)
    return partial(wake, Woken("words", woken_by(document_ids, search)))


def percolate_vectors(document_ids: list[int]) -> Effects:
    """As `percolate`, by stored vectors: nothing is encoded."""
    search = stored_search(CLAIMED, depth=CLAIMS_A_SENTENCE)
    return partial(wake, Woken("vectors", woken_by(document_ids, search) if search else {}))


def woken_by(document_ids: Iterable[int], search: Search) -> dict[int, dict[Claim, float]]:
    """The claims that each document more than perhaps bears on, and how likely."""
    return {pk: bearing(new_sentences(pk), search) for pk in document_ids}


def bearing(sentences: Sequence[Sentence], search: Search) -> dict[Claim, float]:
    """The claims these sentences of one document bear on, each with the best of its likelihoods."""
    queries = [Query(s.text, s.document_id, s.pk) for s in sentences]
    near: dict[int, list[Ranked]] = {}
    for sentence, ranked in zip(sentences, search.find(queries), strict=True):
        for hit in ranked:
            turned = hit._replace(sentence=sentence.pk, text=sentence.text)
            near.setdefault(hit.sentence, []).append(turned)
    scales = Scales(caught_up(), {s.pk: s.document.published_at for s in sentences})
    return dict(likely(near, scales))


def likely(near: Mapping[int, Sequence[Ranked]], scales: Scales) -> Iterable[tuple[Claim, float]]:
    """The claims, by their sentences, on which something near them more than perhaps bears.

    What was dismissed is left asleep; whoever restores it has it matched.
    """
    for claim in Claim.objects.waiting().filter(sentence__in=near).for_matching():
        best = next(iter(scales.weigh(claim, near[claim.sentence_id])), None)
        if best is not None and best.band != PERHAPS:
            yield claim, best.score


def new_sentences(document_id: int) -> list[Sentence]:
    body = Sentence.objects.current().filter(document=document_id, is_furniture=False)
    needed = body.select_related("document").only("text", "document__published_at")
    return list(needed.order_by("start")[:SENTENCES_A_DOCUMENT])


def wake(woken: Woken, held: set[int]) -> None:
    """Queue the likeliest claims of each document for another search, but for those that wait."""
    for document_id in held & woken.claims.keys():
        likest = sorted(woken.claims[document_id].items(), key=lambda pair: -pair[1])
        claims = [claim for claim, _ in likest[:CLAIMS_A_DOCUMENT]]
        waiting = waiting_for_matching(claim.pk for claim in claims)
        again = [claim for claim in claims if claim.pk not in waiting]
        ask_for_matching(again, given=f"{woken.by} {document_id} {moment()}")


def waiting_for_matching(claims: Iterable[int]) -> set[int]:
    """Those whose search has not begun: it will see whatever stands by then."""
    rows = Work.objects.of(MATCH, claims).filter(state=State.READY)
    return set(rows.values_list("subject", flat=True))
