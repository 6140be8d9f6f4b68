"""A whole newsroom of real processes on the test database: broker, workers, and their deaths."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection

from factcheck import broker
from sources.work.models import Work

PATIENCE = 90


def database_url() -> str:
    """The test database as another process is told of it."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{told['NAME']}"
    return f"postgres://{told['USER']}@{told['HOST']}:{told['PORT']}/{told['NAME']}"


class Newsroom:
    """Real processes, each the leader of its own group so that a kill takes its children too."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen] = []
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "factcheck.settings",
            "DATABASE_URL": database_url(),
            "REDIS_URL": broker.embedded_url(folder),
            "FACTCHECK_RUN_DIR": str(folder),
            "INDEX_DIR": str(folder / "index"),
            "EMBEDDINGS": "",
            "WORK_LEASE_SECONDS": "4",
            "WORK_DEADLINE_SECONDS": "3",
            "WORK_MAX_ATTEMPTS": "50",
            "WORK_BATCH": "4",
        }

    def start(self, *command: str) -> subprocess.Popen:
        with (self.folder / "processes.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                env=self.env,
                cwd=django_settings.BASE_DIR,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def start_broker(self) -> subprocess.Popen:
        binary = broker.server()
        assert binary, "the packaged broker is missing"
        process = self.start(*broker.server_command(binary, self.folder))
        self.wait(lambda: broker.answers(self.env["REDIS_URL"]))
        return process

    def start_worker(self) -> subprocess.Popen:
        told = "--concurrency 2 --loglevel WARNING --without-mingle --without-gossip"
        celery = ["-m", "celery", "-A", "factcheck", "worker", *told.split()]
        return self.start(sys.executable, *celery)

    def manage(self, *words: str) -> None:
        command = [sys.executable, "-m", "django", *words]
        subprocess.run(
            command, env=self.env, cwd=django_settings.BASE_DIR, check=True, timeout=PATIENCE
        )

    def kill(self, process: subprocess.Popen) -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def wait(self, holds, seconds: float = PATIENCE) -> None:
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, self.log()
            time.sleep(0.1)

    def log(self) -> str:
        path = self.folder / "processes.log"
        return path.read_text(errors="replace")[-4000:] if path.exists() else ""

    def all_work_is_done(self) -> bool:
        return not Work.objects.waiting().exists()

    def close(self) -> None:
        for process in self.processes:
            self.kill(process)


@pytest.fixture
def newsroom(transactional_db, tmp_path):
    room = Newsroom(tmp_path)
    yield room
    room.close()
