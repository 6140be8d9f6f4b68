"""`python -m tests.faults.overload`: ten times more than is taken, and 200 readers at once.

Senders hand in as fast as they are answered while 200 readers ask for pages, each half a second
after the last answer. Written to docs/faults.md.
"""

import argparse
import os
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from typing import Any

import django
import urllib3

from tests.benchmarks.postgres import Cluster, running
from tests.benchmarks.report import publish, table
from tests.faults.__main__ import HEAD, REPORT
from tests.faults.attacks.scene import ENVIRONMENT, Scene
from tests.faults.attacks.visitors import Seen, text

READERS, SENDERS = 200, 20  # of whom four are served at once: two processes read two texts each
PAUSE = 0.5
BAR = 1.0  # seconds for 19 of 20 readers
PAGES = ("/", "/api/v1/verdicts/", "/corrections/")
REST_SECONDS = 300
TITLE = "Ten times too much, and 200 readers"


class Crowd:
    """Everybody who comes, until told to stop."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.stopped = threading.Event()
        self.readers, self.senders = Seen(), Seen()
        self.acknowledged: list[int] = []
        self.number = iter(range(1_000_000, 2_000_000))
        self.pool = urllib3.PoolManager(maxsize=READERS + SENDERS, retries=False, timeout=60)

    def ask(self, seen: Seen, method: str, path: str, **more: Any) -> Any:
        began = time.monotonic()
        try:
            answer = self.pool.request(method, f"http://127.0.0.1:{self.scene.port}{path}", **more)
        except urllib3.exceptions.HTTPError as error:
            seen.wrong.append(type(error).__name__)
            return None
        seen.note(answer, time.monotonic() - began)
        return answer

    def read(self, number: int) -> None:
        while not self.stopped.wait(PAUSE):
            self.ask(self.readers, "GET", PAGES[number % len(PAGES)])

    def send(self, _number: int) -> None:
        headers = {"Authorization": f"Token {self.scene.token}"}
        while not self.stopped.is_set():
            said = {"text": text(next(self.number)), "source_name": "جريدة", "review": True}
            given = self.ask(self.senders, "POST", "/api/v1/documents/", json=said, headers=headers)
            if given is not None and given.status == 201:
                self.acknowledged.append(given.json()["id"])

    def come(self, seconds: float) -> None:
        with ThreadPoolExecutor(READERS + SENDERS) as threads:
            for number in range(READERS):
                threads.submit(self.read, number)
            for number in range(SENDERS):
                threads.submit(self.send, number)
            time.sleep(seconds)
            self.stopped.set()


def measured(scene: Scene, seconds: float) -> str:
    """The table of one run."""
    from tests.faults.attacks.attack import lost  # noqa: PLC0415 - Django stands only now
    from tests.faults.attacks.prepared import prepare  # noqa: PLC0415

    prepare(scene)
    scene.start_all()
    crowd = Crowd(scene)
    crowd.come(seconds)
    load = os.getloadavg()[0]
    scene.wait(lambda: not lost(crowd.acknowledged), REST_SECONDS)
    waits = quantiles(crowd.readers.waits, n=20)
    wrong = sorted({*crowd.readers.wrong, *crowd.senders.wrong})
    rows = [
        ("readers at once; senders at once", f"{READERS}; {SENDERS}"),
        ("pages read in a second", f"{len(crowd.readers.waits) / seconds:.0f}"),
        ("a reader waits: median, 95 of 100, longest",
         f"{waits[9]:.2f} s, {waits[18]:.2f} s, {max(crowd.readers.waits):.2f} s"),
        ("texts taken", f"{len(crowd.acknowledged)}"),
        ("texts told to come again, readers told so",
         f"{crowd.senders.told_later}, {crowd.readers.told_later}"),
        ("a sender waits: longest", f"{max(crowd.senders.waits):.2f} s"),
        ("taken and lost", f"{len(lost(crowd.acknowledged))}"),
        ("other answers", "; ".join(wrong) or "none"),
        ("bar: 95 of 100 readers within 1 s", "reached" if waits[18] <= BAR else "missed"),
    ]  # fmt: skip
    notes = (
        f"{seconds:.0f} s on PostgreSQL, the crowd on the same {os.cpu_count()} cores as gunicorn "
        f"and the workers; load {load:.0f} at the end. No proxy in front and no page kept by one."
    )
    return f"{table(('what', 'measured'), rows)}\n\n{notes}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=30)
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="crowded-") as folder, running(Cluster()) as server:
        scene = Scene(Path(folder), server.url, server)
        os.environ.update({**scene.env, **ENVIRONMENT})
        django.setup()
        try:
            found = measured(scene, wanted.seconds)
        finally:
            scene.close()
    publish("overload", TITLE, found, report=REPORT, head=HEAD)


if __name__ == "__main__":
    main()
