"""`python -m tests.faults.feed`: who polls the feed while eight writers publish and are killed.

2,400 verdicts leave the house on each database; the poller asks `/api/v1/changes/` for a few rows
at a time, from where its last page ended. Written to docs/faults.md.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import django

from tests.benchmarks.postgres import programs
from tests.benchmarks.report import publish, table
from tests.faults.__main__ import DATABASES, HEAD, REPORT, scene_on
from tests.faults.attacks.scene import ROOT

VERDICTS = 2400
KILLS = 40
LONGEST_PAGE = 9
BUSY = 503  # on SQLite with eight writers a reader's count of requests may wait too long
PATIENCE = 900.0
TITLE = "The feed, polled while it grows"
COLUMNS = ("database", "verdicts", "pages", "never seen", "twice", "out of order", "seconds")


def measured(database: str, verdicts: int) -> dict[str, object]:
    """One run on a database of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="polled-") as folder,
        scene_on(database, Path(folder)) as scene,
    ):
        os.environ.update({**scene.env, "ALLOWED_HOSTS": "testserver"})
        django.setup()
        seen = Path(folder) / "seen"
        fill(verdicts)
        began = time.monotonic()
        poller = polling(seen, verdicts)
        from tests.faults.publishing import publish_all  # noqa: PLC0415 - Django stands only now

        publish_all(KILLS)
        _pid, ended = os.waitpid(poller, 0)
        pages = [json.loads(line) for line in seen.read_text().splitlines()]
        said = told([number for page in pages for number in page], verdicts)
        if ended:
            raise SystemExit(f"The poller ended with {ended}.")
        seconds = f"{time.monotonic() - began:.0f}"
        return {"database": database, "verdicts": verdicts, "pages": len(pages), **said} | {
            "seconds": seconds
        }


def fill(verdicts: int) -> None:
    """So many drafts, each on a claim of its own."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import transaction  # noqa: PLC0415

    from tests.factories import judge, make_claim, make_person  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    editor = make_person("editor")
    with transaction.atomic():
        for _ in range(verdicts):
            judge(make_claim(), "speculative", by=editor, publish=False)


def polling(seen: Path, verdicts: int) -> int:
    """A poller in a process of its own, which writes each page down as it came."""
    if pid := os.fork():
        return pid
    try:
        with seen.open("w") as file:
            file.writelines(f"{json.dumps(page)}\n" for page in pages_until(verdicts))
    except BaseException as error:
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)
    os._exit(0)


def pages_until(last: int) -> Iterator[list[int]]:
    """The numbers of one page after the other, until this one came or nothing more does."""
    from django.db import connections  # noqa: PLC0415
    from rest_framework.test import APIClient  # noqa: PLC0415

    connections.close_all()
    client, dice, after = APIClient(), random.Random(7), 0  # noqa: S311
    end = time.monotonic() + PATIENCE
    while after < last and time.monotonic() < end:
        asked = {"after": after, "limit": dice.randint(1, LONGEST_PAGE), "wait": 1}
        answer = client.get("/api/v1/changes/", asked)
        if answer.status_code == BUSY:
            time.sleep(int(answer["Retry-After"]))
            continue
        page = answer.json()
        after = page["after"]
        yield [row["publication_seq"] for row in page["results"]]


def told(numbers: Sequence[int], verdicts: int) -> dict[str, int]:
    """What the poller missed, met twice, or met in another order than they left the house."""
    return {
        "never seen": len(set(range(1, verdicts + 1)) - set(numbers)),
        "twice": len(numbers) - len(set(numbers)),
        "out of order": sum(b < a for a, b in pairwise(numbers)),
    }


def runs(verdicts: int) -> Iterator[dict[str, object]]:
    """One run a database, each in a process of its own: settings are read once."""
    for database in DATABASES if programs() else DATABASES[:1]:
        command = [sys.executable, "-m", "tests.faults.feed", "--on", database]
        command += ["--verdicts", str(verdicts)]
        ended = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        yield json.loads(ended.stdout.splitlines()[-1])


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--on", choices=DATABASES, help="one run, told as JSON, nothing written")
    asked.add_argument("--verdicts", type=int, default=VERDICTS)
    wanted = asked.parse_args()
    if wanted.on:
        sys.stdout.write(json.dumps(measured(wanted.on, wanted.verdicts)) + "\n")
        return 0
    found = list(runs(wanted.verdicts))
    rows = [tuple(str(row[name]) for name in COLUMNS) for row in found]
    notes = f"Eight writers, {KILLS} of them killed; pages of 1 to {LONGEST_PAGE} rows."
    publish("feed", TITLE, f"{table(COLUMNS, rows)}\n\n{notes}", report=REPORT, head=HEAD)
    return int(any(row[name] for row in found for name in ("never seen", "twice", "out of order")))


if __name__ == "__main__":
    raise SystemExit(main())
