"""`make faults`: attack a newsroom of real parts on each database, write docs/faults.md.

`python -m tests.faults [WORD …]` plays the attacks whose words hold one of these and writes
nothing. Ends with 1 if anything was lost, doubled, wrongly dead or answered wrongly, or if an
attack did not strike. What does not begin within MINUTES (10) is not played, and the report says
so.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import django

from tests.benchmarks.postgres import Cluster, programs, running
from tests.benchmarks.report import publish, table
from tests.faults.attacks.scene import ROOT, Scene, disk_at

REPORT = ROOT / "docs" / "faults.md"
HEAD = """# Attacks

Made by `make faults`; `python -m tests.faults WORD` plays some of them and writes nothing. A
newsroom of real parts (gunicorn, a Celery worker on each of two hosts, Valkey, SQLite or
PostgreSQL) is attacked while a program hands in texts and a reader asks for pages all the time.
The tests of `tests/faults` hold most of these rows; this is the whole of it, measured.
"""
NOTES = (
    "Counted in texts of three sentences. *done*: acknowledged, and each of its claims matched; "
    "*doubled*: texts, claims, evidence or steps that stand twice; *later*: answers 503 or 429 "
    "with Retry-After; *reader* and *sender*: the longest that either waited for an answer, in "
    "seconds; *stepped aside for*: why the attacked one of two machines took itself out of work."
)
DATABASES = ("sqlite", "postgresql")
DISK = "1500m"  # for all files of a newsroom and its database: one attack fills it
COLUMNS = (
    *("attack", "database", "acknowledged", "done", "lost", "doubled", "wrongly dead"),
    *("later", "reader s", "sender s", "stepped aside for", "else"),
)


Found = dict[str, object]


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


@contextmanager
def scene_on(database: str, folder: Path) -> Iterator[Scene]:
    if database == "sqlite":
        yield Scene(folder, f"sqlite:///{folder / 'newsroom.sqlite3'}")
        return
    with running(Cluster(within=folder)) as server:
        yield Scene(folder, server.url, server)


def attack_on(database: str, words: list[str]) -> Iterator[Found | str]:
    """Play every attack on this database, one after the other, in one newsroom."""
    with (
        tempfile.TemporaryDirectory(prefix="attacked-") as folder,
        disk_at(Path(folder), DISK),
        scene_on(database, Path(folder)) as scene,
    ):
        os.environ.update(scene.env)
        django.setup()
        from tests.faults.attacks.prepared import played  # noqa: PLC0415 - Django stands only now

        try:
            until = time.monotonic() + seconds_each()
            for outcome in played(scene, database, words, until=until):
                yield outcome if isinstance(outcome, str) else asdict(outcome)
        finally:
            scene.close()


def seconds_each() -> float:
    """How long the attacks on one database may begin."""
    return float(os.environ.get("MINUTES", "10")) * 60 / len(DATABASES)


def outcomes(words: list[str]) -> Iterator[Found | str]:
    """Those of each database, in a process of its own: settings are read once."""
    for database in DATABASES if programs() else DATABASES[:1]:
        command = [sys.executable, "-m", "tests.faults", "--on", database, *words]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as played:
            try:
                for line in played.stdout or ():
                    yield json.loads(line)
            finally:
                played.terminate()


def row(found: Found) -> list[str]:
    done = int(str(found["acknowledged"])) - int(str(found["lost"]))
    return [
        *(str(found[name]) for name in ("attack", "database", "acknowledged")),
        str(done),
        *(str(found[name]) for name in ("lost", "doubled", "wrongly_dead", "told_later")),
        *(f"{found[name]:.1f}" for name in ("longest_reader", "longest_sender")),
        str(found["stepped_aside"]),
        "; ".join([*missed(found), *map(str, found["wrong"])]),  # type: ignore[call-overload]
    ]


def missed(found: Found) -> list[str]:
    """An attack that met nobody shows nothing."""
    return [] if found["has_hit"] else ["did not strike"]


def is_bad(found: Found) -> bool:
    wrong = any(found[name] for name in ("lost", "doubled", "wrongly_dead", "wrong"))
    return wrong or bool(missed(found))


def main(words: list[str]) -> int:
    began, found, lacking = time.monotonic(), list[Found](), list[str]()
    for one in outcomes(words):
        if isinstance(one, str):
            lacking.append(one)
        else:
            say(" | ".join(row(one)))
            found.append(one)
    took = f"{len(found)} attacks in {(time.monotonic() - began) / 60:.1f} minutes."
    if lacking:
        took += f" Not played, for lack of time: {'; '.join(lacking)}."
    text = f"{table(COLUMNS, map(row, found))}\n\n{NOTES}\n\n{took}"
    if words:
        sys.stdout.write(f"{text}\n")
    else:
        publish("attacks", "One after the other", text, report=REPORT, head=HEAD)
    return int(any(map(is_bad, found)))


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if sys.argv[1:2] == ["--on"]:
        for told in attack_on(sys.argv[2], sys.argv[3:]):
            sys.stdout.write(f"{json.dumps(told)}\n")
            sys.stdout.flush()
    else:
        raise SystemExit(main(sys.argv[1:]))
