"""`/corrections/` and `/methodology/`: what was put right, and how the newsroom works."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.models import Newsroom
from claims.public.page import cut_page, show
from claims.publishing import stream
from claims.publishing.history import chapter_of


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction and void, the newest first."""
    page = cut_page(stream.corrections(), request.GET.get("before", ""))
    return show(request, "corrections", **page, chapters=map(chapter_of, page["rows"]))


@require_safe
def methodology(request: HttpRequest) -> HttpResponse:
    """How the newsroom works and corrects, in its own words or else in ours."""
    return show(request, "methodology")


@require_safe
def logo(request: HttpRequest) -> HttpResponse:
    """The newsroom's picture."""
    newsroom = Newsroom.objects.ours()
    if not newsroom.logo_type:
        raise Http404
    return HttpResponse(bytes(newsroom.logo), content_type=newsroom.logo_type)
