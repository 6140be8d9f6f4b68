"""`python -m tests.mutants [WORD …]`: break each rule in a copy of the tree and run its tests.

Words choose the mutations whose rule or file holds one of them. Ends with 1 if any survives.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.mutants import ROOT, Mutation, mutations

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".run", "*.pyc", ".*_cache", ".hypothesis")


def is_caught(mutation: Mutation, tree: Path) -> bool:
    """Whether a test fails once the rule is broken; the tree is whole again afterwards."""
    whole = mutation.make(tree)
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:randomly"]
    ended = subprocess.run(
        [*command, *mutation.tests.split()], cwd=tree, capture_output=True, check=False
    )
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


def main(words: list[str]) -> int:
    survived = 0
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
        for mutation in chosen(words):
            began = time.monotonic()
            caught = is_caught(mutation, tree)
            survived += not caught
            word = "caught  " if caught else "SURVIVED"
            seconds = time.monotonic() - began
            sys.stdout.write(f"{word} {seconds:5.1f} s  {mutation.file}: {mutation.rule}\n")
            sys.stdout.flush()
    return min(survived, 1)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
