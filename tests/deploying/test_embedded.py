"""The backup and the restore of the embedded database, typed as docs/deploying.md has them."""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.deploying.document import commands
from tests.deploying.host import copy_tree, run

ELSEWHERE = {
    "DATABASE_URL",
    "FACTCHECK_RUN_DIR",
    "INDEX_DIR",
    "SECRET_KEY",
    "DJANGO_SETTINGS_MODULE",
}


@pytest.fixture
def home(tmp_path):
    """The code with an embedded database, as `make run` leaves it."""
    copy_tree(tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    type_in(tmp_path, ".venv/bin/python manage.py migrate --verbosity 0")
    return tmp_path


def type_in(home: Path, script: str) -> None:
    env = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    typed = ("bash", "-euo", "pipefail", "-c", script)
    run(*typed, cwd=home, env={**env, "HOME": str(home)})


def write(database: sqlite3.Connection, word: str) -> None:
    database.execute("UPDATE auth_group SET name = ? WHERE id = 1", [word])
    database.commit()


def read(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT name FROM auth_group WHERE id = 1").fetchone()[0]


def scripts() -> tuple[str, str]:
    """The two blocks of the section: backup and restore."""
    backup, mark, restore = commands("sh")["The embedded database"].partition("backup=$(ls")
    assert mark
    return backup, mark + restore


def test_a_backup_is_made_in_use_and_again_and_can_be_restored_with_its_key(home):
    backup, restore = scripts()
    database, key = home / ".run" / "factcheck.sqlite3", home / ".run" / "secret_key"
    made = home / "factcheck-backup"
    kept = key.read_text(encoding="ascii")
    with closing(sqlite3.connect(database)) as in_use:
        write(in_use, "first")
        type_in(home, backup)
        write(in_use, "second")
        type_in(home, backup)
        write(in_use, "after the backup")
    key.write_text("another", encoding="ascii")
    names = sorted(made.glob("*/factcheck.sqlite3"))
    assert [read(path) for path in names] == ["first", "second"]

    type_in(home, restore)
    assert read(database) == "second"
    assert key.read_text(encoding="ascii") == kept
    assert key.stat().st_mode & 0o077 == 0
