"""The lists of what others found, of the tables it came in, and of what their labels mean."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from claims.desk.check_table_page import table_view
from claims.desk.past_check_pages import add, check_view
from claims.models import CheckTable, LabelReading, PastCheck
from claims.models.check_table import CheckTableQuerySet
from claims.models.past_check import PastCheckQuerySet
from sources.admin import Record
from sources.admin_text import ShownText
from sources.text.whole_numbers import number_from


@admin.register(PastCheck)
class PastCheckAdmin(Record):
    """What others found; each check has a page of its own."""

    list_display = ("claim_text", "source", "label", "reading_column", "published_on", "came")
    list_filter = ("came", "language", "published_on")
    search_fields = ("claim_text", "headline", "label", "source__name", "url")
    search_help_text = _("Claim, headline, label, publisher or address.")
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> PastCheckQuerySet:
        return PastCheck.objects.for_list()

    @admin.display(description=_("our reading"), empty_value="–")
    def reading_column(self, check: PastCheck) -> str | None:
        return check.meaning().words or None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("claims.add_pastcheck")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return add(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return check_view(request, number_from(object_id) or 0)


@admin.register(CheckTable)
class CheckTableAdmin(Record):
    """Tables that were handed in, and what became of them."""

    list_display = ("__str__", "state_column", "taken", "held", "refused_count", "added_at")
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> CheckTableQuerySet:
        return CheckTable.objects.for_list()

    @admin.display(description=_("state"))
    def state_column(self, table: CheckTable) -> str:
        return str(table.state.label)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return table_view(request, number_from(object_id) or 0)


@admin.register(LabelReading)
class LabelReadingAdmin(ShownText):
    """What the labels of others mean to this newsroom."""

    list_display = ("label", "rating")
    list_filter = ("rating",)
    search_fields = ("label", "folded")
    fields = ("label", "rating")
