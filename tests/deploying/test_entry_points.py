"""What containers start, started here as plain processes: tables, web server, worker."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from django.conf import settings as house

from tests.deploying.test_containers import last, probe, started, words
from tests.factcheck.metrics.promql import read
from tests.factcheck.test_web import free_port

PATIENCE = 300
TOKEN = "a-token-of-the-watchers-0123456789"


@pytest.fixture
def environment(tmp_path):
    """The image's own variables, and a database and a folder of one's own."""
    said = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    database = {"DATABASE_URL": f"sqlite:///{tmp_path / 'house.sqlite3'}", "EMBEDDINGS": ""}
    given = {"FACTCHECK_RUN_DIR": str(tmp_path), "METRICS_TOKEN": TOKEN, **database}
    return {**said, **dict(re.findall(r"(PYTHON\w+)=(\d)", last("ENV"))), **given}


def here(command: list[str], port: int) -> list[str]:
    """A command of the image with this Python, and at a port of loopback."""
    python = [sys.executable, *command[1:]]
    return [f"127.0.0.1:{port}" if ":8000" in word else word for word in python]


@contextmanager
def running(command: list[str], environment):
    process = subprocess.Popen(command, env=environment, cwd=house.BASE_DIR)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def ask(port: int, path: str, **headers: str) -> str:
    request = Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    with urlopen(request, timeout=10) as answer:  # noqa: S310 - loopback
        return answer.read().decode()


def healthy(port: int) -> dict:
    """What `/healthz/web` and the beats of the worker say, once both stand."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(URLError, OSError):
            told = read(ask(port, "/metrics", Authorization=f"Bearer {TOKEN}"))
            if told["factcheck_workers_alive"] == {(): 1.0} or told["factcheck_beat_age_seconds"]:
                return json.loads(ask(port, "/healthz/web"))
        time.sleep(0.5)
    raise TimeoutError


def setup_steps() -> list[list[str]]:
    """The commands of the setup container but the check, which asks for production."""
    said = " ".join(words(started()["setup"]))
    return [step.split() for step in said.split(" && ") if "check" not in step]


def answered(port: int) -> float:
    told = read(ask(port, "/metrics", Authorization=f"Bearer {TOKEN}"))
    rows = told["factcheck_request_seconds_count"].items()
    return sum(times for labels, times in rows if ("door", "readers") in labels)


def test_the_containers_commands_make_a_house_that_stands(environment):
    port = free_port()
    for step in setup_steps():
        subprocess.run(here(step, port), env=environment, cwd=house.BASE_DIR, check=True)
    with ExitStack() as both:
        both.enter_context(running(here(started()["web"], port), environment))
        both.enter_context(running(here(started()["worker"], port), environment))
        assert healthy(port) == {"ok": True, "version": house.VERSION, "database": {"ok": True}}
        asking = [word.replace(":8000", f":{port}") for word in probe()]
        subprocess.run(here(asking, port), env=environment, check=True)
        for _ in range(20):
            ask(port, "/corrections/")
        assert answered(port) == 20, "counted over both processes"
