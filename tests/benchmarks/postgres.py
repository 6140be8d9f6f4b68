"""A PostgreSQL of our own for the time of a measurement."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
SETTINGS = {"shared_buffers": "256MB", "max_connections": "50", "max_wal_size": "4GB"}


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest if there are several."""
    known = sorted(DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name))
    onpath = shutil.which("initdb")
    return known[-1] if known else Path(onpath).parent if onpath else None


def free_port(address: str = "127.0.0.1") -> int:
    """A port of this address nobody listens on."""
    with socket.socket() as probe:
        probe.bind((address, 0))
        return int(probe.getsockname()[1])


@contextmanager
def cluster(address: str = "127.0.0.1", *, inside: tuple[str, ...] = ()) -> Iterator[str]:
    """The URL of an empty database `factcheck` on this address; gone when the block ends.

    `inside` is a command to start the server with (`ip netns exec NAME`).
    """
    bin_ = programs()
    if bin_ is None:
        raise FileNotFoundError("PostgreSQL is not installed: apt-get install postgresql")
    who = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="bench-pg-"))
    if who:
        shutil.chown(folder, who)
    data, port = folder / "data", free_port() if inside else free_port(address)
    quiet = ["--auth=trust", "-U", "factcheck", "--locale=C.UTF-8", "-E", "UTF8", "-N"]
    subprocess.run(
        [bin_ / "initdb", *quiet, "-D", data],
        check=True, user=who, stdout=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    with (data / "pg_hba.conf").open("a") as rules:
        rules.write("host all all samenet trust\n")
    options = [f"-c{key}={value}" for key, value in SETTINGS.items()]
    options += [
        f"-clisten_addresses={address}",
        f"-cport={port}",
        f"-cunix_socket_directories={folder}",
    ]
    drop = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if who else []
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [*inside, *drop, bin_ / "postgres", "-D", data, *options], stderr=log, stdout=log
        )
    try:
        _create(bin_, folder, port)
        yield f"postgres://factcheck@{address}:{port}/factcheck"
    finally:
        server.send_signal(signal.SIGINT)  # fast: SIGTERM would wait for the last client
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _create(programs_: Path, folder: Path, port: int) -> None:
    """Wait for the server and make the database."""
    where = ["-h", str(folder), "-p", str(port), "-U", "factcheck"]
    for _ in range(100):
        ready = subprocess.run([programs_ / "pg_isready", "-q", "-t", "1", *where], check=False)
        if ready.returncode == 0:
            break
    subprocess.run([programs_ / "createdb", *where, "factcheck"], check=True)
