"""Sources, people, and the machine's work in the admin."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import ManyToManyField, QuerySet
from django.db.models.fields.related import RelatedField
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sources.admin_text import ReadOnlyText, ShownText
from sources.models import Merge, Ruling, Source
from sources.models.source import SourceQuerySet
from sources.people.models import Person
from sources.people.roles import role_words
from sources.text.whole_numbers import number_from
from sources.work.bell import ring
from sources.work.kinds import step_words
from sources.work.models import Work


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


class RoleFilter(admin.RelatedFieldListFilter):
    """The people of one role."""

    def field_choices(
        self, field: "RelatedField[Any, Any]", request: HttpRequest, model_admin: Any
    ) -> Any:
        choices = super().field_choices(field, request, model_admin)
        return [(pk, role_words(str(name))) for pk, name in choices]


class RoleChoices(forms.ModelMultipleChoiceField[Group]):
    """The roles somebody may have."""

    def label_from_instance(self, group: Group) -> str:
        return role_words(group.name)


@admin.register(Person)
class PersonAdmin(ShownText, UserAdmin[Person]):
    """People and their roles; who decided something is never deleted, only made inactive."""

    list_display = ("username", "first_name", "last_name", "roles", "language", "is_active")
    list_filter = (("groups", RoleFilter), "language", "is_active", "is_staff")
    fieldsets = (
        *(UserAdmin.fieldsets or ()),
        (_("Pages"), {"fields": ("language",)}),
    )
    filter_horizontal = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        """Everybody but programs, whose accounts come and go with their tokens."""
        people = super().get_queryset(request).filter(is_program=False)
        return people.prefetch_related("groups")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Person | None = None
    ) -> tuple[str, ...]:
        """Only a superuser makes superusers, or gives permissions past the roles."""
        ours = ("last_login", "date_joined")
        return ours if request.user.is_superuser else (*ours, "is_superuser", "user_permissions")

    def has_change_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        """Who may change a superuser could become one."""
        beyond = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not beyond and super().has_change_permission(request, obj)

    @admin.display(description=_("roles"))
    def roles(self, person: Person) -> str:
        return " · ".join(role_words(group.name) for group in person.groups.all())

    def formfield_for_manytomany(
        self, db_field: "ManyToManyField[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "groups":
            kwargs["form_class"] = RoleChoices
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        return False


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
