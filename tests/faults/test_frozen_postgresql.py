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
GIVEN_UP = 2  # seconds after which this worker lets a connection go
TEXT = "افتتحت البلدية الجسر بعد عامين من العمل."


@pytest.fixture
def scene(tmp_path):
    """A newsroom on a PostgreSQL of its own, which may be frozen; whoever is needed is started."""
    if programs() is None:
        missing("PostgreSQL's server", "on Debian: sudo apt install postgresql")
    with running(Cluster()) as server:
        newsroom = Scene(tmp_path, server.url, server)
        newsroom.manage("migrate", "--verbosity", "0")
        newsroom.manage("collectstatic", "--no-input", "--verbosity", "0")
        yield newsroom
        newsroom.close()


def ask(scene: Scene, path: str) -> urllib3.BaseHTTPResponse:
    address = f"http://127.0.0.1:{scene.port}{path}"
    return urllib3.request("GET", address, retries=False, timeout=60)


def is_matched(scene: Scene) -> bool:
    with psycopg.connect(scene.env["DATABASE_URL"]) as database:
        found = database.execute("SELECT 1 FROM claims_claim WHERE matched_at IS NOT NULL")
        return found.fetchone() is not None


def start_worker(scene: Scene, **more: str) -> None:
    scene.start("worker", sys.executable, "-m", "django", "work", **more)


def said_by(scene: Scene, name: str) -> str:
    return (scene.folder / f"{name}.log").read_text(errors="replace")


def bring_text(scene: Scene) -> None:
    text = scene.folder / "text.txt"
    text.write_text(TEXT)
    scene.manage("ingest", "--review", os.fspath(text))


def test_the_web_says_when_to_come_again_and_work_goes_on_after(scene):
    start_worker(scene)
    scene.start_web()
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
    bring_text(scene)
    scene.must(lambda: is_matched(scene), "worker")
    assert ask(scene, "/").status == 200


def test_whoever_begins_to_work_while_the_database_stands_still_works_on_after(scene):
    with frozen(scene):
        start_worker(scene, DATABASE_WAIT_SECONDS=str(GIVEN_UP))
        scene.must(lambda: "OperationalError" in said_by(scene, "worker"), "worker")
    bring_text(scene)
    scene.must(lambda: is_matched(scene), "worker")
