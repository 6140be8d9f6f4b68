"""One moment of the database, looked at for as long as it takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read inside is of one moment; nobody who writes waits for it, nor is awaited."""
    with without_a_lock(), transaction.atomic(durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def without_a_lock() -> Iterator[None]:
    """SQLite begins with the writer's lock as a rule (settings.py); whoever only reads does not."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    before = connection.transaction_mode  # type: ignore[attr-defined]  # of SQLite's alone
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        yield
    finally:
        connection.transaction_mode = before  # type: ignore[attr-defined]
