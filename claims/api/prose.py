"""Text fields of the API: the schema says how much fits, the verb refuses what does not."""

from typing import Any

from django.db.models import Model
from drf_spectacular.drainage import set_override
from rest_framework import serializers

from claims.limits import limit_of


class Prose(serializers.CharField):
    """A text as long as the field of the model that will hold it.

    It is refused by the verb and not here, so that every door says the same words.
    """

    def __init__(self, *, of: tuple[type[Model], str], **options: Any) -> None:
        super().__init__(**options)
        set_override(self, "field", {"type": "string", "maxLength": limit_of(*of)})
