"""A question of a list that has two answers, and refuses what is neither."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django_filters import rest_framework as filters

ANSWERS: Final[Mapping[str, bool | None]] = {
    "": None,
    "true": True,
    "1": True,
    "false": False,
    "0": False,
}


class YesOrNoField(forms.NullBooleanField):
    """In any case; Django's own makes nothing of a word it does not know, and so asks nothing."""

    def to_python(self, value: Any) -> bool | None:  # type: ignore[override]
        said = (value or "").strip().lower()
        if said not in ANSWERS:
            refused = forms.ChoiceField.default_error_messages["invalid_choice"]
            raise ValidationError(refused, code="invalid_choice", params={"value": value})
        return ANSWERS[said]


class YesOrNoFilter(filters.BooleanFilter):  # type: ignore[misc]
    field_class = YesOrNoField

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TextInput, **options)
