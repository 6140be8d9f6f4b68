"""Giving sentences their vectors: reference texts, and the claims worth checking."""

from django.conf import settings
from django.db.models import Q

from claims.matching.wake import ask_for_nearness, moment
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

    What has vectors is brought to the claims it is near to.
    """
    if chosen := encoder():
        for pk in document_ids:
            embed(worth_a_vector(pk)[:SENTENCES_A_DOCUMENT], chosen)
    return ask_for_nearness
