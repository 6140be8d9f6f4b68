"""The list of claims: the queue, most check-worthy first."""

from typing import Any, Final

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.desk import queue_filters as filters
from claims.desk import source_filters
from claims.desk.bulk_actions import BULK, action, topic_actions, version_field
from claims.desk.bulk_form import BulkForm
from claims.desk.chips import kind_chips, matching_chip, rating_chip, source_chip
from claims.desk.trail import Trail, address_of
from claims.models import Claim
from claims.models.claim import ClaimQuerySet
from claims.models.worklists import DISMISSED
from sources.admin import Record
from sources.showing import isolated, marked
from sources.templatetags.marking import who
from sources.text.whole_numbers import number_from

LONGEST_SEARCH: Final = 200
# Of a sentence in the list; ninety-nine in a hundred are shorter, and its page shows it whole.
SHOWN_OF_A_TEXT: Final = 600


class ListedClaims(ChangeList):
    """A page of the list, whose rows know the list they stand in."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        trail = Trail(self.get_query_string().removeprefix("?"))
        for claim in self.result_list:
            claim.link = address_of(claim.pk, trail)


class Queue(Record):
    """The list of claims, with its filters, its search, its orders and its steps."""

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
        filters.WorklistFilter,
        filters.RatingFilter,
        filters.LabelFilter,
        filters.TopicFilter,
        filters.MatchingFilter,
        filters.ChargeFilter,
        filters.PriorityFilter,
        filters.FreshFilter,
        filters.ThreadsFilter,
        filters.KindFilter,
        filters.SpeculativeFilter,
        source_filters.TierFilter,
        source_filters.SourceFilter,
        source_filters.LanguageFilter,
        filters.RaisedFilter,
    )
    search_fields = ("folded",)
    search_help_text = _("Words of the sentence, in any spelling and inflection.")
    ordering = ("-queue_rank", "id")
    list_per_page = 50
    show_full_result_count = False
    actions = [action(name) for name in BULK]
    action_form = BulkForm

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """The steps, and below them one for each topic."""
        return super().get_actions(request) | topic_actions(self, request)

    def get_queryset(self, request: HttpRequest) -> ClaimQuerySet:
        """What waits; the list of what was dismissed is another one, which no filter can widen."""
        asked = request.GET.get(filters.WorklistFilter.parameter_name)
        return Claim.objects.set_aside() if asked == DISMISSED else Claim.objects.for_queue()

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """The filters look things up, and nothing else: Django takes any field, and any pattern."""
        if lookup not in {kind.parameter_name for kind in self.list_filter}:
            raise IncorrectLookupParameters
        return True

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ListedClaims

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
        return column(
            "_sentence", claim, text=marked(Truncator(claim.sentence.text).chars(SHOWN_OF_A_TEXT))
        )

    @admin.display(description=_("source"), ordering="sentence__document__source__name")
    def source_column(self, claim: Claim) -> SafeString:
        return source_chip(claim)

    @admin.display(description=_("kind"), ordering="kind")
    def kind_column(self, claim: Claim) -> SafeString:
        return kind_chips(claim)

    @admin.display(description=_("check-worthiness"), ordering="check_worthiness")
    def worth_column(self, claim: Claim) -> SafeString:
        return column("_worth", claim)

    @admin.display(description=_("matching"))
    def matching_column(self, claim: Claim) -> SafeString:
        return matching_chip(claim)

    @admin.display(description=_("rating"))
    def rating_column(self, claim: Claim) -> SafeString | str:
        return rating_chip(claim)

    @admin.display(description=_("in charge"), ordering="editor__username")
    def editor_column(self, claim: Claim) -> str:
        return isolated(who(claim.editor)) if claim.editor else "—"


def column(name: str, claim: Claim, **more: Any) -> SafeString:
    """A cell of the list, from its fragment."""
    return render_to_string(f"claims/queue/{name}.html", {"claim": claim, **more})
