"""What lists can be narrowed by."""

from django.db.models import QuerySet
from django_filters import rest_framework as filters

from claims.models import (
    Claim,
    Comment,
    Evidence,
    Kind,
    Rating,
    Repeat,
    Stance,
    Verdict,
    VerdictKind,
)
from sources.models import Sentence


class VerdictFilter(filters.FilterSet):  # type: ignore[misc]
    """Verdicts by rating, source, language, date, and what changed since."""

    rating = filters.MultipleChoiceFilter(choices=Rating.choices)
    kind = filters.MultipleChoiceFilter(choices=VerdictKind.choices)
    claim = filters.NumberFilter()
    source = filters.NumberFilter(field_name="claim__sentence__document__source")
    language = filters.CharFilter(field_name="claim__sentence__document__language")
    given_after = filters.IsoDateTimeFilter(field_name="given_at", lookup_expr="gte")
    given_before = filters.IsoDateTimeFilter(field_name="given_at", lookup_expr="lt")
    changed_since = filters.IsoDateTimeFilter(field_name="publication__at", lookup_expr="gte")
    since = filters.NumberFilter(field_name="publication__seq", lookup_expr="gt")

    class Meta:
        model = Verdict
        fields: list[str] = []


class ClaimFilter(filters.FilterSet):  # type: ignore[misc]
    """Claims by kind, rating, source, language, date, worth, and what changed since."""

    kind = filters.MultipleChoiceFilter(choices=Kind.choices)
    rating = filters.MultipleChoiceFilter(choices=Rating.choices)
    speculative = filters.BooleanFilter()
    document = filters.NumberFilter(field_name="sentence__document")
    source = filters.NumberFilter(field_name="sentence__document__source")
    language = filters.CharFilter(field_name="sentence__document__language")
    min_check_worthiness = filters.NumberFilter(field_name="check_worthiness", lookup_expr="gte")
    raised_after = filters.IsoDateTimeFilter(field_name="raised_at", lookup_expr="gte")
    raised_before = filters.IsoDateTimeFilter(field_name="raised_at", lookup_expr="lt")
    changed_since = filters.IsoDateTimeFilter(field_name="changed_at", lookup_expr="gte")
    q = filters.CharFilter(method="search")

    class Meta:
        model = Claim
        fields: list[str] = []

    def search(self, queryset: QuerySet[Claim], name: str, value: str) -> QuerySet[Claim]:
        return queryset & Claim.objects.search(value)


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
    resolved = filters.BooleanFilter(field_name="resolved_at", lookup_expr="isnull", exclude=True)

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


class SentenceFilter(filters.FilterSet):  # type: ignore[misc]
    """Sentences by document, furniture or not."""

    document = filters.NumberFilter()
    is_furniture = filters.BooleanFilter()

    class Meta:
        model = Sentence
        fields: list[str] = []
