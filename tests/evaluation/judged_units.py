"""The units of whole texts as people labelled them: sentences, headings, furniture."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from tests.evaluation import MalformedFileError
from tests.evaluation.files import read_json

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
    rows = read_json(path)
    if not isinstance(rows, list) or not rows:
        raise MalformedFileError(_("expected a list of labelled units."))
    units = [_unit(number, row) for number, row in enumerate(rows, 1)]
    for seed, judged in groupby(units, key=lambda unit: unit.seed):
        yield seed, list(judged)


def _unit(number: int, row: object) -> JudgedUnit:
    told = [row.get(name) for name in JudgedUnit._fields] if isinstance(row, dict) else []
    texts = [value for value in told if isinstance(value, str)]
    if len(texts) != len(JudgedUnit._fields):
        raise MalformedFileError(_("unit %d lacks a seed, a label or a text.") % number)
    return JudgedUnit(*texts)
