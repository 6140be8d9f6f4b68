"""The last number a table gave: none is given twice, not even one whose row is gone."""

from django.db import connection
from django.db.models import AutoField, Max

from claims.moving.tables import Table


def last_number(table: Table) -> int:
    """The highest number ever given; 0 for a table that gives none."""
    return max(highest(table), given(table)) if numbers_itself(table) else 0


def highest(table: Table) -> int:
    return table.all().aggregate(highest=Max("pk"))["highest"] or 0


def numbers_itself(table: Table) -> bool:
    return isinstance(table.options.pk, AutoField)


def given(table: Table) -> int:
    """What the database remembers of it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            name = sequence_of(table)
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {name}")  # noqa: S608
        else:
            cursor.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = %s", [table.options.db_table]
            )
        found = cursor.fetchone()
    return int(found[0]) if found else 0


def sequence_of(table: Table) -> str:
    with connection.cursor() as cursor:
        names = [connection.ops.quote_name(table.options.db_table), table.options.pk.column]
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", names)
        return str(cursor.fetchone()[0])


def go_on_after(table: Table, last: int) -> None:
    """Let the next row of the table have the number after `last`."""
    if not numbers_itself(table):
        return
    last = max(last, highest(table))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(%s, greatest(%s, 1), %s)", [sequence_of(table), last, last > 0]
            )
        else:
            name = table.options.db_table
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [name])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [name, last])
