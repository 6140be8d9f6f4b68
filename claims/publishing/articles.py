"""What was published of the sentences of one article, and its text in paragraphs."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from claims.models import Claim, Verdict
from claims.publishing.stream import stream
from sources.models import Document, Sentence
from sources.text.direction import direction


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
    """A sentence of an article as a page colours it: how, what that says, and where it leads.

    One that leads nowhere says nothing; it may still be grey.
    """

    text: str
    style: str = ""
    words: str = ""
    link: str = ""


class Paragraph(NamedTuple):
    """Passages without a new line between them, and the direction of the first of them."""

    direction: str
    passages: list[Passage]


def paragraphs(
    document: Document, sentences: Iterable[Sentence], passage: Callable[[Sentence], Passage]
) -> list[Paragraph]:
    """These sentences, in the order of the text, parted as the text has its lines."""
    parted: list[Paragraph] = []
    end = 0
    for sentence in sentences:
        if not parted or "\n" in document.body[end : sentence.start]:
            parted.append(Paragraph(direction(sentence.text), []))
        parted[-1].passages.append(passage(sentence))
        end = sentence.end
    return parted


def for_readers(document: Document, judged: Iterable[Judged]) -> list[Paragraph]:
    """The body text of an article, its judged sentences leading to their pages for readers."""
    rows = {claim.sentence_id: row for claim, row in judged}

    def passage(sentence: Sentence) -> Passage:
        row = rows.get(sentence.pk)
        if row is None:
            return Passage(sentence.text)
        page = reverse("public:claim", args=[row.claim_id])
        return Passage(sentence.text, row.rating or "void", row.in_full, page)

    body = document.sentences.current().filter(is_furniture=False).order_by("start")
    return paragraphs(document, body, passage)
