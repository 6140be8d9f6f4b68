"""Mutations of the rules that matter, each of which some test has to catch."""

import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Mutation(NamedTuple):
    """One change of one place: the rule it breaks, and the tests that should notice."""

    rule: str
    file: str
    before: str
    after: str
    tests: str

    def places(self, root: Path = ROOT) -> int:
        """How often the place stands in its file; once, or the list is out of date."""
        return (root / self.file).read_text(encoding="utf-8").count(self.before)

    def make(self, root: Path) -> str:
        """Break the rule in this tree; gives the text to put back."""
        path = root / self.file
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(self.before, self.after), encoding="utf-8")
        return text


def mutations() -> list[Mutation]:
    """The committed list."""
    told = tomllib.loads(Path(__file__).with_name("mutations.toml").read_text(encoding="utf-8"))
    return [Mutation(file=file, **row) for file, rows in told.items() for row in rows]
