"""The sentences of a document by the page: a book is read as quickly as a notice."""

from collections.abc import Iterable
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q
from django.urls import reverse

from claims.desk.access import DeskRequest
from claims.desk.labels import OF_WORK, OPEN
from claims.desk.ruling_history import rulings_of
from claims.models import Claim
from sources.models import Document, Sentence
from sources.models.sentence import SentenceQuerySet
from sources.models.versions import before
from sources.text.whole_numbers import number_from

# An article is one page as a rule; a page of two hundred claims is some 300 kB.
SHOWN: Final = 200
OPEN_WORK: Final = [state for state, word in OF_WORK.items() if word in OPEN]


def sentences_of(
    document: Document, request: DeskRequest, *, at: Sentence | None = None
) -> dict[str, Any]:
    """A page of the current cut with its claims, and how far the whole document has come."""
    claims = Claim.objects.with_work().with_standing_verdict().with_evidence_count()
    claims = claims.select_related("editor")
    current = document.sentences.current().order_by("start")
    current = current.prefetch_related(Prefetch("claim", claims))
    there = document.taken_down_at is None
    shown = page_shown(current, request.GET.get("p"), at=at or asked_for(request, document))
    lead_to_claims_before(document, shown.object_list)
    return {
        "document": document,
        "sentences": shown,
        **progress(document),
        "rulings": rulings_of(document),
        "may_rule": there and request.user.has_perm("sources.change_sentence"),
        "may_review": there and request.user.has_perm("sources.change_document"),
        "may_take_down": request.user.has_perm("sources.take_down_document"),
    }


def lead_to_claims_before(document: Document, sentences: Iterable[Sentence]) -> None:
    """Give each sentence that is a claim of an earlier version that claim as `claim_before`."""
    versions = [version.pk for version in before(document)]
    texts = [sentence.text for sentence in sentences] if versions else []
    claims = Claim.objects.current().filter(sentence__document__in=versions)
    claims = claims.filter(sentence__text__in=texts).select_related("sentence").order_by("pk")
    known = {claim.sentence.text: claim for claim in claims} if versions else {}
    for sentence in sentences:
        sentence.claim_before = known.get(sentence.text)  # type: ignore[attr-defined]


def progress(document: Document) -> dict[str, int]:
    """How many claims the document has, how many of them are still matched, how many were."""
    claims = Claim.objects.filter(
        sentence__document=document, sentence__retired_at__isnull=True
    ).with_work()
    still = Q(work_state__in=OPEN_WORK)
    counts = claims.aggregate(claims=Count("pk"), open=Count("pk", filter=still))
    return {**counts, "settled": counts["claims"] - counts["open"]}


def page_shown(
    current: SentenceQuerySet, number: str | int | None, *, at: Sentence | None
) -> Page[Sentence]:
    """The page of this number, or the one where a sentence stands or stood."""
    if at:
        number = 1 + current.filter(start__lt=at.start).count() // SHOWN
    return Paginator(current, SHOWN).get_page(number or 1)


def asked_for(request: DeskRequest, document: Document) -> Sentence | None:
    """The sentence of the document that the address names, also one that was replaced."""
    pk = number_from(request.GET.get("sentence", ""))
    return document.sentences.filter(pk=pk).first() if pk else None


def place_of(sentence: Sentence) -> str:
    """The address of a sentence in its document, whichever page it stands on."""
    return place_in(sentence.document_id, sentence.pk)


def place_in(document_id: int, sentence_id: int) -> str:
    target = reverse("admin:sources_document_change", args=[document_id])
    return f"{target}?sentence={sentence_id}#s{sentence_id}"
