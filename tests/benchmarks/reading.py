"""How fast text is read: cutting beside simple expressions, and the whole chain a sentence."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from claims.triage import assess
from sources.text.dates import dates
from sources.text.direction import direction, hidden
from sources.text.figures import figures
from sources.text.folding import terms
from sources.text.furniture import mark
from sources.text.sentences import split
from tests.benchmarks.archive import DOCUMENT, Archive

STOP = re.compile(r"(?<=[.!?؟])\s+")
ROUNDS = 3


@dataclass(frozen=True)
class Speed:
    """One line of the table: so many units a second of one core."""

    what: str
    a_second: float
    unit: str


def per_second(work: Callable[[], object], units: int) -> float:
    """The best of three rounds, by the processor's time."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        rounds.append(time.process_time() - start)
    return units / min(rounds)


def read(body: str) -> None:
    """Everything that is made of a text before an editor sees it."""
    spans = split(body)
    reasons = mark(body, spans)
    texts = [
        body[span.start : span.end]
        for span, reason in zip(spans, reasons, strict=True)
        if not reason
    ]
    hidden(body)
    direction(body)
    assess(texts)
    for text in texts:
        terms(text)
        figures(text)
        dates(text)


def measure(documents: int) -> list[Speed]:
    """Speeds over so many synthetic articles of 20 sentences."""
    archive = Archive()
    made = archive.documents()
    bodies = [archive.article(next(made)) for _ in range(documents)]
    whole = "\n\n".join(bodies)
    texts = [text for body in bodies for text in STOP.split(body)]
    sentences = documents * DOCUMENT
    steps: list[tuple[str, Callable[[], object]]] = [
        ("furniture", lambda: [mark(body, split(body)) for body in bodies]),
        ("kinds and check-worthiness", lambda: [assess(STOP.split(body)) for body in bodies]),
        ("index terms", lambda: [terms(text) for text in texts]),
        ("figures", lambda: [figures(text) for text in texts]),
        ("dates", lambda: [dates(text) for text in texts]),
        ("the whole chain", lambda: list(map(read, bodies))),
    ]
    return [
        Speed(
            "split at a regular expression",
            per_second(lambda: STOP.split(whole), len(whole)),
            "characters",
        ),
        Speed("split into sentences", per_second(lambda: split(whole), len(whole)), "characters"),
        *(Speed(name, per_second(step, sentences), "sentences") for name, step in steps),
    ]
