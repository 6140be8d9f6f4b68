"""The page where an editor says that two sources are one."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.desk.form_input import asked_in, reason_in
from claims.refusals.statuses import http_status
from sources.models import Source
from sources.models.source import folded_name
from sources.refusals.refusal import Refusal
from sources.text.whole_numbers import number_from

OFFERED = 20  # sources of a search; who sees none of them types more of the name


@require_http_methods(["GET", "POST"])
@at_desk("sources.change_source")
def merge_source(request: DeskRequest, pk: int) -> HttpResponse:
    """Look for the source that this one is, and let it take the documents over."""
    source = get_object_or_404(Source, pk=pk)
    if request.method == "GET":
        return show_merge(request, source)
    into = get_object_or_404(Source, pk=number_from(request.POST.get("into", "")))
    try:
        source.merge_into(into, by=request.user, why=reason_in(request))
    except Refusal as refusal:
        return show_merge(request, source, refused=str(refusal), status=http_status(refusal))
    messages.success(request, _("The two sources are one from now on."))
    return redirect("admin:sources_source_change", into.pk)


def show_merge(
    request: DeskRequest, source: Source, *, refused: str = "", status: int = 200
) -> HttpResponse:
    asked = asked_in(request, "q") or source.name
    more: dict[str, Any] = {"source": source, "asked": asked, "others": others(source, asked)}
    more |= {"title": _("Merge sources"), "refused": refused, "why": reason_in(request)}
    return page(request, "claims/merge.html", status=status, **more)


def others(source: Source, asked: str) -> QuerySet[Source]:
    """The sources that may be meant, with the number of their documents."""
    found = Source.objects.standing().named_like(folded_name(asked)).exclude(pk=source.pk)
    return found.with_documents()[:OFFERED]
