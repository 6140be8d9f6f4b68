"""Reading files of known answers; whatever is wrong with one is told in one sentence."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from tests.evaluation import MalformedFileError

TAB: Final = "\t"
_LONGEST: Final = 10_000_000  # characters of a field; csv's own limit is that of a long tweet


def read_json(path: Path) -> Any:
    """The content of a JSON file; raises MalformedFileError."""
    text = _text(path)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise MalformedFileError(_("no JSON at line %d.") % error.lineno) from error
    except RecursionError as error:
        raise MalformedFileError(_("its lists are nested too deeply.")) from error
    except ValueError as error:
        raise MalformedFileError(_("a number in it is too long.")) from error


def read_table(
    path: Path, columns: Sequence[str], *, delimiter: str = ","
) -> list[Mapping[str, str]]:
    """The rows of a CSV or TSV file that has these columns; raises MalformedFileError.

    Quotes in a TSV file are letters of its texts, unless reading them as quotes fits its columns.
    """
    text, broken = _text(path), 0
    ways = (csv.QUOTE_MINIMAL, csv.QUOTE_NONE) if delimiter == TAB else (csv.QUOTE_MINIMAL,)
    for quoting in ways:
        try:
            rows = list(_rows(text, delimiter, quoting))
        except csv.Error as error:
            raise MalformedFileError(_("no table.")) from error
        if not rows or not {*columns} <= rows[0].keys():
            raise MalformedFileError(_("expected the columns %s.") % ", ".join(columns))
        broken = next((n for n, row in enumerate(rows, 1) if not _fits(row, delimiter)), 0)
        if not broken:
            return rows
    raise MalformedFileError(_("row %d does not fit its columns.") % broken)


def _rows(text: str, delimiter: str, quoting: Any) -> Iterator[Mapping[str, str]]:
    csv.field_size_limit(_LONGEST)
    lines = io.StringIO(text, newline="")
    return iter(csv.DictReader(lines, delimiter=delimiter, quoting=quoting))


def _fits(row: Mapping[Any, Any], delimiter: str) -> bool:
    """Whether a row has a cell a column, and no tab inside of one."""
    whole = None not in row and None not in row.values()
    return whole and (delimiter != TAB or not any(TAB in cell for cell in row.values()))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedFileError(_("it is not in UTF-8.")) from error
