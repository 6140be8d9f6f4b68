"""Why a newsroom was not taken out or brought in, in words for people."""

from django.utils.translation import gettext_lazy as _

from sources.refusals.refusal import Refusal


class FolderTaken(Refusal):
    """There is something in the folder that an export should make."""

    code = "folder_taken"
    message = _("%(folder)s is there already and is not empty. Name a new folder.")


class ExportUnfinished(Refusal):
    """An earlier export was broken off, or one runs at this moment."""

    code = "export_unfinished"
    message = _(
        "%(folder)s is there: another export is being written, or one was broken off. "
        "If none is running, remove it and export again."
    )


class DiskFull(Refusal):
    """No room for the rest of the folder."""

    code = "disk_full"
    message = _(
        "The disk is full. The export was broken off and what it had written was removed; "
        "free some space or name a folder on another disk."
    )


class FolderUnwritable(Refusal):
    """The system does not let us write there."""

    code = "folder_unwritable"
    message = _("%(folder)s cannot be written: %(why)s")


class NoExport(Refusal):
    """A folder without a manifest that can be read."""

    code = "no_export"
    message = _("%(folder)s holds no finished export: %(why)s")


class OtherSchema(Refusal):
    """Written by a version whose tables differ."""

    code = "other_schema"
    message = _(
        "This export was written by another version of Factcheck: %(what)s. Bring it in with the "
        "version that wrote it, then bring that database up to date."
    )


class DamagedExport(Refusal):
    """A file that is missing, changed, or no file at all."""

    code = "damaged_export"
    message = _("%(file)s: %(why)s Nothing was brought in.")


class BadRow(Refusal):
    """A row that cannot be one of ours, whatever its checksum says."""

    code = "bad_row"
    message = _("%(file)s, row %(row)s: %(why)s Nothing was brought in.")


class RowsDisagree(Refusal):
    """Rows that the rules of the database do not let stand together."""

    code = "rows_disagree"
    message = _("The rows do not fit together: %(why)s Nothing was brought in.")


class NotEmpty(Refusal):
    """Somebody works in this database already."""

    code = "not_empty"
    message = _(
        "This database is not empty: it holds %(count)s rows of “%(what)s”. A newsroom is brought "
        "into a new database only; make one with manage.py migrate."
    )
