"""What moves: every table of the newsroom, as its models tell it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.apps import apps
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import BinaryField, Field, Model, QuerySet
from django.db.models.options import Options

# What stays behind, and why. Whatever is not named here moves: a new model is never forgotten.
LEFT_OUT: Final[Mapping[str, str]] = {
    "contenttypes.contenttype": "every installation makes its own; rows name them by natural key",
    "auth.permission": "every installation makes its own; rows name them by natural key",
    "sessions.session": "opens a door of this installation, and ends with it",
    "people.session": "opens a door of this installation, and ends with it",
    "people.accesstoken": "opens a door of this installation; a new house gives new ones",
    "people.tokenday": "how often tokens were used that stay behind",
    "people.keptanswer": "answers of the last day, kept for programs that ask this house again",
    "people.askedcount": "how often somebody asked this installation in the last minute",
    "claims.webhook": "holds secrets; two houses would tell one receiver, a new one makes its own",
    "claims.delivery": "what became of letters to webhooks that stay behind",
    "axes.accessattempt": "who knocked at the doors of this installation",
    "axes.accessattemptexpiration": "who knocked at the doors of this installation",
    "axes.accessfailurelog": "who knocked at the doors of this installation",
    "axes.accesslog": "who knocked at the doors of this installation",
    "claims.edition": "when this installation changed what its readers see",
    "sources.webhost": "when this installation last asked other hosts, and what they ask of it",
    "work.beat": "which of this installation's workers live",
    "work.tally": "how much work this installation has done",
    "work.outage": "which of this installation's machines stepped aside",
}
# What moves only when it is asked for, and what stands in its place.
WITHHELD: Final[Mapping[str, str]] = {"people.person.password": UNUSABLE_PASSWORD_PREFIX}
# What a database has before anybody works in it: the roles. Those that come take their place.
MADE_AT_SETUP: Final = ("auth.group_permissions", "auth.group")
# Files of their own, by the SHA-256 of their bytes; vectors are short and stay in their rows.
APART: Final = ("sources.document.original", "claims.newsroom.logo")

ROWS_AT_ONCE: Final = 500
HEAVY_ROWS_AT_ONCE: Final = 8  # each may hold MAX_UPLOAD_BYTES


@dataclass(frozen=True)
class Table:
    """One table, its columns derived from the model."""

    model: type[Model]

    @cached_property
    def options(self) -> "Options[Model]":
        return self.model._meta  # noqa: SLF001 - Django's own API

    @property
    def label(self) -> str:
        return self.options.label_lower

    @property
    def words(self) -> str:
        """Its name for people."""
        return str(self.options.verbose_name_plural)

    @cached_property
    def fields(self) -> "tuple[Field[Any, Any], ...]":
        """What is written; what the database works out is no more told than an index is."""
        return tuple(field for field in self.options.concrete_fields if not field.generated)

    def columns(self, *, passwords: bool) -> "dict[str, Field[Any, Any]]":
        """The fields by the names of their columns, without what is withheld."""
        told = {field.attname: field for field in self.fields}
        return {
            name: field
            for name, field in told.items()
            if passwords or self.path(field) not in WITHHELD
        }

    def withheld(self, *, passwords: bool) -> dict[str, str]:
        """What stands in the columns that did not come."""
        missing = set(self.fields) - set(self.columns(passwords=passwords).values())
        return {field.attname: WITHHELD[self.path(field)] for field in missing}

    def path(self, field: "Field[Any, Any]") -> str:
        return f"{self.label}.{field.name}"

    def is_apart(self, field: "Field[Any, Any]") -> bool:
        """Whether its bytes are a file of their own."""
        return isinstance(field, BinaryField) and self.path(field) in APART

    @property
    def at_once(self) -> int:
        """So many rows fit into memory."""
        heavy = any(self.is_apart(field) for field in self.fields)
        return HEAVY_ROWS_AT_ONCE if heavy else ROWS_AT_ONCE

    def all(self) -> "QuerySet[Model]":
        return self.options.base_manager.order_by("pk")

    def rows(self, names: list[str]) -> Iterator[tuple[Any, ...]]:
        """Every row in the order of its number, as a stream."""
        return self.all().values_list(*names).iterator(chunk_size=self.at_once)


def every_table() -> list[Table]:
    """All tables of all apps, those between two models included."""
    models = apps.get_models(include_auto_created=True)
    return [table for table in map(Table, models) if not table.options.proxy]


def moving_tables() -> list[Table]:
    """Those that move, by name."""
    moving = (table for table in every_table() if table.label not in LEFT_OUT)
    return sorted(moving, key=lambda table: table.label)
