"""How fast text is read: cutting beside other splitters, and the whole chain a sentence.

Alone: `python -m tests.benchmarks.reading`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from claims.triage import assess
from sources.text.dates.finding_dates import dates
from sources.text.direction import direction, hidden
from sources.text.figures.finding_figures import figures
from sources.text.furniture.marking import mark
from sources.text.sentences.splitting import split
from sources.text.spelling.folding import terms
from tests.benchmarks import splitters
from tests.benchmarks.archive import DOCUMENT, Archive
from tests.benchmarks.report import publish, table
from tests.benchmarks.timing import per_second

BARS = "Bars: 2,000,000 characters a second split, 3,000 sentences a second the whole chain."
QUALITY = (
    "Exact: F1 of exact spans on the development halves of UD Arabic-PUD and of the CheckThat! "
    "2018 debates, which are kept outside the project."
)


@dataclass(frozen=True)
class Speed:
    """One line of the table: so many sentences a second of one core."""

    what: str
    a_second: float


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


def articles(documents: int) -> list[str]:
    """Synthetic articles of 20 sentences."""
    archive = Archive()
    made = archive.documents()
    return [archive.article(next(made)) for _ in range(documents)]


def measure(bodies: list[str]) -> list[Speed]:
    """Speeds of each step and of all together."""
    articles = [[body[start:end] for start, end in split(body)] for body in bodies]
    texts = [text for article in articles for text in article]
    steps: list[tuple[str, Callable[[], object]]] = [
        ("furniture", lambda: [mark(body, split(body)) for body in bodies]),
        ("kinds and check-worthiness", lambda: list(map(assess, articles))),
        ("index terms", lambda: list(map(terms, texts))),
        ("figures", lambda: list(map(figures, texts))),
        ("dates", lambda: list(map(dates, texts))),
        ("the whole chain", lambda: list(map(read, bodies))),
    ]
    return [Speed(name, per_second(step, len(bodies) * DOCUMENT)) for name, step in steps]


def splitting(bodies: list[str]) -> str:
    """The table of splitters; what is not installed is named."""
    rows = list(splitters.measure(bodies))
    ours = rows[0].a_second or 1
    cells = [
        [
            row.name,
            f"{row.a_second:,.0f}" if row.a_second else "not installed",
            f"{ours / row.a_second:,.1f}" if row.a_second else "",
            *(f"{row.quality[name]:.4f}" if name in row.quality else "" for name in splitters.GOLD),
        ]
        for row in rows
    ]
    gold = [f"{name}, exact" for name in splitters.GOLD]
    return table(["splitter", "characters a second", "ours is faster by", *gold], cells)


def section(documents: int) -> str:
    """Both tables over so many articles."""
    bodies = articles(documents)
    steps = [[speed.what, f"{speed.a_second:,.0f}"] for speed in measure(bodies)]
    chain = table(["step", "sentences a second of one core"], steps)
    return f"{splitting(bodies)}\n\n{QUALITY}\n\n{chain}\n\n{BARS}"


if __name__ == "__main__":
    publish("reading", "Reading", section(100))
