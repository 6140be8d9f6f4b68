"""Documents at the desk: their list, the form that takes one in, and their sentences as claims."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.deciding.ruling import rule
from claims.desk.access import DeskRequest, at_desk
from claims.desk.forms import ArticleForm
from claims.desk.labels import OPEN, matching_state
from claims.desk.posted import reason_in
from claims.desk.ruling_history import rulings_of
from claims.models import Claim
from sources.admin import Record
from sources.intake.ingest import ingest, put_under_review
from sources.models import Document, Sentence, Source
from sources.models.document import DocumentQuerySet
from sources.refusals import Refusal
from sources.text.whole_numbers import number_from

REFUSED = 409
# Names offered while one types a source: the newest; others are typed in full.
OFFERED = 200


@admin.register(Document)
class DocumentAdmin(Record):
    """The archive; a document's page shows claims, which is why it lives at the desk."""

    list_display = ("__str__", "source", "language", "published_at", "review_since", "added_at")
    list_filter = (
        ("review_since", admin.EmptyFieldListFilter),
        "source__tier",
        "language",
        "added_at",
    )
    search_fields = ("title", "url", "source__name")
    search_help_text = gettext_lazy("Title, address or source.")
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> DocumentQuerySet:
        return Document.objects.for_list()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("sources.add_document")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return add_article(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return document_view(request, number_from(object_id) or 0)


@require_http_methods(["GET", "POST"])
@at_desk("sources.add_document")
def add_article(request: DeskRequest) -> HttpResponse:
    """Take in an article; a refusal is an error of the form, the input stays."""
    form = ArticleForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            result = ingest(form.arrival(), by=request.user, review=form.cleaned_data["review"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, WORDS[result.is_new])
            return redirect("admin:sources_document_change", result.document.pk)
    names = Source.objects.order_by("-id").values_list("name", flat=True)[:OFFERED]
    more: dict[str, Any] = {"title": _("Add an article"), "form": form, "sources": names}
    return page(request, "claims/add_article.html", **more)


WORDS = {
    True: gettext_lazy("The article was taken in."),
    False: gettext_lazy("The archive held this text already; here is its document."),
}


def page(request: DeskRequest, template: str, *, status: int = 200, **more: Any) -> HttpResponse:
    """A page of the desk in the admin's frame."""
    context = {**admin.site.each_context(request), **more}
    return TemplateResponse(request, template, context, status=status)


@require_GET
@at_desk("sources.view_document")
def document_view(request: DeskRequest, pk: int) -> HttpResponse:
    """A document in sentences, furniture and claims marked."""
    return show_document(request, pk)


def show_document(
    request: DeskRequest, pk: int, *, refused: str = "", status: int = 200
) -> HttpResponse:
    """The document's page with the state of each claim."""
    document = get_object_or_404(Document.objects.select_related("source", "added_by"), pk=pk)
    title = Truncator(str(document)).words(12)
    more = {"title": title, "refused": refused, **sentences_of(document, request)}
    return page(request, "claims/document.html", status=status, **more)


def sentences_of(document: Document, request: DeskRequest) -> dict[str, Any]:
    """The standing sentences with their claims, and whether anything still moves."""
    claims = Claim.objects.with_work().with_standing_verdict().with_evidence_count()
    rows = list(
        document.sentences.standing()
        .order_by("start")
        .prefetch_related(Prefetch("claim", claims.select_related("editor")))
    )
    found = [row.claim for row in rows if hasattr(row, "claim")]
    states = [matching_state(claim) for claim in found]
    return {
        "document": document,
        "sentences": rows,
        "claims": len(found),
        "open": (unsettled := sum(state in OPEN for state in states)),
        "settled": len(found) - unsettled,
        "rulings": rulings_of(document),
        "may_rule": request.user.has_perm("sources.change_sentence"),
        "may_review": request.user.has_perm("sources.change_document"),
    }


@require_GET
@at_desk("sources.view_document")
def follow_document(request: DeskRequest, pk: int) -> HttpResponse:
    """The sentences again; 204 while as many claims are open as the page knows of."""
    document = get_object_or_404(Document.objects.defer("original", "body"), pk=pk)
    context = sentences_of(document, request)
    if context["open"] and str(context["open"]) == request.GET.get("open"):
        return HttpResponse(status=204)
    return TemplateResponse(request, "claims/_sentences.html", context)


@require_POST
@at_desk("sources.change_sentence")
def overrule(request: DeskRequest, pk: int) -> HttpResponse:
    """Say that a sentence is furniture, or that it is body text."""
    sentence = get_object_or_404(Sentence.objects.select_related("document"), pk=pk)
    choice = request.POST.get("is_furniture", "")
    if choice not in {"yes", "no"}:
        raise Http404
    try:
        rule(sentence, is_furniture=choice == "yes", by=request.user, why=reason_in(request))
    except Refusal as refusal:
        return show_document(request, sentence.document_id, refused=str(refusal), status=REFUSED)
    return to_sentence(sentence)


def to_sentence(sentence: Sentence) -> HttpResponse:
    """Back to the document, at the place of a sentence."""
    target = reverse("admin:sources_document_change", args=[sentence.document_id])
    return redirect(f"{target}#s{sentence.pk}")


@require_POST
@at_desk("sources.change_document")
def review(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a reference document under review: its sentences become claims."""
    document = get_object_or_404(Document, pk=pk)
    if put_under_review([document]):
        messages.success(request, _("The document is under review."))
    return redirect("admin:sources_document_change", pk)
