"""How long a search takes: one engine over one archive, in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles

import psutil

from tests.benchmarks.archive import Archive, Question
from tests.benchmarks.engines import ENGINES, Engine

QUESTIONS = 200
LIMIT = 50
MOST_SECONDS = 60.0  # an engine that needs seconds a query answers fewer questions


@dataclass(frozen=True)
class Measured:
    """One line of the table: times of a query in milliseconds of the clock and of the processor."""

    engine: str
    size: int
    index_seconds: float
    p50: float
    p95: float
    cpu: float
    found: float
    megabytes: float
    queries: int


def write_archive(file: Path, size: int) -> None:
    """Write sentences one a line, and beside them the questions."""
    archive, questions = Archive(), []
    with file.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(archive.sentences(size)):
            lines.write(text + "\n")
            if number % (size // QUESTIONS) == 0:
                questions.append((number, text))
    asked = [archive.question(number, text) for number, text in questions]
    file.with_suffix(".json").write_text(json.dumps(asked), encoding="utf-8")


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def _ask(engine: Engine, questions: list[Question]) -> tuple[list[float], int, float]:
    """Milliseconds of each question, how many found their sentence first to fifth, CPU seconds."""
    for question in questions[:3]:
        engine.search(question.text, LIMIT)
    times, right = [], 0
    end, cpu = time.monotonic() + MOST_SECONDS, time.process_time()
    for question in questions:
        start = time.perf_counter()
        found = engine.search(question.text, LIMIT)
        times.append((time.perf_counter() - start) * 1000)
        right += question.target in found[:5]
        if time.monotonic() > end:
            break
    return times, right, time.process_time() - cpu


def measure(name: str, file: Path, size: int) -> Measured:
    """Fill the engine from the archive and ask it all questions."""
    questions = [Question(*pair) for pair in json.loads(file.with_suffix(".json").read_text())]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        start = time.perf_counter()
        engine = ENGINES[name](Path(folder))
        engine.fill(_lines(file))
        filled = time.perf_counter() - start
        times, right, cpu = _ask(engine, questions)
        resident = psutil.Process(os.getpid()).memory_info().rss / 1e6
    cuts = quantiles(times, n=20)
    asked = len(times)
    return Measured(
        name, size, filled, cuts[9], cuts[18], cpu / asked * 1000, right / asked, resident, asked
    )


def measure_apart(name: str, file: Path, size: int) -> Measured:
    """As `measure`, in a fresh process, so that memory is that of one engine."""
    command = [sys.executable, "-m", "tests.benchmarks.searching", name, str(file), str(size)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return Measured(**json.loads(done.stdout))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(measure(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))))
