"""Whether the database takes writes, found out by one that leaves nothing behind.

A question alone is answered by a database that is locked, full, or read-only.
"""

import time
from threading import Lock
from typing import Any, Final

from django.db import DatabaseError, transaction

from sources.brief_locks import brief_locks
from sources.host import Fault, fault_of
from sources.people.models import AskedCount
from sources.work.life import this_process

PATIENCE: Final = 2.0  # seconds; a long change of a good day is over by then
KEPT: Final = 3.0  # seconds an answer holds: who asks often must not write as often
ROWS, WIDE = 64, 200  # together some pages, which a full database does not have
LOCKED, READ_ONLY, FULL, FAILED = "locked", "read only", "full", "failed"
REASONS: Final = {Fault.SPACE: FULL, Fault.RIGHTS: READ_ONLY}
# Classes and codes of PostgreSQL's manual, appendix A.
POSTGRESQL: Final = {"25006": READ_ONLY, "53100": FULL, "55P03": LOCKED, "57014": LOCKED}
SQLITE: Final = {"database is locked": LOCKED, "database table is locked": LOCKED}


class Probe:
    """The last answer of this process, and since when it holds."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        self.until, self.found = 0.0, {"ok": True}

    def answer(self) -> dict[str, Any]:
        """One tries, whoever asks meanwhile waits for what that one finds."""
        with self.lock:
            if time.monotonic() >= self.until:
                self.found = tried()
                self.until = time.monotonic() + KEPT
            return dict(self.found)


PROBE: Final = Probe()


def tried() -> dict[str, Any]:
    try:
        with brief_locks(PATIENCE):
            write_and_remove()
    except DatabaseError as error:
        return {"ok": False, "reason": reason_of(error)}
    return {"ok": True}


@transaction.atomic
def write_and_remove() -> None:
    """Rows of this process alone, written out with their removal."""
    own = this_process()
    names = [f"{own} {number} ".ljust(WIDE, "-")[:WIDE] for number in range(ROWS)]
    AskedCount.objects.bulk_create(AskedCount(who=name, span=0, times=0) for name in names)
    AskedCount.objects.filter(who__in=names).delete()


def reason_of(error: DatabaseError) -> str:
    """In a word that tells a stranger nothing of this machine."""
    state = str(getattr(error.__cause__, "sqlstate", ""))
    fault = fault_of(error)
    known = POSTGRESQL.get(state) or SQLITE.get(str(error))
    return known or (REASONS.get(fault, FAILED) if fault else FAILED)
