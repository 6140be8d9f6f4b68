"""Doing what a form asked for and showing what came of it, with or without JavaScript."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.contrib import admin, messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from claims.desk.access import DeskRequest
from claims.desk.claim_page import claim_page, open_claim
from claims.desk.forms import VerdictForm
from claims.models import Claim, Verdict
from claims.refusals import Illegal, Stale
from sources.refusals import Refusal
from sources.text.whole_numbers import number_from

STALE, ILLEGAL = 412, 409


class Act(Protocol):
    """A change of a claim, told which version of it the person saw."""

    def __call__(self, *, seen: int) -> object: ...


def seen_version(request: DeskRequest) -> int:
    """The version the form was made from; raises Illegal when it does not say."""
    seen = number_from(request.POST.get("seen", ""))
    if seen is None:
        raise Illegal(
            _("The form did not say which version of the claim it was made from. Reload the page.")
        )
    return seen


def answer(
    request: DeskRequest,
    claim_id: int,
    act: Act,
    *,
    done: str,
    kept: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Call `act` with the version seen; show the claim anew, or why it was refused.

    A refusal keeps the input: `kept` overrides what the page would show in its forms.
    """
    try:
        act(seen=seen_version(request))
    except Refusal as refusal:
        status = STALE if isinstance(refusal, Stale) else ILLEGAL
        return show_claim(request, claim_id, status=status, refused=str(refusal), **(kept or {}))
    messages.success(request, done)
    if request.htmx:
        return show_claim(request, claim_id)
    return redirect("admin:claims_claim_change", claim_id)


def answer_beside(request: DeskRequest, claim_id: int, act: Act, *, done: str) -> HttpResponse:
    """As `answer`, for a step beside the verdict: one that is half written stays as it is."""
    draft = draft_in(request, claim_id)
    answered = answer(request, claim_id, act, done=done, kept=draft)
    if draft and isinstance(answered, HttpResponseRedirect):
        return show_claim(request, claim_id, **draft)
    return answered


def draft_in(request: DeskRequest, claim_id: int) -> dict[str, Any]:
    """The form of a half-written verdict that came along with another step."""
    form = VerdictForm(request.POST, judged=Verdict.objects.filter(claim=claim_id).count())
    return {"form": form} if form.is_begun() else {}


def show_claim(
    request: DeskRequest, claim_id: int, *, status: int = 200, **over: Any
) -> TemplateResponse:
    """The claim page, or only its inner part when htmx asked for that."""
    try:
        claim = open_claim(claim_id)
    except Claim.DoesNotExist as error:
        raise Http404 from error
    context = {
        **admin.site.each_context(request),
        **claim_page(claim, request.user),
        "title": Truncator(claim.sentence.text).words(8),
        **over,
    }
    template = "claims/_claim.html" if request.htmx else "claims/claim.html"
    return TemplateResponse(request, template, context, status=status)
