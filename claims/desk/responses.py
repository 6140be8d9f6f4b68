"""Doing what a form asked for and showing what came of it, with or without JavaScript."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.contrib import admin, messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from claims.deciding.versions import version_in
from claims.desk.access import DeskRequest
from claims.desk.claim_page import claim_page, next_in_queue, open_claim
from claims.desk.forms import verdict_form
from claims.desk.trail import address_of, trail_in
from claims.desk.walk import walk_along
from claims.models import Claim
from claims.refusals.statuses import http_status
from sources.refusals.refusal import Refusal
from sources.text.direction import unturned


class Act(Protocol):
    """A change of a claim, told which version of it the person saw."""

    def __call__(self, *, seen: int) -> object: ...


def answer(
    request: DeskRequest,
    claim_id: int,
    act: Act,
    *,
    done: str | Promise,
    kept: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Call `act` with the version seen; show the claim anew, or why it was refused.

    A refusal keeps the input: `kept` overrides what the page would show in its forms. A form
    that says to go on is answered with the next claim of the list.
    """
    try:
        act(seen=version_in(request.POST.get("seen", "")))
    except Refusal as refusal:
        status, said = http_status(refusal), str(refusal)
        return show_claim(request, claim_id, status=status, refused=said, **(kept or {}))
    messages.success(request, str(done))
    if request.POST.get("then") == "next":
        return turn_to(request, way_on(request, claim_id))
    if request.htmx:
        return show_claim(request, claim_id)
    return redirect(address_of(claim_id, trail_in(request)))


def turn_to(request: DeskRequest, address: str) -> HttpResponse:
    """Another page, also when only a part of this one was asked for."""
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def way_on(request: DeskRequest, claim_id: int) -> str:
    """The next claim of the list that was open, or of all that wait; after the last, the list."""
    claim = open_claim(claim_id)
    if trail := trail_in(request):
        walk = walk_along(request, claim, trail)
        ahead, back = walk.next, walk.back
    else:
        waiting = next_in_queue(claim, request.user)
        ahead = address_of(waiting.pk, None) if waiting else ""
        back = reverse("admin:claims_claim_changelist")
    if not ahead:
        messages.info(request, _("The list is done: no other claim waits in it."))
    return ahead or back


def answer_beside(
    request: DeskRequest, claim_id: int, act: Act, *, done: str | Promise
) -> HttpResponse:
    """As `answer`, for a step beside the verdict: one that is half written stays as it is."""
    draft = draft_in(request, claim_id)
    answered = answer(request, claim_id, act, done=done, kept=draft)
    if draft and isinstance(answered, HttpResponseRedirect):
        return show_claim(request, claim_id, **draft)
    return answered


def draft_in(request: DeskRequest, claim_id: int) -> dict[str, Any]:
    """The form of a half-written verdict that came along with another step."""
    form = verdict_form(claim_id, request.POST)
    return {"form": form} if form.is_begun() else {}


def show_claim(
    request: DeskRequest, claim_id: int, *, status: int = 200, **over: Any
) -> TemplateResponse:
    """The claim page, or only its inner part when htmx asked for that."""
    try:
        claim = open_claim(claim_id)
    except Claim.DoesNotExist as error:
        raise Http404 from error
    trail = trail_in(request)
    context = {
        **admin.site.each_context(request),
        **claim_page(claim, request.user),
        "walk": trail and walk_along(request, claim, trail),
        "title": Truncator(unturned(claim.sentence.text)).words(8),
        **over,
    }
    template = "claims/_claim.html" if request.htmx else "claims/claim.html"
    return TemplateResponse(request, template, context, status=status)
