"""Rows of a table as lines: the cells of a row beside each other, and where they stood."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sources.intake.readers.reading import Locator, TooLongError

BETWEEN = " | "  # as the reader of pages writes rows


class Row(NamedTuple):
    """The cells of a row, its number from 1, and the name of its sheet if there are several."""

    cells: Sequence[str]
    number: int
    sheet: str = ""

    @property
    def locator(self) -> str:
        """Its cells as spreadsheets name them."""
        first, last = "A", column(len(self.cells))
        cells = f"{first}{self.number}:{last}{self.number}" if last != first else f"A{self.number}"
        return f"{self.sheet}!{cells}" if self.sheet else cells


def column(number: int) -> str:
    """A, …, Z, AA, …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def laid_out(rows: Iterable[Row], chars: int) -> tuple[str, tuple[Locator, ...]]:
    """A row a line, empty rows and empty cells at the end of a row left out."""
    lines: list[str] = []
    locators: list[Locator] = []
    length = 0
    for row in rows:
        cells = trimmed([" ".join(cell.split()) for cell in row.cells])
        if not cells:
            continue
        locators.append((length, row._replace(cells=cells).locator))
        lines.append(line := BETWEEN.join(cells))
        length += len(line) + 1
        if length > chars + 1:
            raise TooLongError
    return "\n".join(lines), tuple(locators)


def trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
