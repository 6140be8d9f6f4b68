"""The cells of a table for whoever takes its rows one by one; of several sheets the first."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Final

from sources.intake.readers import delimited, spreadsheet
from sources.intake.readers.reading import NoNewsError, ReadFile, TooLongError
from sources.intake.readers.rows import Row, trimmed

ROWS: Final = 5_001  # one of headings
COLUMNS: Final = 50
READ: Final = 100_000  # rows looked at, for those of a sheet are mostly empty at its end
_PACKED: Final = b"PK"


def read(data: bytes, chars: int) -> ReadFile:
    """A list of [number, cells] in JSON, empty rows left out."""
    rows = spreadsheet.first_rows(data) if data.startswith(_PACKED) else text_rows(data, chars)
    told = [(row.number, cells) for row in islice(rows, READ) if (cells := cells_of(row))]
    if len(told) > ROWS or any(len(cells) > COLUMNS for _number, cells in told):
        raise TooLongError
    body = json.dumps(told, ensure_ascii=False)
    if len(body) > chars:
        raise TooLongError
    return ReadFile(body)


def text_rows(data: bytes, chars: int) -> Iterator[Row]:
    text = data.decode().removeprefix("\ufeff")
    if not delimited.delimiter_of(text):
        raise NoNewsError
    return delimited.rows_of(text, chars)


def cells_of(row: Row) -> list[str]:
    """Its cells without blanks around them and at its end."""
    return trimmed([cell.strip() for cell in row.cells])
