"""The archive load: new articles ingested, triaged, indexed and matched by real Celery workers.

`python -m tests.benchmarks.load [--held N] [--new N]`; a smaller `--new` is a sample and is
called one in the report.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import django

from tests.benchmarks.archive import Archive
from tests.benchmarks.house import (
    House,
    check,
    house,
    processor_seconds,
    resident_megabytes,
    stop,
    worker,
)
from tests.benchmarks.report import publish, table

WEEKDAY = 333_000  # sentences, as Full Fact reports for a weekday
CORES = 2  # what the bar speaks of
EVERY_SECONDS = 5.0


@dataclass
class Load:
    """What one run measured; seconds of the clock."""

    held: int
    new: int = 0
    claims: int = 0
    evidence: int = 0
    dead: int = 0
    fill: float = 0.0
    index: float = 0.0
    ingest: float = 0.0
    whole: float = 0.0
    alone: float = 0.0
    processor: float = 0.0
    matching: float = 0.0
    megabytes: float = 0.0


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def timed(start: float) -> float:
    return time.perf_counter() - start


def hold(load: Load, archive: Archive) -> None:
    """Fill the archive that is held, and index it."""
    from django.core.management import call_command  # noqa: PLC0415 - Django stands only now

    from tests.benchmarks.filling import prepare  # noqa: PLC0415

    start = time.perf_counter()
    prepare(archive, load.held)
    load.fill = timed(start)
    start = time.perf_counter()
    call_command("index")
    load.index = timed(start)
    say(f"{load.held:,} sentences filled in {load.fill:.0f} s, indexed in {load.index:.0f} s")


def wait_until_done(load: Load, alive: Callable[[], None]) -> None:
    """Watch the queue until no work waits, and that the worker lives."""
    from sources.models import Work  # noqa: PLC0415 - Django stands only now

    while waiting := Work.objects.waiting().count():
        alive()
        load.megabytes = max(load.megabytes, resident_megabytes())
        say(f"{waiting:,} pieces of work wait, {load.megabytes:.0f} MB resident")
        time.sleep(EVERY_SECONDS)


def run(load: Load, archive: Archive, *, new: int, at: House) -> None:
    """Ingest while workers match, then wait until all is matched."""
    from claims.models import Claim, Evidence  # noqa: PLC0415 - Django stands only now
    from sources.models import Work  # noqa: PLC0415
    from tests.benchmarks.filling import arrive  # noqa: PLC0415

    working = worker(at, "here")
    try:
        start, used = time.perf_counter(), processor_seconds()
        for taken in arrive(archive, new):
            load.new += taken
            if load.new % 10_000 == 0:
                load.megabytes = max(load.megabytes, resident_megabytes())
                say(
                    f"{load.new:,} ingested, {Work.objects.waiting().count():,} pieces of work wait"
                )
        load.ingest = timed(start)
        matched = Claim.objects.filter(matched_at__isnull=False).count()
        used_before = processor_seconds()
        wait_until_done(load, partial(check, working, at, "here"))
        load.whole = timed(start)
        load.processor = processor_seconds() - used
        load.matching = processor_seconds() - used_before
    finally:
        stop(working)
    load.claims = Claim.objects.filter(matched_at__isnull=False).count()
    load.alone = (load.claims - matched) / max(load.whole - load.ingest, 1e-9)
    load.matching /= max(load.claims - matched, 1)
    load.evidence, load.dead = Evidence.objects.count(), Work.objects.dead().count()


def report(load: Load) -> str:
    rate = load.new / load.whole
    apiece = load.processor / load.new
    rows = [
        ("sentences held before", f"{load.held:,}"),
        ("new sentences", f"{load.new:,}"),
        ("claims raised and matched", f"{load.claims:,}"),
        ("evidence stored", f"{load.evidence:,}"),
        ("work that failed", f"{load.dead:,}"),
        ("ingest and triage, beside the workers", f"{load.new / load.ingest:,.0f} sentences/s"),
        ("matching once the ingest had ended", f"{load.alone:,.0f} claims/s"),
        ("all of it", f"{load.whole:,.0f} s, {rate:,.0f} sentences/s"),
        ("indexing what was held", f"{load.held / load.index:,.0f} sentences/s"),
        ("processor time a sentence, all of it", f"{apiece * 1000:.1f} ms"),
        ("processor time a claim, matching alone", f"{load.matching * 1000:.1f} ms"),
        ("resident in all (PSS)", f"{load.megabytes:,.0f} MB"),
    ]
    if load.new < WEEKDAY:
        minutes = WEEKDAY / rate / 60
        idle = WEEKDAY * apiece / CORES / 60
        rows.append((f"a weekday's {WEEKDAY:,} sentences at this rate", f"{minutes:,.0f} minutes"))
        rows.append((f"the same on {CORES} cores with nothing else to do", f"{idle:,.0f} minutes"))
    bars = (
        "PostgreSQL, the broker, one Celery worker of two processes and the importer share this "
        "machine. Bars: 333,000 sentences against 1,000,000 in 60 minutes, 100 claims/s, 2 GB."
    )
    return f"{table(('what', 'measured'), rows)}\n\n{bars}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--held", type=int, default=1_000_000)
    asked.add_argument("--new", type=int, default=WEEKDAY)
    numbers = asked.parse_args()
    with house() as standing:
        os.environ.update(standing.at("here"))
        django.setup()
        load, archive = Load(numbers.held), Archive()
        hold(load, archive)
        run(load, archive, new=numbers.new, at=standing)
        publish("load", "The archive load", report(load))


if __name__ == "__main__":
    main()
