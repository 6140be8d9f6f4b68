"""Spreadsheets (.xlsx): the rows of the sheets one sees, values as they are shown."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import takewhile
from typing import Any, Final

from openpyxl import load_workbook

from sources.intake.readers.packed import weighed
from sources.intake.readers.reading import ReadFile
from sources.intake.readers.rows import Row, laid_out

DIGITS: Final = ".15g"  # what a spreadsheet keeps of a number
# Quoted, escaped, or a blank as wide as another character (ECMA-376, 18.8.31).
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|[_*].')


def read(data: bytes, chars: int) -> ReadFile:
    """A table a sheet; of a formula the value it had when the file was saved."""
    book = opened(data)
    body, locators = laid_out(rows_of(book), chars)
    said = book.properties
    return ReadFile(body, title=said.title or "", byline=said.creator or "", locators=locators)


def opened(data: bytes) -> Any:
    weighed(data).close()
    return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


def first_rows(data: bytes) -> Iterator[Row]:
    """The rows of the first sheet one sees."""
    rows = rows_of(opened(data))
    first = next(rows, None)
    if first is not None:
        yield first
        yield from takewhile(lambda row: row.sheet == first.sheet, rows)


def rows_of(book: Any) -> Iterator[Row]:
    """The rows of all sheets that are not hidden, named where there are several of them."""
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        sheet.reset_dimensions()  # what a sheet says of its own size may be a lie
        name = sheet.title if len(sheets) > 1 else ""
        for number, row in enumerate(sheet.iter_rows(), start=1):
            yield Row([shown(cell) for cell in row], number, name)


def shown(cell: Any) -> str:
    """A value as readers of the sheet see it, as far as figures and days go."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value, cell.number_format or "")
    return str(value)


def number(value: float, form: str) -> str:
    """A number in plain digits, a share in percent where its cell shows one.

    Only the sign that orders a share is one; a sign that is written beside a number says it is
    in percent already.
    """
    orders = _LITERAL.sub("", form)
    if "%" in orders:
        decimals = orders.partition("%")[0].partition(".")[2].count("0")
        return f"{value * 100:.{decimals}f}%"
    digits = format(value, DIGITS if isinstance(value, float) else "d")
    return f"{digits}%" if "%" in _LITERAL.sub(r"\1\2", form) else digits
