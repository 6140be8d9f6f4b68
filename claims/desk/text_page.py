"""The text of a document as published, each claim coloured by what was said of it."""

from collections.abc import Mapping
from mimetypes import guess_extension
from typing import Any, Final, NamedTuple

from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.models import Claim, Rating
from claims.publishing.addresses import claim_address
from claims.publishing.articles import Judged, Passage, judged_in, paragraphs
from sources.models import Document, Sentence
from sources.showing import visible
from sources.text.direction import unturned
from sources.text.whole_numbers import number_from

# Sentences of one page: an article is one, a book is read in parts.
SHOWN: Final = 1000
# No text has more parts, and no database counts as far as an address can.
LAST: Final = 100_000
# What a claim may be, in the order of the legend; the first are what readers are told.
STATES: Final[Mapping[str, str | Promise]] = {
    **dict(Rating.choices),
    "void": gettext_lazy("withdrawn"),
    "draft": gettext_lazy("not published"),
    "open": gettext_lazy("without a verdict"),
}


class StateCount(NamedTuple):
    """How many claims of a text are in one state, and the words for it."""

    style: str
    words: str | Promise
    number: int


@require_GET
@at_desk("sources.view_document")
def text(request: DeskRequest, pk: int) -> HttpResponse:
    """The whole text, its claims in the colours of their states, and a summary to paste."""
    document = get_object_or_404(Document.objects.select_related("source").defer("original"), pk=pk)
    part = part_shown(document, request.GET.get("p", ""))
    more = {
        "title": Truncator(unturned(str(document))).words(12),
        "document": document,
        "part": part,
        "paragraphs": paragraphs(document, part.sentences, at_the_desk),
        "summary": summary_of(document, judged_in(document)),
        **states_of(document),
    }
    return page(request, "claims/text.html", **more)


class TextPart(NamedTuple):
    """A part of a long text, which is read by `previous` and `next` without being counted."""

    sentences: list[Sentence]
    previous: int
    next: int


def part_shown(document: Document, asked: str) -> TextPart:
    """The sentences that stand, each with its claim and the state of that."""
    number = min(number_from(asked) or 1, LAST)
    rows = document.sentences.current().order_by("start")
    rows = rows.prefetch_related(Prefetch("claim", Claim.objects.with_state()))
    found = list(rows[(number - 1) * SHOWN : number * SHOWN + 1])
    return TextPart(found[:SHOWN], number - 1, number + 1 if len(found) > SHOWN else 0)


def at_the_desk(sentence: Sentence) -> Passage:
    """Furniture is grey, a claim leads to its page, and what nobody has to check is bare."""
    words = visible(sentence.text)
    if sentence.is_furniture:
        return Passage(words, "furniture")
    claim: Any = getattr(sentence, "claim", None)
    if claim is None:
        return Passage(words)
    target = reverse("admin:claims_claim_change", args=[claim.pk])
    return Passage(words, claim.state, str(STATES[claim.state]), target)


def states_of(document: Document) -> dict[str, Any]:
    """How many claims of the text are in which state, and the share of them that is judged."""
    standing = Claim.objects.current().filter(sentence__document=document)
    claims: QuerySet[Any, Any] = standing.with_state().order_by()
    counted = dict(claims.values_list("state").annotate(n=Count("pk")))
    total, judged = sum(counted.values()), sum(counted.get(each, 0) for each in Rating.values)
    return {
        "states": [StateCount(key, words, counted.get(key, 0)) for key, words in STATES.items()],
        "claims": total,
        "judged": judged,
        "share": judged / total if total else 0.0,
    }


def summary_of(document: Document, judged: list[Judged]) -> str:
    """What was published of a text, as plain text in the language of the page."""
    rows = [(claim.sentence.text, row, claim_address(row.claim_id)) for claim, row in judged]
    told = render_to_string("claims/_summary.html", {"document": document, "rows": rows})
    return unturned(told).strip()


@require_GET
@at_desk("sources.view_document")
def original(request: DeskRequest, pk: int) -> HttpResponse:
    """The bytes as they arrived, to be kept and never to be shown; 404 where they were deleted."""
    document = get_object_or_404(Document.objects.defer("body"), pk=pk)
    if document.taken_down_at:
        raise Http404(_("The text was taken down."))
    name = f"document-{document.pk}{guess_extension(document.media_type) or '.bin'}"
    answer = HttpResponse(bytes(document.original), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
