"""Tables written as text (CSV, TSV; RFC 4180): which delimiter, which cells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from sources.intake.readers.reading import ReadFile
from sources.intake.readers.rows import Row, laid_out

DELIMITERS: Final = "\t;,|"
LOOKED_AT: Final = 20  # lines
ROWS, COLUMNS = 3, 3  # what nobody calls a table is one from this size on
_QUOTED: Final = re.compile(r'"[^"]*"')
_STOPPED: Final = re.compile(r"[.!?؟…]\W*$")


def read(data: bytes, chars: int) -> ReadFile:
    """A table given in UTF-8; a cell may be as long as the whole text, and then is too long."""
    text = data.decode().removeprefix("\ufeff")
    body, locators = laid_out(rows_of(text, chars), chars)
    return ReadFile(body, locators=locators)


def rows_of(text: str, chars: int) -> Iterator[Row]:
    """Its rows; MemoryError for a cell without end, which is all that a table is refused for."""
    csv.field_size_limit(chars + 1)
    try:
        cells = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text) or ",")
        for number, row in enumerate(cells, start=1):
            yield Row(row, number)
    except csv.Error as error:
        raise MemoryError from error


def delimiter_of(text: str) -> str:
    """What parts half of the first lines or more, each into as many cells; "" if nothing does.

    The others may be a title, a note, or a row that lacks its last cells.
    """
    lines = lines_of(text)
    told = {delimiter: cells(lines, delimiter, alike=0.5) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: told[delimiter])
    return best if told[best] > 1 else ""


def is_table(text: str, *, called: bool) -> bool:
    """Whether text is a table; `called` so, two cells a row are enough.

    Prose has commas as well, but seldom as many in each line, and it ends in stops.
    """
    lines, delimiter = lines_of(text), delimiter_of(text)
    if called or not delimiter:
        return bool(delimiter)
    wide = len(lines) >= ROWS and cells(lines, delimiter, alike=1) >= COLUMNS
    return wide and not any(map(_STOPPED.search, lines))


def lines_of(text: str) -> list[str]:
    """The first lines, without what stands in quotes."""
    return [line for line in _QUOTED.sub("", text).splitlines()[:LOOKED_AT] if line.strip()]


def cells(lines: list[str], delimiter: str, *, alike: float) -> int:
    """How many cells this share of the lines has; 0 if fewer of them are alike."""
    counted = Counter(line.count(delimiter) + 1 for line in lines)
    usual = max(counted, key=lambda many: (counted[many], many), default=0)
    return usual if counted[usual] >= alike * len(lines) else 0
