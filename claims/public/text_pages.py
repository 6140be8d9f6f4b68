"""`/articles/…`, `/sources/…`, `/topics/…`: what was published about a text, a source, a topic."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from claims.models import Newsroom, Rating, Topic
from claims.models.verdict import VerdictQuerySet
from claims.public.page import cut_page, other_choices, show
from claims.publishing.articles import for_readers, judged_in
from claims.publishing.stream import standing, stream
from sources.models import Document, Source


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """What an article said that we judged, in its order; the whole of it if the newsroom may."""
    shown = Document.objects.select_related("source").defer("original")
    document = get_object_or_404(shown, pk=pk)
    judged = judged_in(document)
    if not judged:
        raise Http404
    whole_text = for_readers(document, judged) if Newsroom.objects.ours().shows_articles else []
    return show(request, "article", document=document, judged=judged, paragraphs=whole_text)


@require_safe
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The verdicts about what a source published, the newest first, of one rating if asked."""
    found = get_object_or_404(Source, pk=pk)
    if found.merged_into_id:
        return redirect("public:source", found.merged_into_id)
    if not stream().about(found).exists():
        raise Http404
    return verdicts(request, standing().about(found), "source", source=found)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """The verdicts on claims under a topic, the newest first, of one rating if asked."""
    found = get_object_or_404(Topic.objects.told(), slug=slug)
    return verdicts(request, standing().filed_under(found), "topic", topic=found)


def verdicts(
    request: HttpRequest, rows: VerdictQuerySet, template: str, **about: Any
) -> HttpResponse:
    rating = request.GET.get("rating", "")
    rows = rows.filter(rating=rating) if rating in Rating.values else rows
    return show(
        request,
        template,
        **cut_page(rows, request.GET.get("before", "")),
        **about,
        rating=rating,
        choices=other_choices(request, "before"),
    )
