"""A newsroom written out as a folder: every row twice, for programs and for people."""

import csv
import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final, TextIO

from claims.moving import manifest, spreadsheet
from claims.moving.manifest import Manifest, Told, bytes_file, rows_file, sheet_file
from claims.moving.numbering import last_number
from claims.moving.refusals import DiskFull, ExportUnfinished, FolderTaken, FolderUnwritable
from claims.moving.snapshot import snapshot
from claims.moving.tables import Table, moving_tables
from claims.moving.values import Blob, digest, writer_of
from claims.publishing.log import write_log

UNFINISHED: Final = ".unfinished"
FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# Personal data: nobody but the account that runs Factcheck.
PRIVATE: Final = 0o700

Said = Callable[[str, int], None]


def export(
    folder: Path, *, passwords: bool = False, say: Said = lambda what, rows: None
) -> Manifest:
    """Write everything of one moment to a new folder, which appears when it is whole.

    Raises FolderTaken, ExportUnfinished, DiskFull or FolderUnwritable, and leaves nothing.
    """
    try:
        with unfinished(folder) as place:
            with snapshot():
                said = write_all(place, passwords=passwords, say=say)
            said.files = manifest.sums_of(place)
            said.write(place)
    except OSError as error:
        if error.errno in FULL:
            raise DiskFull from error
        raise FolderUnwritable(folder=folder, why=error.strerror or error) from error
    return said


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A folder beside the one that is wanted; takes its name when all is written, or goes."""
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise FolderTaken(folder=folder)
    place = folder.with_name(f"{folder.name}{UNFINISHED}")
    try:
        place.mkdir(mode=PRIVATE)
    except FileExistsError:
        raise ExportUnfinished(folder=place) from None
    try:
        yield place
        os.sync()
        place.rename(folder)
    except BaseException:
        shutil.rmtree(place)
        raise


def write_all(folder: Path, *, passwords: bool, say: Said) -> Manifest:
    """All tables, and what the manifest counts of them."""
    said = Manifest(passwords=passwords)
    for name in (manifest.ROWS, manifest.SHEETS, manifest.BYTES):
        (folder / name).mkdir()
    with (folder / manifest.SUMS).open("w", encoding="ascii") as sums:
        keep = keeper(folder, sums)
        for table in moving_tables():
            said.tables[table.label] = write_table(table, folder, keep, passwords=passwords)
            say(table.words, said.tables[table.label].rows)
    write_log(folder / manifest.LOG)
    return said


def keeper(folder: Path, sums: TextIO) -> Blob:
    """Keeps bytes once, under their digest, and gives that."""

    def keep(data: bytes) -> str:
        name = digest(data)
        path = folder / bytes_file(name)
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            sums.write(f"{name}  {bytes_file(name)}\n")
        return name

    return keep


def write_table(table: Table, folder: Path, keep: Blob, *, passwords: bool) -> Told:
    """Each row as a line of JSON and as a line of a sheet."""
    columns = table.columns(passwords=passwords)
    names = list(columns)
    writers = [writer_of(table, field, keep=keep) for field in columns.values()]
    count = 0
    with ExitStack() as stack:
        lines = stack.enter_context(opened(folder / rows_file(table.label), encoding="utf-8"))
        sheet = opened(folder / sheet_file(table.label), encoding=spreadsheet.ENCODING)
        cells = csv.writer(stack.enter_context(sheet), quoting=csv.QUOTE_NONNUMERIC)
        cells.writerow(names)
        for row in table.rows(names):
            values = written(row, writers)
            lines.write(line(dict(zip(names, values, strict=True))))
            cells.writerow(map(spreadsheet.cell, values))
            count += 1
    return Told(count, last_number(table), manifest.schema_of(table, passwords=passwords))


def opened(path: Path, *, encoding: str) -> TextIO:
    return path.open("w", encoding=encoding, newline="")


def written(row: tuple[Any, ...], writers: list[Callable[[Any], Any]]) -> list[Any]:
    pairs = zip(row, writers, strict=True)
    return [None if value is None else write(value) for value, write in pairs]


def line(values: dict[str, Any]) -> str:
    """The same on every database: PostgreSQL keeps the keys of an object in an order of its own."""
    said = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{said}\n"
