"""`make run`: prepare this machine, start broker, worker and web server, and keep them running."""

import hashlib
import http.client
import json
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections

from claims.publishing.checkpointing import make_key, sign_what_came
from claims.sample.world import is_unfinished
from factcheck import broker
from factcheck.launcher.children import Child, Say, stop
from sources.refusals.refusal import Refusal

HOST = "127.0.0.1"
READY_SECONDS = 60.0
STOP_SECONDS = 15.0


class LaunchError(Exception):
    """Why it cannot start, in one sentence for the person at the terminal."""


def check_profile() -> None:
    """The production profile needs https in front and is not started like this."""
    if settings.PRODUCTION:
        raise LaunchError("FACTCHECK_PRODUCTION is set; docs/deploying.md says how to serve it.")


def check_port(port: int) -> None:
    """Refuse a port that somebody else listens on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise LaunchError(
                f"Port {port} of {HOST} cannot be used ({error}); try: make run PORT=8001"
            ) from error


@contextmanager
def sole_launcher(run_dir: Path) -> Iterator[None]:
    """Hold the run directory: two launchers would share one broker's files."""
    with (run_dir / "launch.lock").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except OSError as error:
            raise LaunchError(f"Factcheck is already running on {run_dir}.") from error
        yield


def prepare(say: Say) -> None:
    """Bring database, sample world and static files up to date."""
    say("Preparing the database ...")
    call_command("migrate", verbosity=0, interactive=False)
    if is_unfinished():
        say("Loading the sample world ...")
        # Nobody hears a bell yet, and nobody needs to: the workers find the rows when they start.
        logging.disable(logging.WARNING)
        call_command("load_sample", stdout=StringIO())
        logging.disable(logging.NOTSET)
    sign_log(say)
    if (wanted := static_digest()) != kept_digest():
        say("Gathering the static files ...")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        digest_file().write_text(wanted, encoding="ascii")
    connections.close_all()


def sign_log(say: Say) -> None:
    """Sign what was published meanwhile; a log that cannot be signed keeps nobody from work."""
    if not settings.CHECKPOINT_KEY_FILE.exists():
        make_key()
    try:
        sign_what_came()
    except Refusal as refusal:
        say(str(refusal))


def digest_file() -> Path:
    return Path(settings.STATIC_ROOT) / ".gathered"


def kept_digest() -> str:
    return digest_file().read_text(encoding="ascii") if digest_file().exists() else ""


def static_digest() -> str:
    """Changes when a static file comes, goes or changes."""
    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda pair: pair[0]):
            state = Path(storage.path(name)).stat()
            found.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return found.hexdigest()


def children(port: int, say: Say) -> list[Child]:
    """What this machine runs: the broker unless one is given, a worker, the web server."""
    plain = {"LOG_FORMAT": os.environ.get("LOG_FORMAT", "plain")}
    if settings.PUBLIC_URL == "http://127.0.0.1:8000":
        plain["PUBLIC_URL"] = f"http://{HOST}:{port}"
    python = [sys.executable, "-m"]
    listen = ["--bind", f"{HOST}:{port}", "--config", "python:factcheck.web"]
    worker = [*python, "celery", "--quiet", "--app", "factcheck", "worker", "--concurrency", "2"]
    worker += ["--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    started = []
    if settings.REDIS_URL == broker.embedded_url(settings.RUN_DIR):  # noqa: SIM300
        if binary := broker.server():
            command = broker.server_command(binary, settings.RUN_DIR)
            started.append(Child("broker", command, say))
        else:
            say("No Valkey or Redis was found; the worker finds its work in the database.")
            worker = [sys.executable, "manage.py", "work"]
    web = Child("web", [*python, "gunicorn", *listen, "factcheck.wsgi"], say, plain)
    return [*started, Child("worker", worker, say, plain), web]


def answers(port: int, path: str) -> bool:
    """Whether the web server says at this health address that all is well."""
    asked = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        asked.request("GET", path)
        return asked.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def ready(port: int, waited: float) -> bool:
    """Whether everything answers or, after a while, at least the site itself."""
    return answers(port, "/healthz") or (waited >= READY_SECONDS and answers(port, "/healthz/web"))


def keep_running(processes: list[Child], stopping: threading.Event, port: int, say: Say) -> None:
    """Start all, greet once they answer, restart what falls, until told to stop."""
    begun, greeted = time.monotonic(), False
    try:
        while not stopping.is_set():
            for child in processes:
                child.look_after()
            if not greeted and (greeted := ready(port, time.monotonic() - begun)):
                greet(port, say)
            stopping.wait(0.5)
        say("Stopping ...")
    finally:
        stop(processes, within=STOP_SECONDS)


def accounts() -> dict[str, dict[str, str]]:
    """Who can log in to the sample world: name → role and password, as `load_sample` left them."""
    try:
        kept = (settings.RUN_DIR / "accounts.json").read_text(encoding="utf-8")
        found: dict[str, dict[str, str]] = json.loads(kept)
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return found


def greet(port: int, say: Say) -> None:
    """Where it is, who can come in, and what to do next, in both languages."""
    say(f"\nFactcheck is running: http://{HOST}:{port}/admin/    (فاكتشيك يعمل على هذا العنوان)\n")
    for name, account in accounts().items():
        say(f"  {account['role']:<14} {name:<10} {account['password']}")
    for line in NEXT_STEPS:
        say(line.format(address=f"http://{HOST}:{port}"))


NEXT_STEPS = (
    "",
    "Log in as editor, open the first claim, accept evidence and give a verdict.",
    "Your own article: paste it in the desk, or .venv/bin/python manage.py ingest FILE --review",
    "The API is at {address}/api/v1/. Ctrl-C stops everything; the data stays.",
    "",
    "ادخل بحساب المحرر، وافتح الادعاء الأول، واقبل الأدلة ثم أصدر الحكم.",
    "أضف مقالك من المكتب أو بالأمر manage.py ingest المذكور أعلاه.",
    "الضغط على Ctrl-C يوقف كل شيء، وتبقى البيانات محفوظة.",
    "",
)
