"""The page where an editor cuts a sentence anew: splits it, joins it, moves its border."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from claims.deciding.guard import claim_of, tie_of
from claims.deciding.recutting import (
    CutWord,
    Window,
    current_cut,
    cut_anew,
    window_at,
    words_of,
)
from claims.desk.access import DeskRequest, at_desk
from claims.desk.document_pages import page, show_document
from claims.desk.form_input import reason_in
from claims.desk.ruling_history import rulings_of
from claims.desk.sentence_pages import place_in
from claims.models import Claim, Evidence
from claims.refusals.statuses import http_status
from sources.models import Sentence
from sources.refusals.refusal import Refusal
from sources.refusals.sentences import AlreadyCut


@require_http_methods(["GET", "POST"])
@at_desk("sources.change_sentence")
def cut_sentence(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the words of a sentence and its neighbours; let sentences begin at the marked ones."""
    sentence = get_object_or_404(Sentence.objects.select_related("document"), pk=pk)
    if request.method == "GET":
        return show_cut(request, sentence)
    said = {"seen": request.POST.get("seen", ""), "why": reason_in(request)}
    try:
        ruling = cut_anew(sentence, starts_in(request), by=request.user, **said)
    except Refusal as refusal:
        return show_cut(request, sentence, refused=str(refusal), status=http_status(refusal))
    messages.success(request, _("The sentences were cut anew."))
    return redirect(place_in(sentence.document_id, ruling.after[0][0]))


def starts_in(request: DeskRequest) -> set[str]:
    """The marked words, but the one that a button for joining unmarks."""
    return set(request.POST.getlist("at")) - {request.POST.get("join", "")}


def show_cut(
    request: DeskRequest, sentence: Sentence, *, refused: str = "", status: int = 200
) -> HttpResponse:
    """The page as things stand; where the sentence stands no longer, its document says so."""
    document = sentence.document
    try:
        window = window_at(current_cut(document), sentence.pk)
    except AlreadyCut as gone:
        said, status = str(gone), http_status(gone)
        return show_document(request, document.pk, refused=said, status=status, at=sentence)
    more: dict[str, Any] = {
        "title": _("Cut anew"),
        "refused": refused,
        "document": document,
        "window": window,
        "words": words_shown(request, document.body, window),
        "facts": [(row, consequences(row)) for row in window.sentences()],
        "why": reason_in(request),
        "rulings": rulings_of(document),
    }
    return page(request, "claims/cut.html", status=status, **more)


def words_shown(request: DeskRequest, body: str, window: Window) -> list[CutWord]:
    """The words with the marks the editor set, or with those of now when the window moved on."""
    words = words_of(body, window.sentences())
    if request.POST.get("seen") != window.seen():
        return words
    marked = set(request.POST.getlist("at"))
    return [words[0], *(word._replace(begins=str(word.at) in marked) for word in words[1:])]


def consequences(sentence: Sentence) -> list[str]:
    """What hangs on a sentence as it is, for the editor to know beforehand."""
    claim = claim_of(sentence)
    warnings = [tie_of(claim), judged_words(claim)] if claim else []
    return [words for words in [*warnings, quoting_words(sentence)] if words]


def judged_words(claim: Claim) -> str:
    """What was decided about the evidence of a claim and does not follow to a new one."""
    count = claim.evidence.exclude(stance="").count()
    words = ngettext(
        "%(n)d piece of its evidence is judged; that stays with the old claim.",
        "%(n)d pieces of its evidence are judged; that stays with the old claim.",
        count,
    )
    return words % {"n": count} if count else ""


def quoting_words(sentence: Sentence) -> str:
    """Which other claims have this very sentence as judged evidence."""
    count = Evidence.objects.filter(sentence=sentence).exclude(stance="").count()
    words = ngettext(
        "It is judged evidence for %(n)d claim, which goes on quoting it as it is now.",
        "It is judged evidence for %(n)d claims, which go on quoting it as it is now.",
        count,
    )
    return words % {"n": count} if count else ""
