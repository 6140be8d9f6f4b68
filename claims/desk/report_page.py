"""One reader's report at the desk: read it, answer it, take it in, be done with it."""

from collections.abc import Callable, Mapping
from typing import Final

from django.contrib import admin, messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims.deciding.reporting import take_in
from claims.deciding.versions import version_in
from claims.desk.access import DeskRequest, at_desk
from claims.desk.form_input import words_in
from claims.models import Report, ReportDecision, ReportKind
from claims.refusals.statuses import http_status
from sources.limits import limit_of
from sources.models import Source
from sources.refusals.refusal import Refusal

Verb = Callable[..., object]


# The last word of an address → the verb it asks for, and what it takes beside words to the reader.
VERBS: Final[Mapping[str, tuple[Verb, tuple[str, ...]]]] = {
    "answer": (Report.answer, ()),
    "close": (Report.close, ()),
    "reopen": (Report.reopen, ()),
    "take-in": (take_in, ("source_name",)),
}


@require_GET
@at_desk("claims.view_report")
def report_view(request: DeskRequest, pk: int) -> HttpResponse:
    """A report with all that was done about it."""
    return show_report(request, pk)


def show_report(
    request: DeskRequest, pk: int, *, status: int = 200, refused: str = ""
) -> HttpResponse:
    """The report's page, with what was typed if it was refused."""
    report = get_object_or_404(Report.objects.for_list(), pk=pk)
    context = {
        **admin.site.each_context(request),
        "title": _("Report of a reader"),
        "report": report,
        "decisions": report.decisions.select_related("by"),
        "refused": refused,
        "typed": {name: words_in(request, name) for name in ("text", "source_name")},
        "longest": limit_of(ReportDecision, "words"),
        "longest_name": limit_of(Source, "name"),
        "takes_in": report.kind == ReportKind.CLAIM and report.document is None,
        "may_answer": request.user.has_perm("claims.change_report"),
    }
    return TemplateResponse(request, "claims/report.html", context, status=status)


@require_POST
@at_desk("claims.change_report")
def handle(request: DeskRequest, pk: int, name: str) -> HttpResponse:
    """Answer, take in, close or take up again, on the version that was seen."""
    if name not in VERBS:
        raise Http404
    report = get_object_or_404(Report, pk=pk)
    verb, more = VERBS[name]
    said = {field: words_in(request, field) for field in ("text", *more)}
    try:
        verb(report, **said, by=request.user, seen=version_in(request.POST.get("seen", "")))
    except Refusal as refusal:
        return show_report(request, pk, status=http_status(refusal), refused=str(refusal))
    messages.success(request, _("Done."))
    return redirect("admin:claims_report_change", pk)
