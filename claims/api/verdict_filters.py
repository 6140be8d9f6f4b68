"""Which verdicts a list gives: what stands, the whole log, or what changed since."""

from collections.abc import Iterable

from django_filters import rest_framework as filters

from claims.api.filtersets import under_topics
from claims.models import Label, Rating, Topic, Verdict, VerdictKind
from claims.models.verdict import VerdictQuerySet

WHOLE_HISTORY = "all"
# Where in the history a reader stands, and how much of it is wanted; all else narrows.
PLACES = ("history", "since", "changed_since")


class VerdictFilter(filters.FilterSet):  # type: ignore[misc]
    """Verdicts by rating, label, topic, source, language, date, and what changed since.

    What stands today; `history=all` asks for the whole log. With `since` or `changed_since` the
    row that took back or replaced one that a filter showed comes as well, whatever it says itself.
    """

    rating = filters.MultipleChoiceFilter(choices=Rating.choices)
    label = filters.ModelMultipleChoiceFilter(queryset=Label.objects.all(), distinct=False)
    topic = filters.ModelMultipleChoiceFilter(
        field_name="claim", queryset=Topic.objects.all(), to_field_name="slug", method=under_topics
    )
    kind = filters.MultipleChoiceFilter(choices=VerdictKind.choices)
    claim = filters.NumberFilter()
    source = filters.NumberFilter(field_name="claim__sentence__document__source")
    language = filters.CharFilter(field_name="claim__sentence__document__language")
    given_after = filters.IsoDateTimeFilter(field_name="given_at", lookup_expr="gte")
    given_before = filters.IsoDateTimeFilter(field_name="given_at", lookup_expr="lt")
    changed_since = filters.IsoDateTimeFilter(field_name="publication__at", lookup_expr="gte")
    since = filters.NumberFilter(field_name="publication__seq", lookup_expr="gt")
    history = filters.ChoiceFilter(choices=[(WHOLE_HISTORY, WHOLE_HISTORY)], method="as_it_is")

    class Meta:
        model = Verdict
        fields: list[str] = []

    def as_it_is(self, queryset: VerdictQuerySet, name: str, value: str) -> VerdictQuerySet:
        return queryset

    def filter_queryset(self, queryset: VerdictQuerySet) -> VerdictQuerySet:
        narrowing = [name for name in self.filters if name not in PLACES]
        matched = self.through(queryset, narrowing)
        if self.form.cleaned_data["history"] == WHOLE_HISTORY:
            return self.through(matched, PLACES)
        later = self.through(queryset, PLACES)
        if self.form.cleaned_data["since"] is None and not self.form.cleaned_data["changed_since"]:
            return matched.standing()
        return later.newest().of_claims_among(matched)

    def through(self, queryset: VerdictQuerySet, names: Iterable[str]) -> VerdictQuerySet:
        """The rows that pass the filters of these names."""
        for name in names:
            queryset = self.filters[name].filter(queryset, self.form.cleaned_data[name])
        return queryset
