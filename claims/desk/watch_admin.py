"""The list of what is watched: how each place does, what came of it, when it is read next."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from claims.desk.watch_page import add, watch_view
from sources.admin import Record
from sources.intake.watching.due import listed, state_of
from sources.models import Watch
from sources.models.watch import WatchQuerySet
from sources.text.whole_numbers import number_from


@admin.register(Watch)
class WatchAdmin(Record):
    """What is watched; each watch has a page of its own."""

    list_display = (
        "__str__",
        "kind",
        "state_column",
        "held_column",
        "refused_column",
        "polled_at",
        "due_column",
    )
    list_filter = ("kind", "review", "source__tier")
    search_fields = ("url", "source__name")
    search_help_text = _("Address or source.")
    list_per_page = 100
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> WatchQuerySet:
        return listed()

    @admin.display(description=_("state"))
    def state_column(self, watch: Watch) -> str:
        return str(state_of(watch).label)

    @admin.display(description=_("articles held"), ordering="held")
    def held_column(self, watch: Watch) -> int:
        return int(getattr(watch, "held", 0))

    @admin.display(description=_("entries refused"), ordering="refused")
    def refused_column(self, watch: Watch) -> int:
        return int(getattr(watch, "refused", 0))

    @admin.display(description=_("next reading"), ordering="due_at", empty_value="–")
    def due_column(self, watch: Watch) -> datetime | None:
        return getattr(watch, "due_at", None)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("sources.add_watch")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return add(request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return watch_view(request, number_from(object_id) or 0)
