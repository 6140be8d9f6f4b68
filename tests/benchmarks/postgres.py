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


class Cluster:
    """A server with an empty database `factcheck` on this address.

    `inside` is a command to start it with (`ip netns exec NAME`); its files lie `within` a folder.
    """

    def __init__(
        self,
        address: str = "127.0.0.1",
        *,
        inside: tuple[str, ...] = (),
        within: Path | None = None,
    ) -> None:
        found = programs()
        if found is None:
            raise FileNotFoundError("PostgreSQL is not installed: apt-get install postgresql")
        self.programs, self.inside = found, inside
        self.address, self.port = address, free_port() if inside else free_port(address)
        self.folder = Path(tempfile.mkdtemp(prefix="bench-pg-", dir=within))
        self.url = f"postgres://factcheck@{address}:{self.port}/factcheck"
        who = "postgres" if os.geteuid() == 0 else None
        if who:
            shutil.chown(self.folder, who)
        quiet = ["--auth=trust", "-U", "factcheck", "--locale=C.UTF-8", "-E", "UTF8", "-N"]
        subprocess.run(
            [found / "initdb", *quiet, "-D", self.folder / "data"],
            check=True, user=who, stdout=subprocess.DEVNULL, cwd=self.folder,
        )  # fmt: skip
        with (self.folder / "data" / "pg_hba.conf").open("a") as rules:
            rules.write("host all all samenet trust\n")

    def start(self) -> None:
        """Serve; returns before anybody is answered."""
        options = [f"-c{key}={value}" for key, value in SETTINGS.items()]
        options += [
            f"-clisten_addresses={self.address}",
            f"-cport={self.port}",
            f"-cunix_socket_directories={self.folder}",
        ]
        as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        drop = as_postgres if os.geteuid() == 0 else []
        serve = str(self.programs / "postgres"), "-D", str(self.folder / "data"), *options
        with (self.folder / "log").open("a") as log:
            self.server = subprocess.Popen([*self.inside, *drop, *serve], stderr=log, stdout=log)

    def stop(self) -> None:
        """End every connection and the server: fast; SIGTERM would wait for the last client."""
        self.server.send_signal(signal.SIGINT)
        self.server.wait(30)


@contextmanager
def cluster(address: str = "127.0.0.1", *, inside: tuple[str, ...] = ()) -> Iterator[str]:
    """The URL of an empty database `factcheck` on this address; gone when the block ends."""
    with running(Cluster(address, inside=inside)) as server:
        yield server.url


@contextmanager
def running(server: Cluster) -> Iterator[Cluster]:
    """The server, and its database, until the block ends."""
    server.start()
    try:
        _create(server.programs, server.folder, server.port)
        yield server
    finally:
        server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)


def _create(programs_: Path, folder: Path, port: int) -> None:
    """Wait for the server and make the database."""
    where = ["-h", str(folder), "-p", str(port), "-U", "factcheck"]
    for _ in range(100):
        ready = subprocess.run([programs_ / "pg_isready", "-q", "-t", "1", *where], check=False)
        if ready.returncode == 0:
            break
    subprocess.run([programs_ / "createdb", *where, "factcheck"], check=True)
