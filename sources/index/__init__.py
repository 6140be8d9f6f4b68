"""The searchable copy of the archive: what goes in, what is asked, what comes out."""

from sources.index.engine.entries import (
    Batch,
    Entry,
    Hit,
    Index,
    IndexBusyError,
    IndexDamagedError,
    Mark,
    Query,
)

__all__ = [
    "Batch",
    "Entry",
    "Hit",
    "Index",
    "IndexBusyError",
    "IndexDamagedError",
    "Mark",
    "Query",
]
