"""What a folder says of itself: which tables, how many rows, and what each file must be."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from claims.moving.tables import Table

FORMAT: Final = 1
NAME: Final = "manifest.json"
ROWS, SHEETS, BYTES, LOG = "rows", "csv", "bytes", "log"
# As `sha256sum` writes them; the files below `bytes/` are too many for one JSON object.
SUMS: Final = "bytes.sha256"
PIECE: Final = 1 << 20


@dataclass(frozen=True)
class Told:
    """What the manifest says of one table."""

    rows: int
    last: int
    columns: dict[str, str]


@dataclass
class Manifest:
    """The first file to be read and the last to be written."""

    passwords: bool
    tables: dict[str, Told] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT
    made_at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))

    def write(self, folder: Path) -> None:
        """Beside the files it vouches for."""
        said = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        (folder / NAME).write_text(f"{said}\n", encoding="utf-8")


def schema_of(table: Table, *, passwords: bool) -> dict[str, str]:
    """The columns of a table and their kinds, the same on every database."""
    columns = table.columns(passwords=passwords)
    return {name: field.get_internal_type() for name, field in columns.items()}


def rows_file(label: str) -> str:
    return f"{ROWS}/{label}.jsonl"


def sheet_file(label: str) -> str:
    return f"{SHEETS}/{label}.csv"


def bytes_file(digest: str) -> str:
    return f"{BYTES}/{digest[:2]}/{digest}"


def sha256_of(path: Path) -> str:
    """The digest of a file of any size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def written_files(folder: Path) -> Iterator[str]:
    """All files the manifest vouches for by name: those of bytes have a list of their own."""
    for part in (ROWS, SHEETS, LOG):
        found = (folder / part).rglob("*")
        yield from sorted(str(path.relative_to(folder)) for path in found if path.is_file())
    yield SUMS


def sums_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of each of them, by its path."""
    return {name: sha256_of(folder / name) for name in written_files(folder)}
