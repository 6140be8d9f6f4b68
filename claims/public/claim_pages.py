"""`/claims/…`: one claim and all that was published of it, as a page, a card and as JSON-LD."""

from collections.abc import Sequence

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseGone, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from claims.models import Claim, Newsroom, Verdict
from claims.public.page import show
from claims.publishing.addresses import (
    claim_address,
    oembed_address,
    picture_address,
    slug_of,
    whole,
)
from claims.publishing.claimreview import claim_review
from claims.publishing.history import chapters, is_withdrawn
from claims.publishing.stream import stream

JSON_LD = "application/ld+json"


def published(pk: int) -> list[Verdict]:
    """What was published of a claim, in order; Http404 where nothing was."""
    rows = list(stream().filter(claim__id=pk).select_related("claim__repeat_of__standing"))
    if not rows:
        raise Http404
    return rows


def original_of(pk: int) -> int | None:
    """The published claim that this one repeats, where nothing was published of itself."""
    repeats = Claim.objects.filter(pk=pk, standing=None, repeat_of__standing__isnull=False)
    return repeats.values_list("repeat_of", flat=True).first()


def holds(rows: Sequence[Verdict]) -> bool:
    """Whether this page is where the house's verdict stands, on words that may be told."""
    claim = rows[-1].claim
    told = claim.repeat_of_id is None and claim.sentence.document.taken_down_at is None
    return told and not is_withdrawn(rows)


@require_safe
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """The claim's page, at its one permanent address; a repeat leads to its original."""
    if original := original_of(pk):
        return redirect("public:claim", original)
    rows = published(pk)
    newsroom = Newsroom.objects.ours()
    readable = reverse("public:readable", args=[pk, slug_of(rows[0].claim.sentence.text)])
    return show(
        request,
        "claim",
        newsroom=newsroom,
        verdict=rows[-1],
        claim=rows[-1].claim,
        chapters=chapters(rows),
        is_withdrawn=is_withdrawn(rows),
        review=claim_review(rows, newsroom) if holds(rows) else None,
        readable=whole(readable),
        picture=picture_address(rows[-1]),
        oembed=oembed_address(pk),
    )


@require_safe
def readable(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """An address with the claim's words in it leads to the permanent one."""
    return redirect("public:claim", pk, permanent=True)


@require_safe
def json_ld(request: HttpRequest, pk: int) -> HttpResponse:
    """The claim's ClaimReview; what was taken back or down, or repeats another, has none."""
    rows = published(pk)
    if not holds(rows):
        return HttpResponseGone(content_type=JSON_LD)
    review = claim_review(rows, Newsroom.objects.ours())
    return JsonResponse(review, content_type=JSON_LD, json_dumps_params={"ensure_ascii": False})


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # arguments pass through
def embed(request: HttpRequest, pk: int) -> HttpResponse:
    """A card of the claim for the pages of others, the only page of ours that they may frame."""
    if original := original_of(pk):
        return redirect("public:embed", original)
    rows = published(pk)
    return show(
        request,
        "embed",
        verdict=rows[-1],
        claim=rows[-1].claim,
        full=claim_address(pk),
    )
