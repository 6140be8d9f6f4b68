"""Processes killed, and work that wedges one."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sources.work.models import Beat, Work
from tests.faults.attacks.scene import ATTACKED, SPARED, Scene
from tests.faults.wedging import WEDGES


@contextmanager
def worker_killed(scene: Scene) -> Iterator[None]:
    scene.kill(ATTACKED)
    yield
    scene.start_worker(ATTACKED)


@contextmanager
def killed_twice(scene: Scene) -> Iterator[None]:
    """The one that takes over dies as well, and for a while nobody works."""
    scene.kill(ATTACKED)
    time.sleep(1)
    scene.kill(SPARED)
    yield
    scene.start_worker(ATTACKED)
    scene.start_worker(SPARED)


@contextmanager
def web_killed(scene: Scene) -> Iterator[None]:
    scene.kill("web")
    yield
    scene.start_web()


@contextmanager
def child_wedged(_scene: Scene) -> Iterator[None]:
    Work.objects.request("note", {WEDGES: 0.9})
    yield


def has_wedged(_scene: Scene) -> bool:
    return Beat.objects.filter(kind="note", since__isnull=False).exists()
