"""Tables of past checks: handed in, told what their columns are, taken in as background work."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from django.db import transaction

from claims.earlier.columns import CLAIM, HELD, guessed
from claims.earlier.reviews import checked
from claims.earlier.taking import TakenChecks, keep, weighed
from claims.models import CheckTable, LabelReading
from claims.models.check_table import MOST_COLUMNS, MOST_ROWS
from claims.models.label_reading import folded_label
from claims.models.past_check import Came, ToldCheck
from claims.refusals.earlier import (
    BegunAlready,
    NoClaimColumn,
    NoTable,
    TooManyRows,
    UnreadDate,
)
from sources.intake.doors import File
from sources.intake.extract.child import told_apart
from sources.intake.extract.extracted import storable
from sources.intake.extract.garbled import mended
from sources.intake.handing_in import reading
from sources.intake.readers.decoding import decode
from sources.intake.watching.reasons import in_words
from sources.limits import keep_within
from sources.people.models import Person
from sources.refusals.refusal import Refusal
from sources.refusals.texts import TooLong, UnknownKind
from sources.work.kinds import Effects
from sources.work.models import Work

TAKE: Final = "take_table"
READER: Final = "table_cells"
PACKED: Final = b"PK"
DAYS: Final = {"published_on", "said_on"}


def hand_in_table(file: File, *, by: Person) -> CheckTable:
    """Keep a table until somebody says what its columns are; raises a Refusal for what is none."""
    with reading():
        rows = rows_in(file)
    columns = guessed(rows[0][1])
    return CheckTable.objects.create(
        name=storable(file.name)[-200:], rows=rows, columns=columns, added_by=by
    )


def rows_in(file: File) -> list[Any]:
    data = weighed(file).data
    if not data.startswith(PACKED):
        data = storable(mended(decode(data))).encode()
    try:
        rows = json.loads(storable(told_apart(data, READER)["body"]))
    except UnknownKind:
        raise NoTable from None
    except TooLong:
        raise TooManyRows(rows=f"{MOST_ROWS:,}", columns=MOST_COLUMNS) from None
    if len(rows) < 2:
        raise NoTable
    return [[number, [storable(cell) for cell in cells]] for number, cells in rows]


def labels_in(table: CheckTable, column: int | None) -> list[tuple[str, int]]:
    """Every label of a column with how often it stands there, the most frequent first."""
    if column is None:
        return []
    cells = (cells[column] for _number, cells in table.below if column < len(cells))
    return Counter(cell for cell in cells if folded_label(cell)).most_common()


@transaction.atomic
def begin(
    table: CheckTable,
    *,
    columns: Mapping[str, int],
    publisher: str = "",
    meanings: Mapping[str, str] | None = None,
    by: Person,
) -> None:
    """Say what its columns are and what its labels mean, and have its rows taken in.

    Raises NoClaimColumn, why a reading cannot be, and BegunAlready for the second who says so.
    """
    check_columns(columns, width=max((len(cells) for _number, cells in table.rows), default=0))
    keep_within(CheckTable, publisher=publisher)
    said = {"columns": dict(columns), "publisher": publisher.strip()}
    if not CheckTable.objects.begin(table.pk, by=by, **said):
        raise BegunAlready
    LabelReading.objects.read_as(meanings or {})
    Work.objects.request(TAKE, {table.pk: 0.0})


def check_columns(columns: Mapping[str, int], *, width: int) -> None:
    """Raise NoClaimColumn unless each is a column of its own, that of the claims among them."""
    places = list(columns.values())
    known = columns.keys() <= HELD.keys() and all(0 <= place < width for place in places)
    if CLAIM not in columns or not known or len(set(places)) < len(places):
        raise NoClaimColumn


def take_tables(pks: list[int]) -> Effects:
    """Read the rows of these tables; what is done already is left."""
    tables = CheckTable.objects.unfinished(pks)
    return partial(write, {table.pk: (table, told_rows(table)) for table in tables})


def told_rows(table: CheckTable) -> list[ToldCheck | Refusal]:
    return [told_in(cells, table) for _number, cells in table.below]


def told_in(cells: Sequence[str], table: CheckTable) -> ToldCheck | Refusal:
    """The check a row tells of, or why none."""
    said: dict[str, Any] = {
        what: cells[place] if place < len(cells) else "" for what, place in table.columns.items()
    }
    raw = dict(zip(table.headings, cells, strict=False))
    publisher = said.pop("publisher", "") or table.publisher
    try:
        days: dict[str, Any] = {what: day_in(said.pop(what)) for what in DAYS & said.keys()}
        url = said.pop("url", "")
        return checked(url=url, publisher=publisher, raw=raw, **said, **days)
    except Refusal as refusal:
        return refusal


def day_in(said: str) -> date | None:
    """A day with its year in front, as ISO 8601 or with strokes; raises UnreadDate for others.

    01/02/2026 is January to one reader and February to the next: nobody is guessed at.
    """
    if not said.strip():
        return None
    try:
        return date.fromisoformat(said.strip()[:10].replace("/", "-"))
    except ValueError:
        raise UnreadDate(said=said[:40]) from None


def write(
    found: Mapping[int, tuple[CheckTable, list[ToldCheck | Refusal]]], held: set[int]
) -> None:
    """Keep the rows, in the transaction that finishes the work."""
    for pk in found.keys() & held:
        table, rows = found[pk]
        outcome = keep(rows, Came.TABLE, by=table.begun_by)
        refused = in_rows(table, outcome)
        CheckTable.objects.finish(pk, taken=outcome.taken, held=outcome.held, refused=refused)


def in_rows(table: CheckTable, outcome: TakenChecks) -> list[dict[str, Any]]:
    """What was refused, by the numbers of the rows in the file."""
    numbers = [number for number, _cells in table.below]
    return [{"row": numbers[each.place - 1], **in_words(each.why)} for each in outcome.refused]
