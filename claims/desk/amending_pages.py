"""What is done about a text as a whole: saying otherwise what it is, and taking it down."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from claims.deciding.taking_down import take_down
from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page
from claims.desk.form_input import reason_in, words_in
from claims.desk.forms import CorrectionForm
from claims.refusals.statuses import http_status
from sources.intake.correcting import correct
from sources.models import Document
from sources.refusals.refusal import Refusal
from sources.text.whole_numbers import number_from


def document_at(pk: int) -> Document:
    return get_object_or_404(Document.objects.for_list(), pk=pk)


def seen_in(request: DeskRequest) -> int:
    """The version that the form was made from; none we gave is 0."""
    return number_from(words_in(request, "seen")) or 0


@require_http_methods(["GET", "POST"])
@at_desk("sources.change_document")
def correct_document(request: DeskRequest, pk: int) -> HttpResponse:
    """Say otherwise who published a text, when and where, and how it is called."""
    document = document_at(pk)
    if request.method == "GET":
        return show(request, document, "correct", form=CorrectionForm(initial=said_now(document)))
    form = CorrectionForm(request.POST, initial=said_now(document))
    if not form.is_valid():
        return show(request, document, "correct", status=400, form=form)
    said: Any = {name: form.cleaned_data[name] for name in form.changed_data}
    verb = partial(correct, document, said, seen=seen_in(request))
    return done(request, document, "correct", verb, form=form)


def said_now(document: Document) -> dict[str, Any]:
    source = document.source
    return {
        "source_name": source.name,
        "source_domain": source.domain,
        "title": document.title,
        "byline": document.byline,
        "url": document.url,
        "published_at": document.published_at,
    }


@require_http_methods(["GET", "POST"])
@at_desk("sources.take_down_document")
def take_down_document(request: DeskRequest, pk: int) -> HttpResponse:
    """Remove a text for ever."""
    document = document_at(pk)
    if request.method == "GET":
        return show(request, document, "take_down")
    verb = partial(take_down, document, seen=seen_in(request))
    return done(request, document, "take_down", verb)


def done(
    request: DeskRequest, document: Document, name: str, verb: Callable[..., Any], **more: Any
) -> HttpResponse:
    """Back to the document, or the form again with why not."""
    try:
        verb(by=request.user, why=reason_in(request))
    except Refusal as refusal:
        more |= {"refused": str(refusal), "status": http_status(refusal)}
        return show(request, document, name, **more)
    messages.success(request, _("Done; it stands among the rulings with your reason."))
    return redirect("admin:sources_document_change", document.pk)


TITLES: Final = {
    "correct": gettext_lazy("Correct what is said of the text"),
    "take_down": gettext_lazy("Take the text down"),
}


def show(request: DeskRequest, document: Document, name: str, **more: Any) -> HttpResponse:
    seen = words_in(request, "seen") or document.version
    more |= {"document": document, "title": TITLES[name], "seen": seen, "why": reason_in(request)}
    return page(request, f"claims/{name}.html", **more)
