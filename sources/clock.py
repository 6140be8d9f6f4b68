"""The database's clock, to the microsecond on every database."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import ExpressionWrapper, Value
from django.db.models.functions import Now
from django.db.models.sql.compiler import SQLCompiler


class DatabaseNow(Now):
    """The start of the transaction, or of the statement, by the clock all hosts share.

    SQLite keeps times as text and tells the time in milliseconds, while Django writes, adds and
    compares in microseconds: `….123` and `….123000` are one moment and two texts, so that what is
    due now is sometimes not due. Six digits everywhere make the order of texts that of times.
    """

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        template = "(STRFTIME('%%%%Y-%%%%m-%%%%d %%%%H:%%%%M:%%%%f', 'NOW') || '000')"
        return self.as_sql(compiler, connection, template=template, **extra)


def from_now(seconds: float) -> "ExpressionWrapper[Any]":
    """So many seconds after the database's now; before it when negative."""
    return ExpressionWrapper(
        DatabaseNow() + Value(timedelta(seconds=seconds)), output_field=models.DateTimeField()
    )
