"""What a run of the archive load measured, and how it is told."""

from dataclasses import dataclass

from tests.benchmarks.report import table

WEEKDAY = 333_000  # sentences, as Full Fact reports for a weekday
CORES = 2  # what the bar speaks of
VECTORS = (
    "The vectors of the held sentences are made up: real ones of some of them, and the others "
    "close to one of these. Everything else is the real encoder's work."
)


@dataclass
class Load:
    """What one run measured; seconds of the clock."""

    held: int
    encoder: str = ""
    new: int = 0
    claims: int = 0
    evidence: int = 0
    worthy: int = 0
    embedded: int = 0
    dead: int = 0
    fill: float = 0.0
    index: float = 0.0
    ingest: float = 0.0
    matched: float = 0.0
    whole: float = 0.0
    alone: float = 0.0
    processor: float = 0.0
    matching: float = 0.0
    megabytes: float = 0.0


def dense_rows(load: Load) -> list[tuple[str, str]]:
    """What the vectors did."""
    share = f"{load.worthy / load.claims:.0%}"
    return [
        ("encoder", load.encoder),
        ("claims worth a vector", f"{load.worthy:,} ({share} of all)"),
        ("vectors made for new sentences", f"{load.embedded:,}"),
    ]


def report(load: Load) -> str:
    rate = load.new / load.whole
    apiece = load.processor / load.new
    rows = [
        ("sentences held before", f"{load.held:,}"),
        ("new sentences", f"{load.new:,}"),
        ("claims raised and matched", f"{load.claims:,}"),
        ("evidence stored", f"{load.evidence:,}"),
        ("work that failed", f"{load.dead:,}"),
        ("ingest and triage, beside the workers", f"{load.new / load.ingest:,.0f} sentences/s"),
        ("matching once the ingest had ended", f"{load.alone:,.0f} claims/s"),
        ("until all was matched", f"{load.matched / 60:,.1f} minutes"),
        ("all of it", f"{load.whole / 60:,.1f} minutes, {rate:,.0f} sentences/s"),
        ("indexing what was held", f"{load.held / load.index:,.0f} sentences/s"),
        ("processor time a sentence, all of it", f"{apiece * 1000:.1f} ms"),
        ("processor time a claim, matching alone", f"{load.matching * 1000:.1f} ms"),
        ("resident in all (PSS)", f"{load.megabytes:,.0f} MB"),
    ]
    if load.encoder:
        rows[5:5] = dense_rows(load)
    if load.new < WEEKDAY:
        minutes = WEEKDAY / rate / 60
        idle = WEEKDAY * apiece / CORES / 60
        rows.append((f"a weekday's {WEEKDAY:,} sentences at this rate", f"{minutes:,.0f} minutes"))
        rows.append((f"the same on {CORES} cores with nothing else to do", f"{idle:,.0f} minutes"))
    bars = (
        "PostgreSQL, the broker, one Celery worker of two processes and the importer share this "
        "machine. Bars: 333,000 sentences against 1,000,000 in 60 minutes, 100 claims/s, 2 GB."
    )
    return (
        f"{table(('what', 'measured'), rows)}\n\n{bars} {VECTORS if load.encoder else ''}".rstrip()
    )
