"""A folder looked at before a row of it is written: every file there, every one as it was."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from claims.moving.manifest import (
    FORMAT,
    NAME,
    SUMS,
    Manifest,
    Told,
    bytes_file,
    rows_file,
    schema_of,
    sha256_of,
    sheet_file,
)
from claims.moving.refusals import DamagedExport, NoExport, OtherSchema
from claims.moving.tables import moving_tables

LARGEST_MANIFEST: Final = 4_000_000
SUM: Final = re.compile(r"([0-9a-f]{64})  (\S{1,200})\n", re.ASCII)
LINE: Final = 300
DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


def checked(folder: Path) -> Manifest:
    """The manifest of a whole and undamaged export of this version; raises a Refusal."""
    said = read_manifest(folder)
    check_schema(said)
    check_names(said)
    for name, expected in said.files.items():
        check_file(folder, name, expected)
    check_bytes(folder)
    return said


def read_manifest(folder: Path) -> Manifest:
    try:
        path = inside(folder, NAME)
        if path.stat().st_size > LARGEST_MANIFEST:
            raise NoExport(folder=folder, why=_("its manifest is too large."))
        return understood(json.loads(path.read_text(encoding="utf-8")))
    except DamagedExport as damage:
        raise NoExport(folder=folder, why=damage) from damage
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OSError) as error:
        raise NoExport(folder=folder, why=_("its manifest cannot be read.")) from error


def understood(said: Any) -> Manifest:
    """The manifest in its own types; raises one of Python's errors for anything else."""
    version = said["format"]
    if version != FORMAT or isinstance(version, bool):
        raise OtherSchema(what=_("its format is “%(format)s”") % {"format": version})
    tables = {str(label): told(each) for label, each in said["tables"].items()}
    files = {str(name): str(digest) for name, digest in said["files"].items()}
    return Manifest(bool(said["passwords"]), tables, files, FORMAT, str(said["made_at"]))


def told(said: Mapping[str, Any]) -> Told:
    rows, last = said["rows"], said["last"]
    if not (type(rows) is type(last) is int and rows >= 0 and 0 <= last < 1 << 63):
        raise ValueError(rows, last)
    return Told(rows, last, {str(name): str(kind) for name, kind in said["columns"].items()})


def check_schema(said: Manifest) -> None:
    """Raise OtherSchema unless the tables and their columns are ours."""
    ours = {t.label: schema_of(t, passwords=said.passwords) for t in moving_tables()}
    theirs = {label: told.columns for label, told in said.tables.items()}
    for label in sorted(ours.keys() | theirs.keys()):
        apart = set(ours.get(label, {}).items()) ^ set(theirs.get(label, {}).items())
        if apart:
            names = ", ".join(sorted({name for name, _kind in apart}))
            raise OtherSchema(what=f"{label}: {names}")


def check_names(said: Manifest) -> None:
    """Raise unless every file of ours is vouched for."""
    wanted = [name(label) for label in said.tables for name in (rows_file, sheet_file)]
    for name in (*wanted, SUMS):
        if name not in said.files:
            raise DamagedExport(file=name, why=_("The manifest does not vouch for it."))


def inside(folder: Path, name: str) -> Path:
    """The file of this name, which lies in the folder and is one; raises DamagedExport."""
    try:
        path = (folder / name).resolve(strict=True)
        if path.is_relative_to(folder.resolve()) and path.is_file():
            return path
    except (OSError, ValueError) as error:
        raise DamagedExport(file=name, why=_("This file is missing.")) from error
    raise DamagedExport(file=name, why=_("This is no file of the export."))


def check_file(folder: Path, name: str, expected: str) -> None:
    try:
        found = sha256_of(inside(folder, name))
    except OSError as error:
        raise DamagedExport(file=name, why=_("This file cannot be read.")) from error
    if found != expected:
        raise DamagedExport(file=name, why=_("Its checksum is wrong: the file was changed."))


def check_bytes(folder: Path) -> None:
    """Each file of bytes is there and is what its name says."""
    with inside(folder, SUMS).open(encoding="ascii", errors="replace") as lines:
        while line := lines.readline(LINE):
            found = SUM.fullmatch(line)
            if not found or found[2] != bytes_file(found[1]):
                raise DamagedExport(file=SUMS, why=_("This is no list of checksums."))
            check_file(folder, found[2], found[1])


def bytes_called(folder: Path, digest: Any) -> bytes:
    """The bytes of this digest, looked at once more; raises ValueError for no digest."""
    if not isinstance(digest, str) or not DIGEST.fullmatch(digest):
        raise ValueError(_("This is no SHA-256."))
    check_file(folder, bytes_file(digest), digest)
    return inside(folder, bytes_file(digest)).read_bytes()
