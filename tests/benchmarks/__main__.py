"""`make bench`: search engines side by side, growth, and the speed of reading."""

import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import reading
from tests.benchmarks.engines import ENGINES
from tests.benchmarks.postgres import cluster, programs
from tests.benchmarks.report import publish, table
from tests.benchmarks.searching import Measured, measure_apart, write_archive

QUICK, FULL = (10_000, 100_000), (10_000, 100_000, 1_000_000)
OURS = next(iter(ENGINES))
HEAD = (
    *("sentences", "engine", "index s", "p50 ms", "p95 ms", "CPU ms"),
    *("p50 × ours", "found", "MB", "queries"),
)
BARS = "Bar at 1,000,000: p50 ≤ 10 ms, p95 ≤ 40 ms, growth from 10,000 ≤ 10 times."


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def measured(size: int, names: list[str], folder: Path) -> list[Measured]:
    """Every engine over the same archive, one after the other."""
    file = folder / f"{size}.txt"
    write_archive(file, size)
    results = []
    for name in names:
        say(f"{size:,} sentences: {name}")
        results.append(measure_apart(name, file, size))
    file.unlink()
    return results


def row(result: Measured, ours: Measured) -> list[str]:
    return [
        f"{result.size:,}",
        result.engine,
        f"{result.index_seconds:.1f}",
        f"{result.p50:.2f}",
        f"{result.p95:.2f}",
        f"{result.cpu:.2f}",
        f"{result.p50 / ours.p50:.1f}",
        f"{result.found:.3f}",
        f"{result.megabytes:.0f}",
        f"{result.queries}",
    ]


def search(sizes: tuple[int, ...], names: list[str]) -> str:
    """The table of all engines at all sizes, and how ours grows."""
    rows, ours = [], []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for size in sizes:
            results = measured(size, names, Path(folder))
            ours.append(results[0])
            rows += [row(result, results[0]) for result in results]
    first, last = ours[0], ours[-1]
    growth = (
        f"From {first.size:,} to {last.size:,} sentences the time a query of ours grows "
        f"{last.p50 / first.p50:.1f} times by the clock, "
        f"{last.cpu / first.cpu:.1f} by the processor."
    )
    notes = (
        "Queries are 27 words: six in ten of the words of a known sentence, the rest noise; "
        "*found*: that sentence is among the first five. *CPU* is the asking process alone, so it "
        "leaves out PostgreSQL's server; *MB* is its resident memory after the queries."
    )
    return "\n\n".join([table(HEAD, rows), growth, BARS, notes])


def main() -> None:
    full = os.environ.get("FULL", "") not in {"", "0"}
    names = list(ENGINES)
    if programs() is None:
        say("PostgreSQL is not installed, its row is left out: apt-get install postgresql")
        names = [name for name in names if "PostgreSQL" not in name]
        publish("search", "Search", search(FULL if full else QUICK, names))
    else:
        with cluster() as url:
            os.environ["BENCHMARK_DATABASE"] = url
            publish("search", "Search", search(FULL if full else QUICK, names))
    publish("reading", "Reading", reading.section(500 if full else 100))


if __name__ == "__main__":
    main()
