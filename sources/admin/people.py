"""People and their roles in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import ManyToManyField, QuerySet
from django.db.models.fields.related import RelatedField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sources.admin_text import ShownText
from sources.people.models import Person
from sources.people.roles import role_words


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
