"""A newsroom brought in from a folder: into an empty database, whole or not at all."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import Field, Model
from django.db.models.sql import InsertQuery
from django.utils.translation import gettext as _

from claims.moving.checking import bytes_called, checked, inside
from claims.moving.exporting import Said
from claims.moving.manifest import Manifest, rows_file
from claims.moving.numbering import go_on_after
from claims.moving.refusals import BadRow, DamagedExport, NotEmpty, RowsDisagree
from claims.moving.tables import MADE_AT_SETUP, Table, moving_tables
from claims.moving.values import Reader, reader_of

# A text of a million characters, each of them escaped, beside all that is said of it.
LONGEST_LINE: Final = 32_000_000
HELD: Final = 4_000_000  # bytes of lines and files in memory before they are written
ROW_WEIGHT: Final = 2_000  # what Python adds to a row of any size
UNREADABLE: Final = (ValueError, TypeError, OverflowError, RecursionError)

Weighed = tuple[int, Model]


def bring_in(folder: Path, *, say: Said) -> Manifest:
    """Write everything of an export to this database; raises a Refusal, having written nothing."""
    check_empty()
    said = checked(folder)
    try:
        with transaction.atomic():
            check_empty()
            make_room()
            for table in moving_tables():
                write_table(table, folder, said)
                say(table.words, said.tables[table.label].rows)
            connection.check_constraints()
    except (DatabaseError, *UNREADABLE) as error:
        raise RowsDisagree(why=error) from error
    return said


def check_empty() -> None:
    """Raise NotEmpty if anybody works here."""
    for table in moving_tables():
        if table.label not in MADE_AT_SETUP and (count := table.all().count()):
            raise NotEmpty(count=count, what=table.words)


def make_room() -> None:
    """The roles that come take the place of those a new database has."""
    tables = {table.label: table for table in moving_tables()}
    for label in MADE_AT_SETUP:
        tables[label].all().delete()


def write_table(table: Table, folder: Path, said: Manifest) -> None:
    """Every row under its old number, and the next one under the next."""
    told = said.tables[table.label]
    fields, count = list(table.fields), 0
    for batch in batches(read_rows(table, folder, said)):
        insert(table, fields, batch)
        count += len(batch)
    if count != told.rows:
        why = _("It has %(found)s rows, and the manifest counts %(told)s.")
        raise DamagedExport(
            file=rows_file(table.label), why=why % {"found": count, "told": told.rows}
        )
    go_on_after(table, told.last)


def insert(table: Table, fields: "list[Field[Any, Any]]", rows: list[Model]) -> None:
    """As they are: nothing dates, folds or counts them anew."""
    size = max(1, connection.ops.bulk_batch_size([f.name for f in fields], rows))
    for start in range(0, len(rows), size):
        query = InsertQuery(table.model)
        query.insert_values(fields, rows[start : start + size], raw=True)
        query.get_compiler(connection=connection).execute_sql()


def batches(rows: Iterator[Weighed]) -> Iterator[list[Model]]:
    """As many rows as memory holds without growing with the export."""
    batch: list[Model] = []
    held = 0
    for weight, row in rows:
        batch.append(row)
        held += weight + ROW_WEIGHT
        if held > HELD:
            yield batch
            batch, held = [], 0
    yield batch


def read_rows(table: Table, folder: Path, said: Manifest) -> Iterator[Weighed]:
    """Each row of a table; raises BadRow for what is none."""
    name = rows_file(table.label)
    read = row_reader(table, folder, said)
    with inside(folder, name).open("rb") as lines:
        for number, line in enumerate(iter(partial(lines.readline, LONGEST_LINE), b""), start=1):
            try:
                yield read(line)
            except ValidationError as error:
                raise BadRow(file=name, row=number, why=" ".join(error.messages)) from error
            except UNREADABLE as error:
                raise BadRow(file=name, row=number, why=error) from error


def row_reader(table: Table, folder: Path, said: Manifest) -> Callable[[bytes], Weighed]:
    """What makes a row of a line."""
    columns = table.columns(passwords=said.passwords)
    find = partial(bytes_called, folder)
    readers = {
        name: unless_null(field, reader_of(table, field, bytes_of=find))
        for name, field in columns.items()
    }
    withheld = table.withheld(passwords=said.passwords)

    def read(line: bytes) -> Weighed:
        values = said_in(line)
        if not isinstance(values, dict) or values.keys() != readers.keys():
            raise ValueError(_("It has other columns than its table."))
        found = {name: readers[name](value) for name, value in values.items()}
        bulk = sum(len(value) for value in found.values() if isinstance(value, bytes))
        return len(line) + bulk, table.model(**withheld, **found)

    return read


def said_in(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(_("This is no JSON.")) from error


def unless_null(field: "Field[Any, Any]", read: Reader) -> Reader:
    """Nothing is read of nothing, where nothing may stand."""

    def read_any(value: Any) -> Any:
        if value is None and not field.null:
            raise ValueError(_("“%(name)s” is missing.") % {"name": field.attname})
        return None if value is None else read(value)

    return read_any
