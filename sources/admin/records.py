"""What people ruled and what the machine did, to be read in the admin."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sources.admin_text import ReadOnlyText
from sources.models import Merge, Ruling
from sources.text.whole_numbers import number_from
from sources.work.bell import ring
from sources.work.kinds import step_words
from sources.work.models import Work


class Record(ReadOnlyText):
    """Rows to read: never added, changed or deleted by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Ruling)
class RulingAdmin(Record):
    """What people ruled about sentences."""

    list_display = ("at", "by", "action", "document", "why")
    list_filter = ("action", "at")
    list_select_related = ("by", "document__source")


@admin.register(Merge)
class MergeAdmin(Record):
    """Which sources people took for one."""

    list_display = ("at", "by", "source", "into", "why")
    list_filter = ("at",)
    list_select_related = ("by", "source", "into")


class WorkKindFilter(admin.AllValuesFieldListFilter):
    """Work of one kind."""

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield {**choice, "display": step_words(str(choice["display"]))}


@admin.register(Work)
class WorkAdmin(Record):
    """The machine's work; what failed shows why and can be tried again."""

    list_display = (
        "kind_column",
        "subject",
        "state",
        "attempts",
        "error",
        "created_at",
        "finished_at",
    )
    list_filter = ("state", ("kind", WorkKindFilter), "created_at")
    fields = (*list_display, "given", "priority", "due_at", "lease_until")
    ordering = ("-id",)
    show_full_result_count = False
    actions = ("retry",)

    @admin.display(description=_("kind"), ordering="kind")
    def kind_column(self, work: Work) -> str:
        return work.step()

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("work.change_work")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list; a chosen row that can be none is dropped before Django looks for it."""
        posted = request.POST.copy()
        chosen = [pk for pk in posted.getlist(ACTION_CHECKBOX_NAME) if number_from(pk)]
        posted.setlist(ACTION_CHECKBOX_NAME, chosen)
        request.POST = posted  # type: ignore[assignment]
        return super().changelist_view(request, extra_context)

    @admin.action(description=_("Try failed work again"), permissions=["retry"])
    def retry(self, request: HttpRequest, chosen: QuerySet[Work]) -> None:
        """Only failed work gets another set of attempts; the rest is counted and left alone."""
        asked = chosen.count()
        with transaction.atomic():
            moved = Work.objects.filter(pk__in=chosen.values("pk")).retry()
            transaction.on_commit(ring)
        done = ngettext("%(n)d step tried again.", "%(n)d steps tried again.", moved)
        messages.success(request, done % {"n": moved})
        if left := asked - moved:
            words = ngettext(
                "%(n)d step skipped: it did not fail.",
                "%(n)d steps skipped: they did not fail.",
                left,
            )
            messages.warning(request, words % {"n": left})
