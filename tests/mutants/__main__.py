"""`python -m tests.mutants [WORD …]`: break each rule in a copy of the tree and run its tests.

Words choose the mutations whose rule or file holds one of them. As many are tried at once as there
are processors, each in a copy of its own. Ends with 1 if any survives.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from tests.mutants import ROOT, Mutation, mutations

LONGEST = 900  # seconds; no file of tests takes a third of it
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".run", "*.pyc", ".*_cache", ".hypothesis")


def is_caught(mutation: Mutation, tree: Path) -> bool:
    """Whether a test fails or never ends, the rule broken; the tree is whole again afterwards."""
    whole = mutation.make(tree)
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:randomly"]
    try:
        ended = subprocess.run(
            [*command, *mutation.tests.split()],
            cwd=tree,
            capture_output=True,
            check=False,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        (tree / mutation.file).write_text(whole, encoding="utf-8")
    if ended.returncode not in {0, 1}:
        raise SystemExit(
            f"{mutation.rule}: the tests could not run\n{ended.stdout.decode()[-2000:]}"
        )
    return ended.returncode == 1


def chosen(words: list[str]) -> list[Mutation]:
    found = [m for m in mutations() if not words or any(w in m.rule + m.file for w in words)]
    stale = [f"{m.file}: {m.rule}" for m in found if m.places() != 1]
    if stale:
        raise SystemExit("Not found once where the list says: " + "; ".join(stale))
    return found


@contextmanager
def copies(many: int) -> Iterator[SimpleQueue[Path]]:
    """So many copies of the tree; who takes one gives it back whole."""
    free: SimpleQueue[Path] = SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(many):
            free.put(Path(shutil.copytree(ROOT, Path(folder, str(number)), ignore=LEFT_OUT)))
        yield free


def tried(mutation: Mutation, free: SimpleQueue[Path]) -> tuple[bool, float]:
    """Whether it was caught, and the seconds that took."""
    tree, began = free.get(), time.monotonic()
    try:
        return is_caught(mutation, tree), time.monotonic() - began
    finally:
        free.put(tree)


def main(words: list[str]) -> int:
    survived, many = 0, os.cpu_count() or 1
    with copies(many) as free, ThreadPoolExecutor(many) as pool:
        found = chosen(words)
        for mutation, (caught, seconds) in zip(
            found, pool.map(lambda each: tried(each, free), found), strict=True
        ):
            survived += not caught
            word = "caught  " if caught else "SURVIVED"
            sys.stdout.write(f"{word} {seconds:5.1f} s  {mutation.file}: {mutation.rule}\n")
            sys.stdout.flush()
    return min(survived, 1)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
