"""Writing what was measured into `docs/benchmarks.md`, each measurement its own section."""

import os
import platform
import re
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Made by `make bench` (`make bench FULL=1` goes to a million sentences, `python -m
tests.benchmarks.load` and `python -m tests.benchmarks.three_hosts` measure the whole system).
The archive is synthetic: nobody's text, the word statistics of Arabic news
(`tests/benchmarks/archive.py`). Compare the rows of one run; other machines have other seconds, and
so has the same machine on another day: see how long its ten million additions take.
"""


def machine() -> str:
    """What this was measured on."""
    model = re.search(r"model name\s*:\s*(.+)", _text("/proc/cpuinfo"))
    memory = re.search(r"MemTotal:\s*(\d+)", _text("/proc/meminfo"))
    parts = [
        model.group(1) if model else platform.processor() or platform.machine(),
        f"{os.cpu_count()} cores",
        f"{int(memory.group(1)) / 1e6:.0f} GB" if memory else "",
        f"load {os.getloadavg()[0]:.1f}",
        f"ten million additions in {additions():.1f} s",
        f"Python {platform.python_version()}",
        f"{platform.system()} {platform.release().split('-')[0]}",
        f"{datetime.now(UTC):%Y-%m-%d}",
    ]
    return ", ".join(part for part in parts if part)


def additions() -> float:
    """Seconds for ten million additions: the same machine may be half as fast another day."""
    start = time.process_time()
    sum(1 for _ in range(10_000_000))
    return time.process_time() - start


def _text(path: str) -> str:
    file = Path(path)
    return file.read_text() if file.exists() else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def publish(name: str, title: str, text: str, *, report: Path = REPORT, head: str = HEAD) -> None:
    """Print a section and put it in place of its last edition."""
    body = f"## {title}\n\nMeasured on {machine()}.\n\n{text}\n"
    sys.stdout.write(body + "\n")
    section = f"<!-- {name} -->\n{body}<!-- /{name} -->\n"
    before = report.read_text(encoding="utf-8") if report.exists() else head
    known = re.compile(rf"<!-- {name} -->\n.*?<!-- /{name} -->\n", re.DOTALL)
    after = known.sub(lambda _: section, before) if known.search(before) else f"{before}\n{section}"
    report.parent.mkdir(exist_ok=True)
    report.write_text(after, encoding="utf-8")
