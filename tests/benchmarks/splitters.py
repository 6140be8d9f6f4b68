"""Other people's sentence splitters beside ours: the same texts, the same run."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sources.text.sentences.splitting import split
from tests.benchmarks.timing import per_second
from tests.evaluation.sentences import f1, gold_spans, read

Cut = Callable[[str], Sequence[str]]
STOP = re.compile(r"(?<=[.!?؟])\s+")
DATA = Path(os.environ.get("FACTCHECK_DATA", Path(__file__).parents[3] / "shared" / "data"))
GOLD = {"PUD": "sentences/pud-even.json", "debates": "sentences/debates-dev.json"}


def ours() -> Cut:
    return lambda text: [text[start:end] for start, end in split(text)]


def regular_expression() -> Cut:
    return STOP.split


def sentencex() -> Cut:
    segment = import_module("sentencex").segment
    return lambda text: segment("ar", text)


def yasbd() -> Cut:
    detector = import_module("yasbd").BoundaryDetector("ar")
    return lambda text: list(detector.segment(text))


def choppa() -> Cut:
    library = import_module("choppa")
    rules = library.SrxDocument(ruleset=library.DEFAULT_SRX_RULESET)
    return lambda text: list(library.SrxTextIterator(rules, "ar_one", text))


def pysbd() -> Cut:
    segmenter = import_module("pysbd").Segmenter(language="ar", clean=False)
    return segmenter.segment


# Name of the row, name of the package ("" for none), how it is made.
SPLITTERS: tuple[tuple[str, str, Callable[[], Cut]], ...] = (
    ("ours", "", ours),
    ("regular expression", "", regular_expression),
    ("sentencex", "sentencex", sentencex),
    ("yasbd", "yasbd-lib", yasbd),
    ("choppa", "choppa-srx", choppa),
    ("pySBD", "pysbd", pysbd),
)


@dataclass(frozen=True)
class Splitter:
    """One row: name with version, characters a second (None: not installed), F1 by gold set."""

    name: str
    a_second: float | None
    quality: dict[str, float]


def gold_sets() -> dict[str, list[list[str]]]:
    """The gold paragraphs that are at hand, by name."""
    files = {name: DATA / file for name, file in GOLD.items()}
    return {name: read(file) for name, file in files.items() if file.exists()}


def measure(bodies: Sequence[str]) -> Iterator[Splitter]:
    """Every splitter over the same articles and the same gold, one after the other."""
    gold = gold_sets()
    for name, package, make in SPLITTERS:
        try:
            named = f"{name} {version(package)}" if package else name
        except PackageNotFoundError:
            yield Splitter(name, None, {})
            continue
        yield measured(named, make(), bodies, gold)


def measured(
    name: str, cut: Cut, bodies: Sequence[str], gold: dict[str, list[list[str]]]
) -> Splitter:
    speed = per_second(lambda: list(map(cut, bodies)), sum(map(len, bodies)))
    return Splitter(name, speed, {known: exact(cut, texts) for known, texts in gold.items()})


def exact(cut: Cut, paragraphs: list[list[str]]) -> float:
    """F1 of exact spans, as `manage.py evaluate sentences` counts it."""
    found = [gold_spans(cut(" ".join(paragraph))) for paragraph in paragraphs]
    return f1([gold_spans(paragraph) for paragraph in paragraphs], found)
