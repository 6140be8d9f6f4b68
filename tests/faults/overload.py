"""`python -m tests.faults.overload`: ten times more than is taken, and 200 readers at once.

First a few senders hand in texts as fast as they are answered: so many the house takes alone. Then
senders bring ten times as many, whatever they are told, while readers open the public pages and
lists, each at times of its own, and some editors look at the desk (`tests/faults/crowd.py` says how
they are played). Written to docs/faults.md.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from statistics import quantiles

import django

from tests.benchmarks.postgres import Cluster, running
from tests.benchmarks.report import publish, table
from tests.faults.__main__ import HEAD, REPORT
from tests.faults.attacks.scene import ENVIRONMENT, ROOT, Scene
from tests.faults.crowd import Group, Met

ALONE_SECONDS = 6.0
TIMES = 10
BAR = 1.0  # seconds for 19 of 20 readers
REST_SECONDS = 300
TITLE = "Ten times too much, and 200 readers"
PAGES = ("/", "/api/v1/verdicts/", "/corrections/", "/claims/{claim}/", "/feeds/verdicts.atom")
READERS = Group("readers", 200, 1.0, PAGES)
EDITORS = Group("editors", 8, 4.0, ("/admin/claims/claim/",))
SENDERS = Group("senders", 40, 0.0, ("/api/v1/documents/",), sends=True)


def meet(scene: Scene, groups: list[Group], seconds: float) -> dict[str, Met]:
    """What a crowd met, in a process of its own."""
    said = {"port": scene.port, "seconds": seconds, "groups": [asdict(group) for group in groups]}
    crowd = subprocess.run(
        [sys.executable, "-m", "tests.faults.crowd"],
        cwd=ROOT,
        input=json.dumps(said),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Met.read(crowd.stdout)


def of_20(waits: list[float]) -> tuple[float, float, float]:
    """The middle one, the one that 19 of 20 do not exceed, and the longest."""
    parted = quantiles(waits, n=20)
    return parted[9], parted[18], max(waits)


def row_of_waits(group: Group, met: Met) -> tuple[str, str]:
    told = ", ".join(f"{seconds:.2f} s" for seconds in of_20(met.waits))
    return f"{group.name} wait: median, 95 of 100, longest", told


def measured(scene: Scene, seconds: float, pause: float) -> str:
    """The table of one run."""
    from tests.faults.attacks.attack import lost  # noqa: PLC0415 - Django stands only now
    from tests.faults.attacks.prepared import prepare  # noqa: PLC0415
    from tests.faults.published import fill, session_of_an_editor  # noqa: PLC0415

    prepare(scene)
    claim = fill()
    scene.start_all()
    senders = replace(SENDERS, headers={"Authorization": f"Token {scene.token}"})
    alone = meet(scene, [replace(senders, number=4)], ALONE_SECONDS)["senders"]
    rate = len(alone.taken) / ALONE_SECONDS
    groups = [
        replace(READERS, pause=pause, paths=tuple(p.format(claim=claim) for p in PAGES)),
        replace(EDITORS, headers={"Cookie": f"sessionid={session_of_an_editor()}"}),
        replace(senders, pause=senders.number / (TIMES * rate)),
    ]
    met = meet(scene, groups, seconds)
    load = os.getloadavg()[0]
    taken = alone.taken + met["senders"].taken
    scene.wait(lambda: not lost(taken), REST_SECONDS)
    readers, flood = met["readers"], met["senders"]
    wrong = [f"{name}: {one.wrong}" for name, one in met.items() if one.wrong]
    rows = [
        ("texts taken alone; sent in the flood", f"{rate:.1f}; {TIMES * rate:.0f} in a second"),
        ("readers; each opens a page", f"{READERS.number}; every {pause:g} s"),
        ("pages read in a second", f"{len(readers.waits) / seconds:.0f}"),
        *(row_of_waits(group, met[group.name]) for group in groups),
        ("texts taken; told to come again", f"{len(flood.taken)}; {flood.told_later}"),
        ("readers, editors told to come again",
         f"{readers.told_later}; {met['editors'].told_later}"),
        ("taken and lost", f"{len(lost(taken))}"),
        ("other answers", "; ".join(wrong) or "none"),
        ("bar: 95 of 100 readers within 1 s",
         "reached" if of_20(readers.waits)[1] <= BAR else "missed"),
    ]  # fmt: skip
    notes = (
        f"{seconds:.0f} s on PostgreSQL, the crowd on the same {os.cpu_count()} cores as gunicorn "
        f"and the workers; load {load:.0f} at the end. No proxy in front and no page kept by one."
    )
    return f"{table(('what', 'measured'), rows)}\n\n{notes}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=20)
    asked.add_argument("--pause", type=float, default=READERS.pause)
    asked.add_argument("--dry", action="store_true", help="print, and write nothing")
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="crowded-") as folder, running(Cluster()) as server:
        scene = Scene(Path(folder), server.url, server)
        os.environ.update({**scene.env, **ENVIRONMENT})
        django.setup()
        try:
            found = measured(scene, wanted.seconds, wanted.pause)
        finally:
            scene.close()
    if wanted.dry:
        sys.stdout.write(f"{found}\n")
    else:
        publish("overload", TITLE, found, report=REPORT, head=HEAD)


if __name__ == "__main__":
    main()
