"""The administrator's pages of webhooks: who is told, and what became of each letter."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.deciding.subscribing import replay, rotate, start, stop, subscribe
from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.desk.form_input import asked_in, words_in
from claims.desk.webhook_form import WebhookForm
from claims.models.webhook import Webhook
from claims.publishing.log import size
from claims.refusals.statuses import http_status
from sources.refusals.refusal import Refusal
from sources.text.whole_numbers import number_from

SHOWN: Final = 50  # letters on one page of the log


@require_http_methods(["GET", "POST"])
@at_desk("claims.view_webhook")
def webhooks(request: DeskRequest) -> HttpResponse:
    """Every webhook, and a form for one more."""
    return make(request) if request.method == "POST" else show_all(request)


@at_desk("claims.add_webhook")
@sensitive_variables("webhook")
def make(request: DeskRequest) -> HttpResponse:
    """One more; this answer alone shows its secret."""
    form = WebhookForm(request.POST)
    if not form.is_valid():
        return show_all(request, form=form, status=400)
    try:
        webhook = subscribe(form.asked(), by=request.user)
    except Refusal as refusal:
        said = {"form": form, "refused": str(refusal)}
        return show_all(request, status=http_status(refusal), **said)
    return show_one(request, webhook, secret=webhook.secret, status=201)


@require_GET
@at_desk("claims.view_webhook")
def webhook(request: DeskRequest, pk: int) -> HttpResponse:
    """How one fares, with its log."""
    return show_one(request, get_object_or_404(Webhook, pk=pk))


@require_POST
@at_desk("claims.change_webhook")
def step(request: DeskRequest, pk: int, name: str) -> HttpResponse:
    """Do one thing about a webhook and show it again."""
    row = get_object_or_404(Webhook, pk=pk)
    if name not in STEPS:
        raise Http404
    verb, done = STEPS[name]
    try:
        secret = verb(request, row)
    except Refusal as refusal:
        return show_one(request, row, refused=str(refusal), status=http_status(refusal))
    row.refresh_from_db()
    messages.success(request, str(done))
    return show_one(request, row, secret=secret) if secret else redirect("review:webhook", pk)


def rotated(_request: DeskRequest, row: Webhook) -> str:
    return rotate(row).secret


def stopped(request: DeskRequest, row: Webhook) -> None:
    stop(row, by=request.user)


def started(_request: DeskRequest, row: Webhook) -> None:
    start(row)


def told_again(request: DeskRequest, row: Webhook) -> None:
    """From a number on; what is none is larger than any."""
    number = number_from(words_in(request, "after"))
    replay(row, after=-1 if number is None else number)


STEPS: Final[Mapping[str, tuple[Callable[[DeskRequest, Webhook], str | None], Promise]]] = {
    "rotate": (rotated, gettext_lazy("Letters are signed with a new secret.")),
    "stop": (stopped, gettext_lazy("It is told nothing until you start it again.")),
    "start": (started, gettext_lazy("It is told what waited for it.")),
    "replay": (told_again, gettext_lazy("It is told again all that comes after the number.")),
}


@never_cache
def show_all(request: DeskRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    shown: dict[str, Any] = {"form": WebhookForm(), "refused": "", "title": _("Webhooks")}
    shown |= {"webhooks": Webhook.objects.select_related("source"), "newest": size()}
    return page(request, "claims/webhooks.html", status=status, **shown | more)


@never_cache
def show_one(request: DeskRequest, row: Webhook, *, status: int = 200, **more: Any) -> HttpResponse:
    letters = Paginator(row.deliveries.order_by("-id"), SHOWN)
    shown: dict[str, Any] = {"webhook": row, "title": row.name, "newest": size(), "refused": ""}
    shown["letters"] = letters.get_page(number_from(asked_in(request, "p")) or 1)
    return page(request, "claims/webhook.html", status=status, **shown | more)
