"""The filters of the queue by what the claim's document and source are."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.desk.labels import LANGUAGES
from claims.desk.queue_filters import Choices, Folded, OneOf
from claims.models import Claim
from sources.models import Document, Source
from sources.models.source import Tier
from sources.text.spelling.folding import fold


class TierFilter(OneOf):
    """How far the source is trusted."""

    title, parameter_name = _("tier"), "tier"
    conditions = {
        value: (label, Q(sentence__document__source__tier=value)) for value, label in Tier.choices
    }


def reviewed_languages() -> Choices:
    """Languages of the texts under review."""
    codes = Document.objects.under_review().order_by("language").values_list("language", flat=True)
    return [(code, LANGUAGES.get(code, code)) for code in codes.distinct() if code]


class LanguageFilter(Folded):
    """In which language it was said."""

    title, parameter_name = _("language"), "language"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        return reviewed_languages()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        value = self.value()
        if not value or value not in {str(key) for key, _label in self.lookup_choices}:
            return queryset
        return queryset.filter(sentence__document__language=value)


class SourceFilter(admin.SimpleListFilter):
    """Who said it, by a part of the name or domain: a newsroom has too many sources to list."""

    title, parameter_name = _("source"), "source"
    template = "claims/queue/_typed.html"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        return []

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> Iterator[Any]:
        """One field to type in, the other filters beside it, and the way to drop this one."""
        params = changelist.params.items()
        yield {
            "name": self.parameter_name,
            "typed": self.value() or "",
            "others": [(name, value) for name, value in params if name != self.parameter_name],
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
        }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        typed = fold(self.value() or "").strip()
        if not typed:
            return queryset
        stands = Coalesce("merged_into", "pk")
        named = Source.objects.values_list(stands, "name", "domain")
        found = {pk for pk, *names in named if any(typed in fold(name) for name in names)}
        return queryset.filter(sentence__document__source__in=found)
