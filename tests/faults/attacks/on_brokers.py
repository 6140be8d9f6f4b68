"""A broker that is gone, frozen, emptied, or answers with an error."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial

from factcheck import broker
from tests.faults.attacks.scene import Scene
from tests.faults.ill_broker import IllBroker

REPLICA = ("REPLICAOF", "127.0.0.1", "1")
MASTER = ("REPLICAOF", "NO", "ONE")
OUT_OF_MEMORY = ("CONFIG", "SET", "maxmemory", "1")
ENOUGH_MEMORY = ("CONFIG", "SET", "maxmemory", "0")
LOCKED = ("CONFIG", "SET", "requirepass", "unknown to us")


def told(scene: Scene, *command: str) -> None:
    with broker.client(scene.env["REDIS_URL"]) as client:
        client.execute_command(*command)


@contextmanager
def ill(scene: Scene, *, falls: tuple[str, ...], heals: tuple[str, ...]) -> Iterator[None]:
    told(scene, *falls)
    yield
    told(scene, *heals)


out_of_memory = partial(ill, falls=OUT_OF_MEMORY, heals=ENOUGH_MEMORY)
read_only = partial(ill, falls=REPLICA, heals=MASTER)


@contextmanager
def behind_a_password(scene: Scene) -> Iterator[None]:
    """No command of ours is heard any more, so healing is a restart."""
    told(scene, *LOCKED)
    yield
    scene.kill("broker")
    scene.start_broker()


@contextmanager
def cannot_save(scene: Scene) -> Iterator[None]:
    """Its folder is gone: the snapshot fails, and writes are refused (MISCONF)."""
    kept = scene.folder / "broker"
    shutil.rmtree(kept)
    told(scene, "CONFIG", "SET", "save", "1 1")
    told(scene, "BGSAVE")
    yield
    scene.kill("broker")
    scene.start_broker()


@contextmanager
def still_loading(scene: Scene) -> Iterator[None]:
    """Another stands where it was, and answers as one that reads its file."""
    scene.kill("broker")
    address = broker.embedded_socket(scene.folder)
    address.unlink(missing_ok=True)
    with IllBroker(address, "LOADING"):
        yield
    scene.start_broker()


@contextmanager
def frozen(scene: Scene) -> Iterator[None]:
    process = scene.running["broker"].pid
    os.kill(process, signal.SIGSTOP)
    yield
    os.kill(process, signal.SIGCONT)


@contextmanager
def flushed(scene: Scene) -> Iterator[None]:
    told(scene, "FLUSHALL")
    yield
    told(scene, "FLUSHALL")


@contextmanager
def gone(scene: Scene) -> Iterator[None]:
    scene.kill("broker")
    yield
    scene.start_broker()


ILLS: dict[str, Callable[[Scene], AbstractContextManager[None]]] = {
    "a broker out of memory": out_of_memory,
    "a broker that cannot save (MISCONF)": cannot_save,
    "a broker that is a replica (READONLY)": read_only,
    "a broker behind a password (NOAUTH)": behind_a_password,
    "a broker that still reads its file (LOADING)": still_loading,
    "a frozen broker": frozen,
    "a flushed broker": flushed,
    "no broker": gone,
}
