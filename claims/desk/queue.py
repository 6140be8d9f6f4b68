"""The list of claims: the queue, most check-worthy first."""

from typing import Any, Final

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from claims.desk import origin_filters
from claims.desk import queue_filters as filters
from claims.desk.access import DeskRequest, at_desk
from claims.desk.bulk_actions import BULK, action, version_field
from claims.desk.labels import matching_state, matching_words
from claims.desk.responses import show_claim
from claims.models import Claim, Rating
from claims.models.claim import ClaimQuerySet
from sources.admin import Record
from sources.templatetags.marking import marked, who
from sources.text.whole_numbers import number_from

RATINGS: Final = dict(Rating.choices)
LONGEST_SEARCH: Final = 200


@require_GET
@at_desk("claims.view_claim")
def claim_view(request: DeskRequest, pk: int) -> HttpResponse:
    """The page of one claim."""
    return show_claim(request, pk)


@admin.register(Claim)
class ClaimAdmin(Record):
    """The queue of claims and, behind each, its page."""

    list_display = (
        "sentence_column",
        "source_column",
        "kind_column",
        "worth_column",
        "matching_column",
        "rating_column",
        "editor_column",
    )
    list_display_links = None
    list_filter = (
        filters.RatingFilter,
        filters.MatchingFilter,
        filters.ChargeFilter,
        filters.FreshFilter,
        filters.ThreadsFilter,
        filters.KindFilter,
        filters.SpeculativeFilter,
        origin_filters.TierFilter,
        origin_filters.SourceFilter,
        origin_filters.LanguageFilter,
        filters.RaisedFilter,
    )
    search_fields = ("folded",)
    search_help_text = _("Words of the sentence, in any spelling and inflection.")
    ordering = ("-check_worthiness", "id")
    list_per_page = 50
    show_full_result_count = False
    actions = [action(name) for name in BULK]

    def get_queryset(self, request: HttpRequest) -> ClaimQuerySet:
        return Claim.objects.for_queue()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        """Folded search: no word is refused, and a search for nothing shows everything."""
        words = search_term.replace("\x00", " ")[:LONGEST_SEARCH]
        found = Claim.objects.search(words).values("pk")
        return (queryset.filter(pk__in=found) if words.strip() else queryset), False

    def response_action(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        """Django looks the chosen rows up without asking whether they are numbers at all."""
        if not all(map(number_from, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise Http404
        return super().response_action(request, *args, **kwargs)

    def has_review_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("claims.review_claim")

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("work.change_work")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return claim_view(request, number_from(object_id) or 0)

    @admin.display(description=SafeString('<input type="checkbox" id="action-toggle">'))
    def action_checkbox(self, obj: Claim) -> SafeString:
        """The box of a row, and the version the row was shown with."""
        return format_html(
            '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">'
            '<input type="hidden" name="{}" value="{}">',
            ACTION_CHECKBOX_NAME,
            obj.pk,
            gettext("Choose this claim"),
            version_field(obj.pk),
            obj.version,
        )

    @admin.display(description=_("sentence"))
    def sentence_column(self, claim: Claim) -> SafeString:
        return column("_sentence", claim, text=marked(claim.sentence.text))

    @admin.display(description=_("source"), ordering="sentence__document__source__name")
    def source_column(self, claim: Claim) -> SafeString:
        return column("_source", claim, source=claim.sentence.document.source)

    @admin.display(description=_("kind"), ordering="kind")
    def kind_column(self, claim: Claim) -> SafeString:
        return column("_kind", claim)

    @admin.display(description=_("check-worthiness"), ordering="check_worthiness")
    def worth_column(self, claim: Claim) -> SafeString:
        return column("_worth", claim)

    @admin.display(description=_("matching"))
    def matching_column(self, claim: Claim) -> SafeString:
        return column("_matching", claim, state=matching_state(claim), words=matching_words(claim))

    @admin.display(description=_("rating"))
    def rating_column(self, claim: Claim) -> SafeString:
        rating: str | None = getattr(claim, "rating", None)
        words = RATINGS.get(rating or "", _("void")) if rating is not None else ""
        return column("_rating", claim, rating=rating or "void", words=words)

    @admin.display(description=_("in charge"), ordering="editor__username")
    def editor_column(self, claim: Claim) -> str:
        return who(claim.editor) if claim.editor else "—"


def column(name: str, claim: Claim, **more: Any) -> SafeString:
    """A cell of the list, from its fragment."""
    return render_to_string(f"claims/queue/{name}.html", {"claim": claim, **more})
