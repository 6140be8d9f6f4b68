"""The page where an administrator takes the words of a verdict down."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.deciding.taking_down import take_down_words
from claims.deciding.versions import version_in
from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.desk.form_input import reason_in, words_in
from claims.models import Verdict
from claims.refusals.statuses import http_status
from sources.refusals.refusal import Refusal


@require_http_methods(["GET", "POST"])
@at_desk("claims.take_down_verdict")
def take_words_down(request: DeskRequest, pk: int) -> HttpResponse:
    """Say what goes and what stays, and take the words down for a reason."""
    known = Verdict.objects.open_to(request.user).select_related("claim__sentence")
    verdict = get_object_or_404(known, pk=pk)
    if request.method == "GET":
        return show(request, verdict)
    try:
        seen = version_in(words_in(request, "seen"))
        take_down_words(verdict, by=request.user, seen=seen, why=reason_in(request))
    except Refusal as refusal:
        return show(request, verdict, refused=str(refusal), status=http_status(refusal))
    messages.success(request, _("The words are gone; your reason stands among the decisions."))
    return redirect("admin:claims_claim_change", verdict.claim_id)


def show(
    request: DeskRequest, verdict: Verdict, *, refused: str = "", status: int = 200
) -> HttpResponse:
    title, why = _("Take the words of a verdict down"), reason_in(request)
    seen = words_in(request, "seen") or verdict.claim.version
    more = {"verdict": verdict, "title": title, "refused": refused, "why": why, "seen": seen}
    return page(request, "claims/take_words_down.html", status=status, **more)
