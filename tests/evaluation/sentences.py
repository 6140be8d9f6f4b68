"""How well paragraphs are cut: gold sentences joined with one space and cut again."""

import time
from collections.abc import Sequence, Set
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from sources.text.sentences.splitting import Span, split
from tests.evaluation import MalformedFileError, Options
from tests.evaluation.files import read_json

T = TypeVar("T")

_TIMED_CHARACTERS: Final = 1_000_000  # enough for a steady figure, and under a second


def measure(path: Path, options: Options) -> dict[str, float]:
    """F1 of exact spans, precision and recall of inner boundaries, characters a second.

    Spans are compared by counting non-blank characters, so that trimming makes no difference.
    The ends of a paragraph are given, and are no boundaries found.
    """
    del options
    paragraphs = read(path)
    gold = [gold_spans(paragraph) for paragraph in paragraphs]
    texts = [" ".join(paragraph) for paragraph in paragraphs]
    found = [_count_visible(text, split(text)) for text in texts]
    gold_ends, found_ends = [*map(_inner_ends, gold)], [*map(_inner_ends, found)]
    right = _agreement(gold_ends, found_ends)
    return {
        "span_f1": f1(gold, found),
        "boundary_precision": _ratio(right, _total(found_ends)),
        "boundary_recall": _ratio(right, _total(gold_ends)),
        "chars_per_second": _speed("\n".join(texts)),
    }


def read(path: Path) -> list[list[str]]:
    """Read a JSON list of paragraphs, each a list of its sentences."""
    paragraphs = read_json(path)
    if not isinstance(paragraphs, list) or not paragraphs:
        raise MalformedFileError(_("expected a list of paragraphs."))
    for number, paragraph in enumerate(paragraphs, 1):
        if not isinstance(paragraph, list) or not all(isinstance(s, str) for s in paragraph):
            raise MalformedFileError(_("paragraph %d is not a list of sentences.") % number)
    return paragraphs


def gold_spans(sentences: Sequence[str]) -> set[Span]:
    """The spans of given sentences, in non-blank characters."""
    ends = [0, *accumulate(_visible(sentence) for sentence in sentences)]
    return {Span(start, end) for start, end in pairwise(ends) if start < end}


def f1(gold: Sequence[Set[Span]], found: Sequence[Set[Span]]) -> float:
    """F1 of the exact spans of all paragraphs, given in order."""
    return _ratio(2 * _agreement(gold, found), _total(gold) + _total(found))


def _count_visible(text: str, spans: Sequence[Span]) -> set[Span]:
    """The spans of a text, in non-blank characters."""
    before = [0, *accumulate(not char.isspace() for char in text)]
    return {Span(before[span.start], before[span.end]) for span in spans}


def _visible(text: str) -> int:
    return len("".join(text.split()))


def _inner_ends(spans: set[Span]) -> set[int]:
    ends = {span.end for span in spans}
    return ends - {max(ends, default=0)}


def _agreement(gold: Sequence[Set[T]], found: Sequence[Set[T]]) -> int:
    return sum(len(one & other) for one, other in zip(gold, found, strict=True))


def _total(sets: Sequence[Set[T]]) -> int:
    return sum(map(len, sets))


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _speed(text: str) -> float:
    """Characters cut in a second of one core's time."""
    rounds = max(1, _TIMED_CHARACTERS // max(1, len(text)))
    started = time.process_time()
    for _round in range(rounds):
        split(text)
    return rounds * len(text) / max(time.process_time() - started, 1e-9)
