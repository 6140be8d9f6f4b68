"""Sources, people, and the machine's work in the admin."""

from sources.admin.people import PersonAdmin
from sources.admin.records import Record
from sources.admin.shelves import SourceAdmin

__all__ = ["PersonAdmin", "Record", "SourceAdmin"]
