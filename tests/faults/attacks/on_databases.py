"""A database that is locked, restarts, or freezes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

from tests.benchmarks.postgres import Cluster
from tests.faults.attacks.scene import Scene, fill


def server_of(scene: Scene) -> Cluster:
    if scene.server is None:
        raise ValueError("this newsroom has no PostgreSQL of its own")
    return scene.server


@contextmanager
def restarted(scene: Scene) -> Iterator[None]:
    server = server_of(scene)
    server.stop()
    yield
    server.start()


@contextmanager
def frozen(scene: Scene) -> Iterator[None]:
    """The server and each of its processes stand still; connections stay open."""
    own = psutil.Process(server_of(scene).server.pid)
    own.suspend()  # first, so that it starts nobody else
    family = [*own.children(recursive=True), own]
    try:
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.suspend()
        yield
    finally:
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.resume()


@contextmanager
def locked(scene: Scene) -> Iterator[None]:
    """Somebody writes to the file and does not come to an end."""
    path = scene.env["DATABASE_URL"].removeprefix("sqlite:///")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


@contextmanager
def disk_full(scene: Scene) -> Iterator[None]:
    """Where the database, the broker, both indexes and all logs lie, nothing can be written."""
    file = scene.folder / "fill"
    fill(file)
    try:
        yield
    finally:
        file.unlink()
        if scene.server and scene.server.server.poll() is not None:
            scene.server.start()  # PostgreSQL ends where it cannot write its log
