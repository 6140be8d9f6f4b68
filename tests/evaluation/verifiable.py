"""Whether check-worthiness puts texts that hold a verifiable claim before those that do not."""

from collections.abc import Sequence
from importlib import import_module
from itertools import groupby
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from claims.triage import assess
from tests.evaluation import MalformedFileError, Options
from tests.evaluation.files import TAB, read_table


def measure(path: Path, options: Options) -> dict[str, float]:
    """Average precision of the transparent score, and of a learned one when given `train`.

    A text is assessed as one sentence of its own. Texts of equal score share their precision, so
    that the order of the file does not matter.
    """
    texts, labels = read(path)
    scores = [assess([text])[0].check_worthiness for text in texts]
    metrics = {"average_precision": average_precision(scores, labels)}
    if options.train is not None:
        learned = _learned(options.train, texts)
        metrics["average_precision_learned"] = average_precision(learned, labels)
    return metrics


def read(path: Path) -> tuple[list[str], list[bool]]:
    """Read a TSV with `tweet_text` and `class_label` (1 when a verifiable claim is in it)."""
    rows = read_table(path, ["tweet_text", "class_label"], delimiter=TAB)
    labels = [row["class_label"].strip() for row in rows]
    if strange := next((label for label in labels if label not in {"0", "1"}), None):
        raise MalformedFileError(_("unknown label %s.") % strange)
    return [row["tweet_text"] for row in rows], [label == "1" for label in labels]


def average_precision(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Sum over thresholds of precision times the recall gained there."""
    ranked = sorted(zip(scores, labels, strict=True), key=lambda pair: -pair[0])
    seen = right = 0
    area = 0.0
    for _score, tied in groupby(ranked, key=lambda pair: pair[0]):
        group = [label for _, label in tied]
        seen, right = seen + len(group), right + sum(group)
        area += right / seen * sum(group)
    return area / right if right else 0.0


def _learned(path: Path, asked: list[str]) -> list[float]:
    """Scores of the learned baseline, whose library only developers install."""
    try:
        baseline = import_module("tests.evaluation.learned_baseline")
    except ImportError as error:
        raise CommandError("--train needs scikit-learn, see requirements-dev.txt.") from error
    scores: list[float] = baseline.scores(*read(path), asked=asked)
    return scores
