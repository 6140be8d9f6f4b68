"""The launcher with everything real: broker, worker and web server of one small house."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from django.conf import settings as house

from factcheck.launcher import launch
from factcheck.launcher.children import LEASH, Child, manner, stop

pytestmark = pytest.mark.faults
PATIENCE = 240.0


def wait_for(met: Callable[[], object]) -> object:
    """What `met` returns once it is true; the last answer when patience ends."""
    until = time.monotonic() + PATIENCE
    while not (found := met()) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class House:
    """A launcher on a run directory of its own."""

    def __init__(self, run_dir: Path) -> None:
        self.port = free_port()
        self.log = run_dir / "launch.log"
        without = {"DATABASE_URL", "REDIS_URL", "LOG_FORMAT"}
        kept = {k: v for k, v in os.environ.items() if k not in without}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "launch", "--port", str(self.port)],
                cwd=house.BASE_DIR,
                env={**kept, "FACTCHECK_RUN_DIR": str(run_dir)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def greeted(self) -> bool:
        return "Ctrl-C stops everything" in self.said() or self.process.poll() is not None

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def one(self, word: str) -> psutil.Process:
        """The child of the launcher itself whose command line holds the word."""
        children = psutil.Process(self.process.pid).children()
        return next(child for child in children if word in " ".join(child.cmdline()))

    def get(self, path: str) -> tuple[int, bytes]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as asked:
            asked.request("GET", path)
            answer = asked.getresponse()
            return answer.status, answer.read()


@pytest.fixture(scope="module")
def run_dir(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("house")


@pytest.fixture
def running(run_dir):
    """A house that has greeted; whatever is left of it is killed."""
    started = House(run_dir)
    try:
        assert wait_for(started.greeted), started.said()
        assert started.process.poll() is None, started.said()
        yield started
    finally:
        left = started.family() if started.process.poll() is None else []
        started.process.kill()
        started.process.wait()
        wait_for(lambda: gone(left))
        for process in left:
            if process.is_running():
                process.kill()


def gone(family: list[psutil.Process]) -> bool:
    return not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in family)


def times_ready(house: House) -> int:
    """How often a worker has begun to work."""
    return len(re.findall(r"worker *\| .*ready", house.said()))


def test_one_command_serves_restarts_what_falls_and_stops_what_it_started(running, run_dir):
    assert wait_for(lambda: running.get("/healthz")[0] == 200), running.get("/healthz")[1]
    assert running.get("/admin/login/")[0] == 200
    assert (run_dir / "checkpoint_key").stat().st_mode & 0o777 == 0o600
    assert (run_dir / "checkpoint_key.last").read_text().startswith("127.0.0.1:8000/log\n")
    told = json.loads((run_dir / "accounts.json").read_text(encoding="utf-8"))
    assert all(account["password"] in running.said() for account in told.values())
    assert f"http://127.0.0.1:{running.port}/admin/" in running.said()

    assert wait_for(lambda: times_ready(running) == 1)
    running.one("celery").kill()
    assert wait_for(lambda: "worker was killed by SIGKILL; starting it again" in running.said())
    assert wait_for(lambda: times_ready(running) == 2)

    second = subprocess.run(
        [sys.executable, "manage.py", "launch", "--port", str(free_port())],
        cwd=house.BASE_DIR,
        env={**os.environ, "FACTCHECK_RUN_DIR": str(run_dir)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert second.stderr == f"CommandError: Factcheck is already running on {run_dir}.\n"

    family = running.family()
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(PATIENCE) == 0
    assert wait_for(lambda: gone(family))
    assert "Traceback" not in running.said()


def test_a_killed_launcher_leaves_nobody_behind(running):
    family = running.family()
    assert len(family) >= 5
    running.process.kill()
    running.process.wait()
    assert wait_for(lambda: gone(family)), [p.cmdline() for p in family if p.is_running()]


def test_a_busy_port_is_told_in_one_sentence():
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(launch.LaunchError, match=rf"Port {port} .* try: make run PORT=8001"):
            launch.check_port(port)


def test_a_port_that_is_none_is_told():
    with pytest.raises(launch.LaunchError, match="Port 99999"):
        launch.check_port(99999)


def test_the_production_profile_is_served_otherwise(settings):
    launch.check_profile()
    settings.PRODUCTION = True
    with pytest.raises(launch.LaunchError, match=r"docs/deploying\.md"):
        launch.check_profile()


def test_a_child_falls_ever_more_slowly_and_recovers_its_pace():
    said: list[str] = []
    child = Child("broker", ["false"], said.append)
    pauses = []
    for _ in range(7):
        child.start()
        assert child.process is not None
        child.process.wait()
        pauses.append(child.pause)
        child.look_after()
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    assert said[0] == "broker stopped with status 1; starting it again in 1 s"
    child.look_after()
    assert child.process is None
    child.start()
    assert child.process is not None
    child.process.wait()
    child.started_at -= 120
    child.look_after()
    assert said[-1] == "broker stopped with status 1; starting it again in 1 s"


def test_a_child_is_started_again_when_its_pause_is_over():
    child = Child("web", ["sleep", "60"], lambda _: None)
    child.look_after()
    assert child.process is not None
    child.look_after()
    stop([child], within=20)
    assert child.process.returncode == -signal.SIGTERM


def test_who_does_not_stop_is_killed():
    said: list[str] = []
    script = "trap '' TERM; echo deaf; sleep 60 & wait; wait"
    deaf = Child("worker", ["bash", "-c", script], said.append)
    deaf.start()
    assert wait_for(lambda: "worker | deaf" in said)
    stop([deaf], within=0.2)
    assert "worker does not stop; killing it" in said
    assert deaf.process is not None
    assert deaf.process.returncode == -signal.SIGKILL


@pytest.mark.parametrize(
    ("parent", "said"), [(os.getpid, "here\n"), (lambda: 1, "The supervisor is gone.\n")]
)
def test_a_leash_holds_only_to_a_living_parent(parent, said):
    leashed = subprocess.run(
        [sys.executable, LEASH, str(parent()), "echo", "here"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert leashed.stdout + leashed.stderr == said


def test_stopping_what_never_started_is_nothing():
    child = Child("web", ["true"], lambda _: None)
    stop([child], within=0)
    assert child.process is None


def test_an_end_is_told_in_words():
    assert manner(-9) == "was killed by SIGKILL"
    assert manner(3) == "stopped with status 3"


def test_without_any_broker_the_worker_finds_its_work_in_the_database(monkeypatch):
    monkeypatch.setattr(launch.broker, "server", lambda: None)
    said: list[str] = []
    worker, web = launch.children(8000, said.append)
    assert worker.command[-1] == "work"
    assert web.name == "web"
    assert said == ["No Valkey or Redis was found; the worker finds its work in the database."]


def test_a_given_broker_is_not_started_here(settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert [child.name for child in launch.children(8000, print)] == ["worker", "web"]


def test_links_begin_where_the_site_is_served(settings):
    *_, web = launch.children(8123, print)
    assert web.environment["PUBLIC_URL"] == "http://127.0.0.1:8123"
    settings.PUBLIC_URL = "http://desk.example"
    *_, web = launch.children(8123, print)
    assert "PUBLIC_URL" not in web.environment


def test_a_site_without_a_worker_is_greeted_late(monkeypatch):
    monkeypatch.setattr(launch, "answers", lambda _, path: path == "/healthz/web")
    assert not launch.ready(8000, waited=launch.READY_SECONDS - 1)
    assert launch.ready(8000, waited=launch.READY_SECONDS)


def test_who_does_not_listen_does_not_answer():
    assert not launch.answers(free_port(), "/healthz")


def test_without_a_sample_world_no_accounts_are_told(settings, tmp_path):
    settings.RUN_DIR = tmp_path
    assert launch.accounts() == {}
    (tmp_path / "accounts.json").write_text("{", encoding="utf-8")
    assert launch.accounts() == {}


def test_a_changed_static_file_is_noticed(settings, tmp_path):
    settings.STATICFILES_DIRS = [tmp_path]
    before = launch.static_digest()
    (tmp_path / "house.css").write_text("body{}", encoding="utf-8")
    assert launch.static_digest() != before
