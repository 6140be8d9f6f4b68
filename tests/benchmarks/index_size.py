"""`python -m tests.benchmarks.index_size [SIZE …]`: what the index of a host takes of its disk.

Sizes in rising order; the last two say how it grows, and what ten and a hundred times the last
would take. Made-up sentences, nobody's text; written to docs/scaling.md.
"""

import math
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.benchmarks.archive import Archive
from tests.benchmarks.engines import Ours
from tests.benchmarks.report import REPORT, publish, table

SIZES: Final = (100_000, 1_000_000)
FURTHER: Final = (10, 100)
SCALING: Final = REPORT.with_name("scaling.md")


class Held(NamedTuple):
    """An index of so many sentences, in bytes on the disk, written in so many seconds."""

    sentences: int
    size: int
    seconds: float


def measured(sentences: int) -> Held:
    with tempfile.TemporaryDirectory(prefix="bench-size-") as folder:
        index, began = Ours(Path(folder)), time.monotonic()
        index.fill(Archive().sentences(sentences))
        seconds = time.monotonic() - began
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    return Held(sentences, size, seconds)


def growth(small: Held, large: Held) -> float:
    """The power of the number of sentences that the size follows between the two; 1 is in line."""
    return math.log(large.size / small.size) / math.log(large.sentences / small.sentences)


def further(small: Held, large: Held, times: int) -> tuple[float, float]:
    """The size of so many times as many: as it grew so far, and in line with the larger one."""
    bent = large.size * times ** growth(small, large)
    straight = float(large.size * times)
    return min(bent, straight), max(bent, straight)


def section(held: Sequence[Held]) -> str:
    rows = [
        [
            f"{one.sentences:,}",
            f"{one.size / 1e6:,.0f} MB",
            f"{one.size / one.sentences:.0f}",
            "measured",
        ]
        for one in held
    ]
    small, large = held[-2:]
    for times in FURTHER:
        least, most = further(small, large, times)
        told = f"{least / 1e9:,.1f} to {most / 1e9:,.1f} GB"
        rows.append([f"{large.sentences * times:,}", told, "", "extrapolated"])
    said = table(
        ["sentences", "on the disk of a host", "bytes a sentence", "how it is known"], rows
    )
    power = f"{growth(small, large):.2f}"
    return (
        f"{said}\n\nBetween the last two measured it grew with the power {power} of their number."
    )


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    held = [measured(size) for size in sizes]
    publish("index-size", "The index of a host", section(held), report=SCALING)


if __name__ == "__main__":
    main()
