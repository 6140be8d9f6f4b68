"""What the log of publications looks like as JSON, and what may be asked of it."""

from typing import Any, Final

from django.utils.translation import gettext as _
from rest_framework import serializers

from claims.api.text_fields import Text

HIGHEST: Final = 2**63 - 1


class CheckpointSerializer(serializers.Serializer[Any]):
    """A signed root: so many entries hash to it."""

    size = serializers.IntegerField()
    root = Text(  # type: ignore[assignment]
        help_text="Base64, as in the note."
    )
    at = serializers.DateTimeField()
    note = Text(help_text="C2SP signed note.")
    key = Text(help_text="The public key that signed it.")


class LogSerializer(serializers.Serializer[Any]):
    """How long the log is now, and what of it is signed."""

    size = serializers.IntegerField()
    checkpoint = CheckpointSerializer(allow_null=True)
    keys = serializers.ListField(child=Text())


class LeavesAskedSerializer(serializers.Serializer[Any]):
    """From where on, and how many entries at once."""

    after = serializers.IntegerField(min_value=0, max_value=HIGHEST, default=0)
    limit = serializers.IntegerField(min_value=1, max_value=100, default=100)


class LeafSerializer(serializers.Serializer[Any]):
    """An entry; `hash` is SHA-256(0x00 ‖ entry), `commitment` in it SHA-256(salt ‖ body)."""

    entry = Text(help_text="Canonical JSON (RFC 8785), hashed as it stands.")
    hash = Text()
    salt = Text(required=False, help_text="Left out once the words are erased.")
    body = Text(required=False, help_text="The words, as canonical JSON.")


class LeavesSerializer(serializers.Serializer[Any]):
    """Entries in order, and the number to ask with next."""

    results = LeafSerializer(many=True)
    after = serializers.IntegerField()
    more = serializers.BooleanField()


def in_order(asked: dict[str, int]) -> dict[str, int]:
    """Refuse what no shorter log can hold: the second number is the size it should stand in."""
    (_first, held), (name, size) = asked.items()
    if held > size:
        said = _("A log of size %(size)d does not hold what you ask for; ask for a larger one.")
        raise serializers.ValidationError({name: [said % {"size": size}]})
    return asked


class InclusionAskedSerializer(serializers.Serializer[Any]):
    """Which entry, in the log of which size; both counted from 1."""

    seq = serializers.IntegerField(min_value=1, max_value=HIGHEST)
    size = serializers.IntegerField(min_value=1, max_value=HIGHEST)

    def validate(self, attrs: dict[str, int]) -> dict[str, int]:
        return in_order(attrs)


class InclusionSerializer(serializers.Serializer[Any]):
    """RFC 6962, 2.1.1; hashes in hexadecimal, `path` from the leaf upwards."""

    seq = serializers.IntegerField()
    size = serializers.IntegerField()
    leaf = Text()
    path = serializers.ListField(child=Text())
    root = Text()  # type: ignore[assignment]


class ConsistencyAskedSerializer(serializers.Serializer[Any]):
    """Two sizes of the log, the earlier first."""

    first = serializers.IntegerField(min_value=1, max_value=HIGHEST)
    second = serializers.IntegerField(min_value=1, max_value=HIGHEST)

    def validate(self, attrs: dict[str, int]) -> dict[str, int]:
        return in_order(attrs)


class ConsistencySerializer(serializers.Serializer[Any]):
    """RFC 6962, 2.1.2; hashes in hexadecimal."""

    first = serializers.IntegerField()
    second = serializers.IntegerField()
    first_root = Text()
    second_root = Text()
    path = serializers.ListField(child=Text())
