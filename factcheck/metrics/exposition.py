"""Series in the text format of Prometheus (version 0.0.4 of its exposition formats)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
PREFIX: Final = "factcheck_"
ESCAPED: Final = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


@dataclass
class Family:
    """The series of one name: a `gauge`, a `counter` (`…_total`) or a `histogram`."""

    name: str
    kind: str
    words: str
    lines: list[str] = field(default_factory=list)

    def add(self, value: float, *, suffix: str = "", **labels: str) -> Self:
        """One series more; a label is told in the order given."""
        said = f"{PREFIX}{self.name}{suffix}{braced(labels)} {spelled(value)}"
        self.lines.append(said)
        return self

    def written(self) -> Iterator[str]:
        yield f"# HELP {PREFIX}{self.name} {self.words}"
        yield f"# TYPE {PREFIX}{self.name} {self.kind}"
        yield from self.lines


def gauge(name: str, words: str, value: float | None = None) -> Family:
    """A family whose values go up and down; with its only value, where it has no labels."""
    family = Family(name, "gauge", words)
    return family if value is None else family.add(value)


def counter(name: str, words: str) -> Family:
    return Family(name, "counter", words)


def histogram(name: str, words: str) -> Family:
    return Family(name, "histogram", words)


def braced(labels: Mapping[str, str]) -> str:
    told = ",".join(f'{name}="{value.translate(ESCAPED)}"' for name, value in labels.items())
    return f"{{{told}}}" if told else ""


def spelled(value: float) -> str:
    """A whole number without a point: Prometheus reads both, people one of them."""
    return str(int(value)) if value == int(value) else repr(float(value))


def page(families: Iterable[Family]) -> str:
    """Everything, as one answer; a family without series is left out."""
    lines = (line for family in families if family.lines for line in family.written())
    return "".join(f"{line}\n" for line in lines)
