"""The administrator's page of tokens and sessions: who and what may come in, and since when."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.refusals.statuses import http_status
from sources.limits import limit_of
from sources.people.models import AccessToken, Session
from sources.people.newsroom_tokens import (
    LONGEST_DAYS,
    MOST_A_MINUTE,
    end_session,
    give_token,
    revoke_token,
)
from sources.people.scopes import SCOPES
from sources.people.usage import uses
from sources.refusals.refusal import Refusal

USUAL_DAYS: Final = 90
SHOWN_DAYS: Final = 7
LISTED: Final = 500  # sessions on one page


class TokenForm(forms.Form):
    """A token for a program; the verb has the last word on each of its fields."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        widget=forms.TextInput({"dir": "auto", "maxlength": limit_of(AccessToken, "name")}),
        help_text=gettext_lazy("Which program uses it; its decisions bear this name."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("It may"),
        required=False,
        choices=[(name, capfirst(scope.words)) for name, scope in SCOPES.items()],  # type: ignore[type-var]
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.IntegerField(
        label=gettext_lazy("Days until it ends"),
        initial=USUAL_DAYS,
        widget=forms.NumberInput({"min": 1, "max": LONGEST_DAYS}),
    )
    per_minute = forms.IntegerField(
        label=gettext_lazy("Requests a minute"),
        required=False,
        widget=forms.NumberInput({"min": 1, "max": MOST_A_MINUTE}),
        help_text=gettext_lazy("Empty: as many as a person's token."),
    )


@require_GET
@at_desk("people.view_accesstoken")
def access(request: DeskRequest) -> HttpResponse:
    """Every token and every live session."""
    return show_access(request)


@require_POST
@at_desk("people.add_accesstoken")
@sensitive_variables("secret")
def give(request: DeskRequest) -> HttpResponse:
    """A new token of the newsroom; this answer alone shows its secret."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return show_access(request, form=form, status=400)
    try:
        token, secret = give_token(**form.cleaned_data, by=request.user)
    except Refusal as refusal:
        said = {"form": form, "refused": str(refusal)}
        return show_access(request, status=http_status(refusal), **said)
    return show_access(request, given=token, secret=secret, status=201)


@require_POST
@at_desk("people.change_accesstoken")
def revoke(request: DeskRequest, digest: str) -> HttpResponse:
    """Let a token open nothing any more."""
    token = get_object_or_404(AccessToken, pk=digest)
    return ended(request, revoke_token, token, _("The token opens nothing any more."))


@require_POST
@at_desk("people.delete_session")
def end(request: DeskRequest, handle: str) -> HttpResponse:
    """Sign a browser out."""
    session = get_object_or_404(Session.objects.live(), handle=handle)
    return ended(request, end_session, session, _("This browser is signed out."))


def ended(request: DeskRequest, verb: Any, row: Any, done: str) -> HttpResponse:
    try:
        verb(row, by=request.user)
    except Refusal as refusal:
        return show_access(request, refused=str(refusal), status=http_status(refusal))
    messages.success(request, done)
    return redirect("review:access")


@never_cache
def show_access(request: DeskRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    shown: dict[str, Any] = {
        "form": TokenForm(),
        "refused": "",
        "given": None,
        "secret": "",
        "title": _("Tokens and sessions"),
        "tokens": with_uses(),
        "sessions": Session.objects.live()[:LISTED],
        "here": request.session.session_key,
    }
    return page(request, "claims/access.html", status=status, **shown | more)


def with_uses() -> list[dict[str, Any]]:
    """Each token, how often it was used today and in the last days, and what it may, in words."""
    tokens = AccessToken.objects.for_page()
    used = uses(tokens, days=SHOWN_DAYS)
    return [
        {
            "token": token,
            "scopes": [SCOPES[name].words for name in token.scopes.split()],
            "days": sorted(used[token.pk].items(), reverse=True),
            "total": sum(used[token.pk].values()),
        }
        for token in tokens
    ]
