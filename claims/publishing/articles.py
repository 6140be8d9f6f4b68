"""What was published of the sentences of one article."""

from typing import NamedTuple

from django.db.models import Q

from claims.models import Claim, Verdict
from claims.publishing.stream import stream
from sources.models import Document


class Judged(NamedTuple):
    """A claim of an article with the newest published row about it, or about its original."""

    claim: Claim
    row: Verdict


def judged_in(document: Document) -> list[Judged]:
    """The published claims of an article in the order of its text, withdrawn ones included.

    A repeat speaks with the row of its original.
    """
    told = Q(standing__isnull=False) | Q(repeat_of__standing__isnull=False)
    claims = Claim.objects.filter(told, sentence__document=document).select_related("sentence")
    speaking = {claim.pk: claim.repeat_of_id or claim.pk for claim in claims}
    newest = stream().newest().filter(claim__in=speaking.values()).prefetch_related(None)
    rows = {row.claim_id: row for row in newest}
    ordered = sorted(claims, key=lambda claim: claim.sentence.start)
    return [
        Judged(claim, rows[speaking[claim.pk]]) for claim in ordered if speaking[claim.pk] in rows
    ]


class Passage(NamedTuple):
    """A sentence of an article, with the row about it if there is one."""

    text: str
    row: Verdict | None


def paragraphs(document: Document, judged: list[Judged]) -> list[list[Passage]]:
    """The body text of an article in its paragraphs, its judged sentences with their rows."""
    rows = {claim.sentence_id: row for claim, row in judged}
    parted: list[list[Passage]] = []
    end = 0
    for sentence in document.sentences.current().filter(is_furniture=False).order_by("start"):
        if not parted or "\n" in document.body[end : sentence.start]:
            parted.append([])
        parted[-1].append(Passage(sentence.text, rows.get(sentence.pk)))
        end = sentence.end
    return parted
