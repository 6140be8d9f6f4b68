"""Checks of the open database connection (`migrate`, `check --database default`)."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connections

# What a server may say of itself under which an acknowledged row can be lost: SQLite's
# synchronous 0 and 1 are OFF and NORMAL (sqlite.org/pragma.html), PostgreSQL's manual ch. 19.5.
ASK = {"sqlite": "PRAGMA", "postgresql": "SHOW"}
UNSAFE = {
    "sqlite": {"journal_mode": {"delete", "truncate", "persist", "off"}, "synchronous": {"0", "1"}},
    "postgresql": {"fsync": {"off"}, "full_page_writes": {"off"}, "synchronous_commit": {"off"}},
}


@register(Tags.database)
def promises(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """What each open connection says of its own promises."""
    return [
        Error(sentence, id="factcheck.E008")
        for alias in databases or ()
        for sentence in broken_promises(alias)
    ]


def broken_promises(alias: str) -> Iterator[str]:
    """A sentence for each setting of the server under which work could be lost."""
    vendor = connections[alias].vendor
    try:
        for name, unsafe in UNSAFE.get(vendor, {}).items():
            if (said := ask(alias, f"{ASK[vendor]} {name}")) in unsafe:
                yield f"The database '{alias}' has {name} = {said}; work could be lost."
    except DatabaseError as error:
        yield f"The database '{alias}' does not answer: {error}".strip()


def ask(alias: str, query: str) -> str:
    with connections[alias].cursor() as cursor:
        cursor.execute(query)
        return str(cursor.fetchone()[0]).lower()
