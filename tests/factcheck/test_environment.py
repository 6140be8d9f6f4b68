import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

from factcheck.environment import NO_DATABASE, Environment


@pytest.fixture
def read(monkeypatch):
    """An environment in which the variable V has a value."""

    def reading(value: str | None = None) -> Environment:
        if value is None:
            monkeypatch.delenv("V", raising=False)
        else:
            monkeypatch.setenv("V", value)
        return Environment()

    return reading


def test_what_is_not_set_reads_as_its_default(read, tmp_path):
    env = read()
    assert env.number("V", 7) == 7
    assert env.fraction("V", 0.5) == 0.5
    assert env.flag("V") is False
    assert env.words("V", ["a"]) == ["a"]
    assert env.one_of("V", ["json", "plain"]) == "json"
    assert env.rate("V", "60/min") == "60/min"
    assert env.zone("V", "UTC") == "UTC"
    assert env.folder("V", tmp_path / "new").is_dir()
    assert env.problems() == {}


def test_what_is_set_is_read(read, tmp_path):
    assert read("9").number("V", 7) == 9
    assert read("0.25").fraction("V", 0.5) == 0.25
    assert read("yes").flag("V") is True
    assert read(" a.example , b.example,").words("V") == ["a.example", "b.example"]
    assert read("plain").one_of("V", ["json", "plain"]) == "plain"
    assert read("1000/hour").rate("V", "60/min") == "1000/hour"
    assert read("Asia/Beirut").zone("V", "UTC") == "Asia/Beirut"
    assert read(str(tmp_path / "x")).folder("V", tmp_path) == tmp_path / "x"
    assert read("postgres://u@h/d").database("V", "sqlite://")["NAME"] == "d"


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        ("many", lambda env: env.number("V", 7)),
        ("0", lambda env: env.number("V", 7)),
        ("", lambda env: env.number("V", 7)),
        ("1.5", lambda env: env.fraction("V", 0.5)),
        ("perhaps", lambda env: env.flag("V")),
        ("xml", lambda env: env.one_of("V", ["json", "plain"])),
        ("often", lambda env: env.rate("V", "60/min")),
        ("Middle/Earth", lambda env: env.zone("V", "UTC")),
        ("/proc/nobody/here", lambda env: env.folder("V", settings.RUN_DIR)),
        ("oracle of delphi", lambda env: env.database("V", "sqlite://")),
        ("gopher://x", lambda env: env.matching("V", "redis://h", "^redis://.")),
    ],
)
def test_what_cannot_be_read_is_told_by_its_name(read, value, reading):
    env = read(value)
    reading(env)
    assert list(env.problems()) == ["V"]


def test_a_bad_database_url_never_falls_back_to_another_database(read):
    assert read("nonsense").database("V", "sqlite:///other.sqlite3") == NO_DATABASE


def test_a_command_under_a_bad_variable_says_one_sentence_and_no_traceback(tmp_path):
    said = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "FACTCHECK_RUN_DIR": str(tmp_path), "WORK_BATCH": "many"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert "The variable WORK_BATCH cannot be used: Not a valid integer." in said.stderr
    assert "Traceback" not in said.stderr


def test_every_variable_is_explained():
    explained = (settings.BASE_DIR / ".env.example").read_text(encoding="utf-8")
    source = (settings.BASE_DIR / "factcheck" / "settings.py").read_text(encoding="utf-8")
    named = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
    assert {"WORK_BATCH", "REDIS_URL", "LOG_FORMAT"} <= named
    assert not {name for name in named if f"\n#{name}=" not in explained}
