"""A value of a row as JSON holds it, and back."""

import base64
import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, Final

from django.db.models import BinaryField, CharField, DateTimeField, Field, JSONField, Model
from django.utils.translation import gettext as _

from claims.moving.tables import LEFT_OUT, Table

Reader = Callable[[Any], Any]
Writer = Callable[[Any], Any]
Blob = Callable[[bytes], str]
# A day from the ends of the calendar some zone has no name for the hour: no page could show it.
EARLIEST: Final = datetime.min.replace(tzinfo=UTC) + timedelta(days=1)
LATEST: Final = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)
KEYED: Final = "natural_key"


def as_it_is(value: Any) -> Any:
    return value


def moment(value: date) -> str:
    """A day, or a moment in UTC to the microsecond."""
    return (value.astimezone(UTC) if isinstance(value, datetime) else value).isoformat()


def inline(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def plain(value: Any) -> Any:
    """Numbers and texts as they are; what JSON has no word for in the words of ISO 8601."""
    return moment(value) if isinstance(value, date) else value


def own_kind(field: "Field[Any, Any]") -> type[Model] | None:
    """What this column points to, if every installation makes that for itself."""
    target = field.related_model
    if not isinstance(target, type) or Table(target).label not in LEFT_OUT:
        return None
    return target


def keys_of(model: type[Model]) -> dict[Any, list[Any]]:
    """The natural key of each row of a table that stays behind, flat."""
    rows = Table(model).options.base_manager.select_related()
    return {row.pk: list(getattr(row, KEYED)()) for row in rows}


def writer_of(table: Table, field: "Field[Any, Any]", *, keep: Blob) -> Writer:
    """How values of this column are written."""
    if target := own_kind(field):
        return keys_of(target).__getitem__
    if table.is_apart(field):
        return lambda value: keep(bytes(value))
    if isinstance(field, BinaryField):
        return lambda value: inline(bytes(value))
    return as_it_is if isinstance(field, JSONField) else plain


def reader_of(
    table: Table, field: "Field[Any, Any]", *, bytes_of: Callable[[str], bytes]
) -> Reader:
    """How values of this column are read; raises ValueError or ValidationError in words."""
    if target := own_kind(field):
        return known_here(keys_of(target))
    if table.is_apart(field):
        return bytes_of
    if isinstance(field, BinaryField):
        return lambda value: base64.b64decode(text(value), validate=True)
    if isinstance(field, DateTimeField):
        return partial(moment_read, field)
    if isinstance(field, JSONField):
        return as_it_is
    return within(field) if isinstance(field, CharField) else field.to_python


def moment_read(field: "DateTimeField[Any, Any]", value: Any) -> datetime:
    read = field.to_python(text(value))
    if not isinstance(read, datetime) or read.tzinfo is None:
        raise ValueError(_("A moment is wanted here, with its zone."))
    if not EARLIEST <= read <= LATEST:
        raise ValueError(_("No clock on earth shows this moment."))
    return read.astimezone(UTC)


def known_here(keys: Mapping[Any, list[Any]]) -> Reader:
    """The number that what is named has in this installation."""
    numbers = {tuple(key): pk for pk, key in keys.items()}

    def read(value: Any) -> Any:
        if not isinstance(value, list) or tuple(map(str, value)) not in numbers:
            raise ValueError(_("“%(name)s” is not known here.") % {"name": value})
        return numbers[tuple(value)]

    return read


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(_("A text is wanted here."))
    return value


def within(field: "CharField[Any, Any]") -> Reader:
    """A text that fits; SQLite alone would not look."""

    def read(value: Any) -> str:
        if field.max_length is not None and len(text(value)) > field.max_length:
            raise ValueError(_("This text is longer than its field."))
        return text(value)

    return read


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
