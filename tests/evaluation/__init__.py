"""Measures of the machine's half on files of known answers, apart from the newsroom's own data."""

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
    verbose: bool = False
