"""Whether check-worthiness puts what people would check first above what they would not."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from claims.triage import assess
from tests.evaluation import MalformedFileError, Options
from tests.evaluation.files import read_json

HIGH: Final = "H"
LOW: Final = "L"
WORTHS: Final = frozenset((HIGH, "M", LOW))
FIRST: Final = 20


class Weighed(NamedTuple):
    """The score a sentence was given and what people say it is worth: H, M or L."""

    score: float
    worth: str


def measure(path: Path, options: Options) -> dict[str, float]:
    """The chance that a sentence worth much scores above one worth little, and how many of the
    twenty first are worth much. The sentences of one text are assessed together, in its order.
    """
    del options
    weighed = [one for sentences in read(path).values() for one in _weighed(sentences)]
    first = sorted(weighed, key=lambda one: -one.score)[:FIRST]
    return {
        "auc_high_low": auc(
            *([one.score for one in weighed if one.worth == w] for w in (HIGH, LOW))
        ),
        "precision_at_20": sum(one.worth == HIGH for one in first) / max(len(first), 1),
    }


def read(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Read a JSON list of `{"seed", "text", "worth"}` as the sentences of each text."""
    rows = read_json(path)
    if not isinstance(rows, list) or not rows:
        raise MalformedFileError(_("expected a list of sentences and their worth."))
    texts: dict[str, list[tuple[str, str]]] = {}
    for number, row in enumerate(rows, 1):
        seed, text, worth = _row(number, row)
        texts.setdefault(seed, []).append((text, worth))
    return texts


def _row(number: int, row: object) -> tuple[str, str, str]:
    said = row if isinstance(row, dict) else {}
    seed, text, worth = (said.get(name) for name in ("seed", "text", "worth"))
    if not (isinstance(seed, str) and isinstance(text, str) and worth in WORTHS):
        raise MalformedFileError(_("sentence %d lacks a text or its worth.") % number)
    return seed, text, str(worth)


def _weighed(sentences: Sequence[tuple[str, str]]) -> list[Weighed]:
    found = assess([text for text, _worth in sentences])
    return [
        Weighed(one.check_worthiness, worth)
        for one, (_text, worth) in zip(found, sentences, strict=True)
    ]


def auc(high: Sequence[float], low: Sequence[float]) -> float:
    """The share of pairs in which the high one scores more; equal scores count half."""
    if not (high and low):
        return 1.0
    won = sum((a > b) + (a == b) / 2 for a in high for b in low)
    return won / (len(high) * len(low))
