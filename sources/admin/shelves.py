"""Who publishes, in the admin."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sources.admin_text import ShownText
from sources.models import Source
from sources.models.source import SourceQuerySet


@admin.register(Source)
class SourceAdmin(ShownText):
    """The shelves: who publishes, how far it is trusted, how much of it we hold."""

    list_display = ("name", "tier", "domain", "language", "document_count")
    list_editable = ("tier",)
    list_filter = ("tier", "language")
    search_fields = ("name", "domain")
    fields = ("name", "domain", "tier", "language")
    list_per_page = 100

    def get_queryset(self, request: HttpRequest) -> SourceQuerySet:
        return Source.objects.standing().with_documents()

    @admin.display(description=_("documents"), ordering="document_count")
    def document_count(self, source: Source) -> int:
        return getattr(source, "document_count", 0)

    def has_delete_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        return False
