"""The fields that forms of the desk are made of."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from claims.desk.labels import LANGUAGES
from sources.limits import field_of, limit_of
from sources.models.source import Tier
from sources.text.spelling.typed import as_typed


class TypedText(forms.CharField):
    """Words as they are kept; what may not be said is refused by the verb, at every door alike."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def to_python(self, value: Any) -> str:
        return as_typed(super().to_python(value) or "")


def said(
    model: type[Model], name: str, *, ltr: bool = False, label: Any = "", **more: Any
) -> TypedText:
    """A hint to a text, as long as the field that will hold it; the ingest refuses what is not."""
    attrs = {"dir": "ltr" if ltr else "auto", "maxlength": limit_of(model, name)}
    if offered := more.pop("list", ""):
        attrs |= {"list": offered, "autocomplete": "off"}
    label = label or capfirst(field_of(model, name).verbose_name)
    return TypedText(label=label, widget=forms.TextInput(attrs), **more)


def language_said() -> TypedText:
    """The language of a text, where it is not left to the text to tell."""
    offered = [("", _("As the text tells")), *LANGUAGES.items()]
    return TypedText(label=_("Language"), widget=forms.Select(choices=offered))


def tier_said() -> TypedText:
    """How near a new source stands to what happened; of one that is known nothing changes."""
    return TypedText(
        label=_("Tier"),
        widget=forms.Select(choices=[("", _("As it is")), *Tier.choices]),
        help_text=_("Taken for a new source only."),
    )
