"""Background work and readers of files come second on their machine."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from sources.giving_way import BEHIND

SAY = (
    "import os; from sources.giving_way import give_way; give_way(); give_way(); print(os.nice(0))"
)
OF_A_READER = (
    "import os; from sources.intake.readers.__main__ import limit; "
    "limit(60, 10**10, 1000); print(os.nice(0))"
)


def said(code: str, *, alone: bool = True) -> str:
    """What a process of its own session says; the session of the tests keeps its place."""
    command = [sys.executable, "-c", code]
    told = subprocess.run(
        command, cwd=settings.BASE_DIR, check=True, capture_output=True, text=True,
        start_new_session=alone,
    )  # fmt: skip
    return told.stdout.strip()


def test_who_gives_way_does_so_once():
    assert said(SAY) == str(max(BEHIND, os.nice(0)))


def test_its_session_gives_way_where_sessions_share_the_processor():
    session = Path("/proc/self/autogroup")
    told = said(f"{SAY}; print(open('{session}').read())") if session.exists() else "nice 5"
    assert told.endswith(f"nice {BEHIND}")


def test_a_file_is_read_behind_those_who_wait_for_pages():
    assert said(OF_A_READER) == str(os.nice(0) + BEHIND)
