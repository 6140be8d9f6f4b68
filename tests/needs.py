"""What some tests need beside pip: skipped with a reason where it is missing, failed in CI."""

import os
import shutil
from pathlib import Path

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


def need_a_host() -> None:
    """Root, and the programs of a host that serves a newsroom."""
    if os.geteuid() != 0:
        missing("The right to make an account", "run this test as root")
    programs = ("nginx", "openssl", "runuser", "useradd", "curl", "setsid", "git", "pg_dump")
    for program in programs:
        if not shutil.which(program, path="/usr/sbin:/usr/bin:/sbin:/bin"):
            missing(program, "on Debian: sudo apt install nginx openssl curl git postgresql")
    if not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        missing("PostgreSQL's server", "on Debian: sudo apt install postgresql")
