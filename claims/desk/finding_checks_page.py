"""Looking for fact-checks of others: among those we hold, and outside where a person asks."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.desk.form_input import asked_in, words_in
from claims.desk.past_check_pages import LIST, tell
from claims.earlier.asking import held_among, is_on, search, sent_for, take_found
from claims.earlier.finding import look_up
from claims.refusals.statuses import http_status
from sources.refusals.refusal import Refusal


@require_GET
@at_desk("claims.view_pastcheck")
def find(request: DeskRequest) -> HttpResponse:
    """What we hold that a sentence meets; without words, where to write some."""
    words = asked_in(request, "words")
    try:
        found = look_up(words) if words else None
    except Refusal as refusal:
        return show(request, words, refused=str(refusal), status=http_status(refusal))
    return show(request, words, met=found)


@require_POST
@at_desk("claims.add_pastcheck")
def ask_outside(request: DeskRequest) -> HttpResponse:
    """Ask Google Fact Check Tools for these words; nothing is kept."""
    words = words_in(request, "words")
    try:
        found = search(words)
    except Refusal as refusal:
        return show(request, words, refused=str(refusal), status=http_status(refusal))
    held = held_among(found)
    told = [(one, one.digest in held) for one in found]
    return show(request, words, outside=told, sent=sent_for(words))


@require_POST
@at_desk("claims.add_pastcheck")
def take_outside(request: DeskRequest) -> HttpResponse:
    """Take in what was chosen of the answer."""
    words = words_in(request, "words")
    try:
        outcome = take_found(words, request.POST.getlist("chosen"), by=request.user)
    except Refusal as refusal:
        return show(request, words, refused=str(refusal), status=http_status(refusal))
    tell(request, outcome)
    return redirect(LIST)


def show(request: DeskRequest, words: str, *, status: int = 200, **found: Any) -> HttpResponse:
    more: dict[str, Any] = {
        "title": _("Find fact-checks of others"),
        "words": words,
        "is_on": is_on(),
        "would_send": sent_for(words) if words else "",
        "may_add": request.user.has_perm("claims.add_pastcheck"),
        **found,
    }
    return page(request, "claims/earlier/find.html", status=status, **more)
