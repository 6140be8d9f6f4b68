"""The units of whole texts as people labelled them: sentences, headings, furniture."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from claims.evaluation import MalformedFileError

FACTUAL: Final = "F"
SPECULATIVE: Final = "S"
FURNITURE: Final = "X"
BODY: Final = frozenset("FSQ?")  # H, a heading or caption, is right either way


class JudgedUnit(NamedTuple):
    """One unit of a text, its label and the file it is from; order is the text's."""

    seed: str
    label: str
    text: str


def read(path: Path) -> Iterator[tuple[str, list[JudgedUnit]]]:
    """Read a JSON list of `{"seed", "n", "label", "text"}`, text by text."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(rows, list) or not rows:
        raise MalformedFileError("expected a list of labelled units")
    units = [_unit(number, row) for number, row in enumerate(rows, 1)]
    for seed, judged in groupby(units, key=lambda unit: unit.seed):
        yield seed, list(judged)


def _unit(number: int, row: object) -> JudgedUnit:
    if not isinstance(row, dict) or not row.keys() >= {"seed", "label", "text"}:
        raise MalformedFileError(f"unit {number} lacks a seed, a label or a text")
    return JudgedUnit(str(row["seed"]), str(row["label"]), str(row["text"]))
