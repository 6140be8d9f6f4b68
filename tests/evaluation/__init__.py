"""Measures of the machine's half on files of known answers; none of them touches a database."""

from dataclasses import dataclass
from pathlib import Path


class MalformedFileError(ValueError):
    """The file is not of the shape its measure reads; the message says what is wrong."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """What a measure may be told besides its file."""

    mode: str = "lexical"
    train: Path | None = None
    folder: Path | None = None
