"""What lists can be narrowed by."""

from collections.abc import Iterable
from typing import Final, TypeVar

from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from claims.api.yes_or_no import YesOrNoFilter
from claims.models import (
    Claim,
    Comment,
    Evidence,
    Kind,
    Label,
    Priority,
    Rating,
    Repeat,
    Report,
    ReportKind,
    Stance,
    Topic,
)
from claims.models.claim import ClaimQuerySet
from claims.models.report import ReportQuerySet
from claims.models.verdict import VerdictQuerySet
from claims.models.worklists import WORKLISTS, claims_in
from sources.models import Sentence

Rows = TypeVar("Rows", VerdictQuerySet, ClaimQuerySet)


@extend_schema_field(OpenApiTypes.STR)
def under_topics(rows: Rows, name: str, chosen: Iterable[Topic]) -> Rows:
    """Those of claims under any of these topics, each once."""
    claims = Claim.objects.filter(topics__in=chosen).values("pk")
    return rows.filter(**{f"{name}__in": claims}) if chosen else rows


class ClaimFilter(filters.FilterSet):  # type: ignore[misc]
    """Claims by kind, rating, label, topic, source, language, date, worth, and what changed since.

    Insiders also ask for the lists of a team, for a priority, for an editor by log-in name, and
    for what was dismissed or was not: without that both come.
    """

    INSIDE: Final = frozenset({"list", "priority", "editor", "dismissed"})

    list = filters.ChoiceFilter(
        choices=[(name, row.words) for name, row in WORKLISTS.items()], method="in_list"
    )
    priority = filters.ChoiceFilter(choices=Priority.words(), method="of_priority")
    editor = filters.CharFilter(field_name="editor__username")
    dismissed = YesOrNoFilter(field_name="dismissed_as", method="aside")
    kind = filters.MultipleChoiceFilter(choices=Kind.choices)
    rating = filters.MultipleChoiceFilter(choices=Rating.choices)
    label = filters.ModelMultipleChoiceFilter(
        field_name="standing__label", queryset=Label.objects.all(), distinct=False
    )
    topic = filters.ModelMultipleChoiceFilter(
        field_name="pk", queryset=Topic.objects.all(), to_field_name="slug", method=under_topics
    )
    speculative = YesOrNoFilter()
    document = filters.NumberFilter(field_name="sentence__document")
    source = filters.NumberFilter(field_name="sentence__document__source")
    language = filters.CharFilter(field_name="sentence__document__language")
    min_check_worthiness = filters.NumberFilter(field_name="check_worthiness", lookup_expr="gte")
    raised_after = filters.IsoDateTimeFilter(field_name="raised_at", lookup_expr="gte")
    raised_before = filters.IsoDateTimeFilter(field_name="raised_at", lookup_expr="lt")
    changed_since = filters.IsoDateTimeFilter(field_name="told_at", lookup_expr="gte")
    q = filters.CharFilter(method="search")

    class Meta:
        model = Claim
        fields: list[str] = []

    def search(self, queryset: ClaimQuerySet, name: str, value: str) -> ClaimQuerySet:
        return queryset.search(value)

    def in_list(self, queryset: ClaimQuerySet, name: str, value: str) -> ClaimQuerySet:
        return queryset.filter(claims_in(value, self.request.user))

    def of_priority(self, queryset: ClaimQuerySet, name: str, value: str) -> ClaimQuerySet:
        return queryset.filter(priority=Priority[value.upper()])

    def aside(self, queryset: ClaimQuerySet, name: str, value: bool) -> ClaimQuerySet:  # noqa: FBT001
        return queryset.dismissed() if value else queryset.waiting()


class EvidenceFilter(filters.FilterSet):  # type: ignore[misc]
    """Evidence by claim, stance and source."""

    stance = filters.MultipleChoiceFilter(
        choices=[("", ""), *Stance.choices], field_name="shown_stance"
    )
    claim = filters.NumberFilter()
    source = filters.NumberFilter(field_name="sentence__document__source")

    class Meta:
        model = Evidence
        fields: list[str] = []


class CommentFilter(filters.FilterSet):  # type: ignore[misc]
    """Comments by verdict, and the threads still open."""

    verdict = filters.NumberFilter(field_name="verdict__seq")
    resolved = YesOrNoFilter(field_name="resolved_at", lookup_expr="isnull", exclude=True)

    class Meta:
        model = Comment
        fields: list[str] = []


class RepeatFilter(filters.FilterSet):  # type: ignore[misc]
    """Suggested repeats by claim, original and answer; an empty answer is still to be given."""

    claim = filters.NumberFilter()
    original = filters.NumberFilter()
    answer = filters.MultipleChoiceFilter(choices=[("", ""), *Repeat.Answer.choices])

    class Meta:
        model = Repeat
        fields: list[str] = []


class ReportFilter(filters.FilterSet):  # type: ignore[misc]
    """Reports by kind and by the claim they are about, and those that wait."""

    kind = filters.MultipleChoiceFilter(choices=ReportKind.choices)
    claim = filters.NumberFilter()
    waiting = YesOrNoFilter(method="that_wait")

    class Meta:
        model = Report
        fields: list[str] = []

    def that_wait(self, queryset: ReportQuerySet, name: str, value: bool) -> ReportQuerySet:  # noqa: FBT001
        waiting = queryset.waiting()
        return waiting if value else queryset.exclude(pk__in=waiting.values("pk"))


class SentenceFilter(filters.FilterSet):  # type: ignore[misc]
    """Sentences by document, furniture or not."""

    document = filters.NumberFilter()
    is_furniture = YesOrNoFilter()

    class Meta:
        model = Sentence
        fields: list[str] = []
