"""What was published of one claim, row by row, and what each row changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from claims.models import Verdict, VerdictKind

_WORDS = re.compile(r"\S+\s*")


class Run(NamedTuple):
    """Words in a row that stayed, came or went: `kept`, `added` or `dropped`."""

    fate: str
    text: str


@dataclass(frozen=True)
class Chapter:
    """A published row and the one it took the place of, if any."""

    row: Verdict
    before: Verdict | None = None

    @property
    def changes_rating(self) -> bool:
        """Whether readers were told something else before."""
        return self.before is not None and said_by(self.before) != said_by(self.row)

    @property
    def runs(self) -> list[Run]:
        """The rationale beside the one before it; nothing without both their words."""
        if self.before is None or self.before.taken_down_at or self.row.taken_down_at:
            return []
        return list(compared(self.before.rationale, self.row.rationale))


def said_by(row: Verdict) -> tuple[str, str, str]:
    """Rating and label, in no language and in both."""
    return row.rating, row.label_ar, row.label_en


def chapters(rows: Sequence[Verdict]) -> list[Chapter]:
    """The history of one claim, the newest first, from its rows in the order of publication."""
    earlier: list[Verdict | None] = [None, *rows[:-1]]
    return [Chapter(*pair) for pair in zip(rows, earlier, strict=True)][::-1]


def chapter_of(row: Verdict) -> Chapter:
    """A row with the one before it; its claim comes with all that was `told` of it."""
    told: list[Verdict] = row.claim.told
    return next(chapter for chapter in chapters(told) if chapter.row.pk == row.pk)


def compared(before: str, after: str) -> Iterator[Run]:
    """What the newer text keeps, adds and drops, by words."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for op, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if op == "equal":
            yield Run("kept", "".join(new[j1:j2]))
            continue
        if i2 > i1:
            yield Run("dropped", "".join(old[i1:i2]))
        if j2 > j1:
            yield Run("added", "".join(new[j1:j2]))


def is_withdrawn(rows: Sequence[Verdict]) -> bool:
    """Whether the newest row takes back what readers were told."""
    return rows[-1].kind == VerdictKind.VOID
