"""Text fields of the API: the schema says how much fits, the verb refuses what does not."""

from typing import Any, Final

from django.db import models
from django.db.models import Model
from django.utils.text import Truncator
from drf_spectacular.drainage import set_override
from rest_framework import serializers

from sources.limits import limit_of
from sources.text.direction import unturned
from sources.text.sentences.long_sentences import LONGEST
from sources.text.spelling.typed import as_typed

# No sentence is cut longer; one that somebody joined is whole at its own address.
LISTED: Final = LONGEST


class Text(serializers.CharField):
    """A text and nothing else: REST framework would take a number for its digits."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return str(super().to_internal_value(data))


class Shown(Text):
    """A text to read, which turns the order of nothing around it; no offset counts in it."""

    def to_representation(self, value: Any) -> str:
        return unturned(super().to_representation(value))


# For the serializers of models whose texts are titles, names and notes.
SHOWN: Final = serializers.ModelSerializer.serializer_field_mapping | {
    models.CharField: Shown,
    models.TextField: Shown,
    models.URLField: Shown,
}


class Typed(Text):
    """Words as they are kept."""

    def to_internal_value(self, data: Any) -> str:
        return as_typed(super().to_internal_value(data))


class Chosen(serializers.ChoiceField):
    """A word of a list that the schema names; any other is refused by the verb, in its words."""

    def to_internal_value(self, data: Any) -> Any:
        return data if isinstance(data, str) else super().to_internal_value(data)


class Moment(Typed):
    """A moment as ISO 8601 writes it; any other is refused by whoever takes the text in."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        set_override(self, "field", {"type": "string", "format": "date-time"})


class RowNumber(Typed):
    """The number of a row; what is none is refused by the verb."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        set_override(self, "field", {"type": "integer"})

    def run_validation(self, data: Any = serializers.empty) -> Any:
        """Null is as good as nothing; programs know a number as a number."""
        told = str(data) if type(data) is int else data
        return super().run_validation("" if told is None else told)


class Prose(Typed, Shown):
    """A text as long as the field of the model that will hold it.

    It is refused by the verb and not here, so that every door says the same words: what is too
    long, and what says nothing where words are needed.
    """

    def __init__(self, *, of: tuple[type[Model], str], **options: Any) -> None:
        super().__init__(**options)
        set_override(self, "field", {"type": "string", "maxLength": limit_of(*of)})


class Listed(serializers.CharField):
    """A text that lists show shortened, with … at its end; at its own address it is whole."""

    def to_representation(self, value: str) -> str:
        text = super().to_representation(value)
        is_listed = isinstance(self.root, serializers.ListSerializer)
        return Truncator(text).chars(LISTED) if is_listed else text
