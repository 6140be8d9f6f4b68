"""What some tests need beside pip: skipped with a reason where it is missing, failed in CI."""

import os
import shutil

import pytest


def missing(what: str, how: str) -> None:
    """Skip, saying how to get it; in CI nothing may be missing."""
    reason = f"{what} is not here; {how}"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def need_postgresql() -> str:
    """The URL of a PostgreSQL where databases may be made and dropped."""
    given = os.environ.get("TEST_POSTGRES_URL", "")
    found = os.environ.get("DATABASE_URL", "")
    url = given or (found if found.startswith("postgres") else "")
    if not url:
        missing("PostgreSQL", "install it and set TEST_POSTGRES_URL=postgres://user@host/postgres")
    return url


def need_chromium() -> str:
    """The path of Debian's Chromium, for Playwright's `executable_path`."""
    path = shutil.which("chromium") or ""
    if not path:
        missing("Chromium", "on Debian: sudo apt install chromium fonts-noto-core")
    return path
