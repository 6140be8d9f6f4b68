"""Documents at the desk: their list, the form that takes one in, and their sentences as claims."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claims.deciding.ruling import rule
from claims.desk.access import DeskRequest, at_desk
from claims.desk.bookmarklet import bookmarklet, carried
from claims.desk.form_input import reason_in
from claims.desk.forms import ArticleForm
from claims.desk.sentence_pages import place_of, progress, sentences_of
from claims.refusals.statuses import http_status
from sources.admin import Record
from sources.intake.handing_in import hand_in
from sources.intake.reviewing import put_under_review
from sources.models import Document, Sentence, Source
from sources.models.document import DocumentQuerySet
from sources.models.versions import changes
from sources.refusals.refusal import Refusal
from sources.text.direction import unturned
from sources.text.whole_numbers import number_from

# Names offered while one types a source: the newest; others are typed in full.
OFFERED = 200


class ReviewFilter(admin.SimpleListFilter):
    """Whether its sentences are raised as claims."""

    title, parameter_name = gettext_lazy("review"), "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", gettext_lazy("under review")), ("no", gettext_lazy("reference"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Document]) -> QuerySet[Document]:
        reference = {"yes": False, "no": True}.get(self.value() or "")
        return queryset if reference is None else queryset.filter(review_since__isnull=reference)


@admin.register(Document)
class DocumentAdmin(Record):
    """The archive; a document's page shows claims, which is why it lives at the desk."""

    list_display = ("__str__", "source", "language", "published_at", "review_since", "added_at")
    list_filter = (
        ReviewFilter,
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
    form = ArticleForm(request.POST or None, request.FILES or None, initial=carried(request))
    if not form.is_valid():
        return show_form(request, form, status=400 if form.is_bound else 200)
    try:
        result = hand_in(**form.cleaned_data, by=request.user)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        later = getattr(refusal, "seconds", 0)
        return show_form(request, form, status=http_status(refusal), later=later)
    messages.success(request, WORDS[result.is_new])
    return redirect("admin:sources_document_change", result.document.pk)


def show_form(
    request: DeskRequest, form: ArticleForm, *, status: int, later: int = 0
) -> HttpResponse:
    """The form with what was typed; with when to send it again if nobody could read it now."""
    names = Source.objects.order_by("-id").values_list("name", flat=True)[:OFFERED]
    more: dict[str, Any] = {"title": _("Add an article"), "form": form, "sources": names}
    more |= {"bookmarklet": bookmarklet(request)}
    shown = page(request, "claims/add_article.html", status=status, **more)
    if later:
        shown.headers["Retry-After"] = str(later)
    return shown


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
    request: DeskRequest,
    pk: int,
    *,
    refused: str = "",
    status: int = 200,
    at: Sentence | None = None,
) -> HttpResponse:
    """A page of the document, where it is given `at` a sentence, with the state of each claim."""
    document = get_object_or_404(Document.objects.for_list().select_related("added_by"), pk=pk)
    title = Truncator(unturned(str(document))).words(12)
    more = {"title": title, "refused": refused, "changes": changes(document)}
    more |= sentences_of(document, request, at=at)
    return page(request, "claims/document.html", status=status, **more)


@require_GET
@at_desk("sources.view_document")
def follow_document(request: DeskRequest, pk: int) -> HttpResponse:
    """The sentences again; 204 while as many claims are open as the page knows of."""
    document = get_object_or_404(Document.objects.defer("original", "body"), pk=pk)
    still = progress(document)["open"]
    if still and str(still) == request.GET.get("open"):
        return HttpResponse(status=204)
    return TemplateResponse(request, "claims/_sentences.html", sentences_of(document, request))


@require_POST
@at_desk("sources.change_sentence")
def overrule(request: DeskRequest, pk: int) -> HttpResponse:
    """Say that a sentence is furniture, or that it is body text."""
    sentence = get_object_or_404(Sentence.objects.select_related("document"), pk=pk)
    choice = {"yes": True, "no": False}.get(request.POST.get("is_furniture", ""))
    try:
        rule(sentence, is_furniture=choice, by=request.user, why=reason_in(request))
    except Refusal as refusal:
        document, said, status = sentence.document_id, str(refusal), http_status(refusal)
        return show_document(request, document, refused=said, status=status, at=sentence)
    return redirect(place_of(sentence))


@require_POST
@at_desk("sources.change_document")
def review(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a reference document under review: its sentences become claims."""
    document = get_object_or_404(Document, pk=pk)
    if put_under_review([document]):
        messages.success(request, _("The document is under review."))
    return redirect("admin:sources_document_change", pk)
