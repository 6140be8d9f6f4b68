"""The searchable copy of the archive: what goes in, what is asked, what comes out."""

from sources.index.engine.entries import (
    Entry,
    Hit,
    Index,
    IndexBatch,
    IndexBusyError,
    IndexDamagedError,
    IndexMark,
    IndexUnusableError,
    Query,
)

__all__ = [
    "Entry",
    "Hit",
    "Index",
    "IndexBatch",
    "IndexBusyError",
    "IndexDamagedError",
    "IndexMark",
    "IndexUnusableError",
    "Query",
]
