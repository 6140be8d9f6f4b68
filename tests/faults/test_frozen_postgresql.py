"""A database server that stands still: the web says so in time, and work goes on afterwards."""

import os
import sys
import time

import psycopg
import pytest
import urllib3

from tests.benchmarks.postgres import Cluster, programs, running
from tests.faults.attacks.on_databases import frozen
from tests.faults.attacks.scene import Scene
from tests.needs import missing

pytestmark = pytest.mark.faults

IN_TIME = 5  # seconds in which the web waits for its database, and a slow machine's allowance
ALLOWANCE = 20
TEXT = "افتتحت البلدية الجسر بعد عامين من العمل."


@pytest.fixture
def scene(tmp_path):
    """A web and a worker on a PostgreSQL of their own, which may be frozen."""
    if programs() is None:
        missing("PostgreSQL's server", "on Debian: sudo apt install postgresql")
    with running(Cluster()) as server:
        newsroom = Scene(tmp_path, server.url, server)
        newsroom.manage("migrate", "--verbosity", "0")
        newsroom.manage("collectstatic", "--no-input", "--verbosity", "0")
        newsroom.start("worker", sys.executable, "-m", "django", "work")
        newsroom.start_web()
        yield newsroom
        newsroom.close()


def ask(scene: Scene, path: str) -> urllib3.BaseHTTPResponse:
    address = f"http://127.0.0.1:{scene.port}{path}"
    return urllib3.request("GET", address, retries=False, timeout=60)


def is_matched(scene: Scene) -> bool:
    with psycopg.connect(scene.env["DATABASE_URL"]) as database:
        found = database.execute("SELECT 1 FROM claims_claim WHERE matched_at IS NOT NULL")
        return found.fetchone() is not None


def test_the_web_says_when_to_come_again_and_work_goes_on_after(scene):
    assert ask(scene, "/").status == ask(scene, "/healthz/web").status == 200
    with frozen(scene):
        began = time.monotonic()
        page, program = ask(scene, "/"), ask(scene, "/api/v1/verdicts/")
        health = ask(scene, "/healthz/web")
        took = time.monotonic() - began
    for answer in (page, program):
        assert (answer.status, "Retry-After" in answer.headers) == (503, True)
    assert program.json()["code"] == "unavailable"
    assert health.status == 503
    assert took < 3 * IN_TIME + ALLOWANCE
    text = scene.folder / "text.txt"
    text.write_text(TEXT)
    scene.manage("ingest", "--review", os.fspath(text))
    assert scene.wait(lambda: is_matched(scene))
    assert ask(scene, "/").status == 200
