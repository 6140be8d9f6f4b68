"""How much fits into a field: said once, on the model, and kept by every verb that writes it."""

from typing import cast

from django.db.models import CharField, Model, TextField
from django.utils.text import capfirst

from sources.refusals.texts import TooManyCharacters


def field_of(model: type[Model], name: str) -> "CharField[str, str] | TextField[str, str]":
    return cast("CharField[str, str]", model._meta.get_field(name))  # noqa: SLF001 - Django's own API


def limit_of(model: type[Model], name: str) -> int:
    """The most characters a text field takes."""
    return cast(int, field_of(model, name).max_length)


def keep_within(model: type[Model], **texts: str) -> None:
    """Raise TooManyCharacters for the first of these texts that is longer than its field."""
    for name, text in texts.items():
        if len(text) > (longest := limit_of(model, name)):
            named = capfirst(field_of(model, name).verbose_name)
            raise TooManyCharacters(field=named, limit=f"{longest:,}")
