"""The newsroom's own labels, made and worded by its editors."""

from typing import Any, TypeVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import Label
from sources.admin_text import ShownText
from sources.text.spelling.visible import is_seen

Row = TypeVar("Row", bound=Model)
WORDS = ("name_ar", "name_en", "description_ar", "description_en")


class SeenWords(forms.ModelForm[Row]):
    """A row, each of whose words can be seen."""

    WORDS: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.WORDS:
            if name in said and not is_seen(said[name]):
                self.add_error(name, ValidationError(_("Write something that readers can see.")))
        return said


class LabelForm(SeenWords[Label]):
    """A label, each of whose words can be seen."""

    WORDS = WORDS


@admin.register(Label)
class LabelAdmin(ShownText):
    """The labels; one that is no longer wanted is retired, for what was published names it."""

    form = LabelForm
    list_display = ("name_ar", "name_en", "rating", "is_retired")
    list_filter = ("rating", "is_retired")
    fields = ("rating", *WORDS, "is_retired")

    def get_readonly_fields(self, request: HttpRequest, obj: Label | None = None) -> list[str]:
        """A label never moves to another rating: verdicts bear it."""
        return ["rating"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Label | None = None) -> bool:
        return False
