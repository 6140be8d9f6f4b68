"""The filters of the queue by what the claim's document and source are."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import ModelAdmin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import Claim
from claims.review.filters import Choices, Folded, OneOf
from sources.models import Document, Source
from sources.models.source import Tier


class TierFilter(OneOf):
    """How far the source is trusted."""

    title, parameter_name = _("tier"), "tier"
    conditions = {
        value: (label, Q(sentence__document__source__tier=value)) for value, label in Tier.choices
    }


class OfDocument(Folded):
    """A filter on what the claim's document says of itself."""

    column = ""
    offered: Callable[[], Choices]

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Choices:
        return type(self).offered()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        value = self.value()
        if not value or value not in {str(key) for key, _label in self.lookup_choices}:
            return queryset
        return queryset.filter(**{self.column: value})


def reviewed_sources() -> Choices:
    """Sources with a text under review."""
    sources = Source.objects.filter(documents__review_since__isnull=False).distinct()
    return [(str(pk), name) for pk, name in sources.values_list("pk", "name")]


def reviewed_languages() -> Choices:
    """Languages of the texts under review."""
    codes = Document.objects.under_review().order_by("language").values_list("language", flat=True)
    return [(code, LANGUAGES.get(code, code)) for code in codes.distinct() if code]


LANGUAGES = {
    "ar": _("Arabic"),
    "en": _("English"),
    "fa": _("Persian"),
    "fr": _("French"),
    "tr": _("Turkish"),
    "ur": _("Urdu"),
}


class SourceFilter(OfDocument):
    """Who said it."""

    title, parameter_name = _("source"), "source"
    column = "sentence__document__source"
    offered = staticmethod(reviewed_sources)


class LanguageFilter(OfDocument):
    """In which language it was said."""

    title, parameter_name = _("language"), "language"
    column = "sentence__document__language"
    offered = staticmethod(reviewed_languages)
