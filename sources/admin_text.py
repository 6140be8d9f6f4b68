"""Text of the database in the admin's own lists and pages, shown as on every page of ours."""

from functools import cache
from typing import Any

from django.contrib import admin
from django.db.models import CharField, ForeignKey, TextField
from django.db.models.options import Options
from django.http import HttpRequest

from sources.showing import isolated


class ShownText(admin.ModelAdmin[Any]):
    """An admin whose lists and read-only fields go by the direction of each text."""

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return [shown(self.opts, name) for name in super().get_list_display(request)]


class ReadOnlyText(ShownText):
    """As before, of rows that nobody changes in a form."""

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        names: list[Any] = list(super().get_fields(request, obj))
        return [shown(self.opts, name) for name in names]


@cache
def shown(opts: "Options[Any]", name: Any) -> Any:
    """A column of typed text, or of a row named by one; any other stays what it was."""
    fields = {field.name: field for field in opts.fields}
    field = fields.get(name)
    typed = isinstance(field, CharField | TextField) and not field.choices
    if name != "__str__" and not typed and not isinstance(field, ForeignKey):
        return name

    def column(row: Any) -> Any:
        text = str(row) if name == "__str__" else getattr(row, name)
        return isolated(text) if text else text

    column.__name__ = name
    words = field.verbose_name if field else opts.verbose_name
    return admin.display(description=words, ordering=name if field else None)(column)
