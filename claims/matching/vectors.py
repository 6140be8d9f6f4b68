"""Giving sentences their vectors: reference texts, and the claims worth checking."""

from functools import partial

from django.conf import settings
from django.db.models import Q

from claims.matching.wake import ask_for_nearness, moment
from claims.models import Claim
from claims.raising import ask_for_matching
from sources.index.vectors.encoders import encoder
from sources.index.vectors.following_vectors import embed
from sources.models import Document, Sentence
from sources.work.kinds import Effects
from sources.work.models import Work

EMBED = "embed"
# Before percolation, after matching: nobody waits for a vector.
PRIORITY = -0.5
# Fits the deadline at some 15 sentences a second.
SENTENCES_A_DOCUMENT = 500


def ask_for_vectors(document: Document) -> None:
    """Queue a document for embedding, if there is an encoder at all."""
    if settings.EMBEDDINGS:
        Work.objects.request(EMBED, {document.pk: PRIORITY}, given=moment())


def worth_a_vector(document_id: int) -> list[int]:
    """Body sentences of a reference document; of a text under review, the worthy claims."""
    body = Sentence.objects.current().filter(document=document_id, is_furniture=False)
    worthy = Q(claim__isnull=True) | Q(claim__check_worthiness__gte=settings.DENSE_FROM)
    return list(body.filter(worthy).order_by("start").values_list("pk", flat=True))


def give_vectors(document_ids: list[int]) -> Effects:
    """Embed what is worth it; each slice is kept at once, so a stopped run loses little.

    What has vectors is brought to the claims it is near to, and its own claims are matched again
    if they were matched without any.
    """
    chosen = encoder()
    if chosen is None:
        return lambda held: None
    for pk in document_ids:
        embed(worth_a_vector(pk)[:SENTENCES_A_DOCUMENT], chosen)
    return partial(follow_vectors, chosen.name)


def follow_vectors(encoder_name: str, held: set[int]) -> None:
    """What there is to do now that these documents have vectors of an encoder."""
    ask_for_nearness(held)
    worthy = Claim.objects.waiting().filter(
        sentence__document__in=held, check_worthiness__gte=settings.DENSE_FROM
    )
    ask_for_matching(list(worthy.matched_without(encoder_name)), given=f"vectors {moment()}")
