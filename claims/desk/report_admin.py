"""The desk's queue of what readers sent."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from claims.desk.report_page import report_view
from claims.models import Report
from claims.models.report import ReportQuerySet
from sources.admin import Record
from sources.text.whole_numbers import number_from

WAITING = "waiting"


class WaitingFilter(admin.SimpleListFilter):
    """Those that nobody has taken care of."""

    title = _("waiting")
    parameter_name = WAITING

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("waiting"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Report]) -> QuerySet[Report]:
        waiting = Report.objects.waiting().values("pk")
        return queryset.filter(pk__in=waiting) if self.value() == "yes" else queryset


@admin.register(Report)
class ReportAdmin(Record):
    """What readers sent, the newest first; a report has a page of its own."""

    list_display = ("__str__", "kind", "state_column", "claim", "sent_at")
    list_filter = (WaitingFilter, "kind", "sent_at")
    search_fields = ("text", "url")
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> ReportQuerySet:
        return Report.objects.for_list()

    @admin.display(description=_("state"))
    def state_column(self, report: Report) -> str:
        return str(report.state.label)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return report_view(request, number_from(object_id) or 0)
