"""Whether comparing tells what two sentences say alike from what they say differently."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from claims.comparing import Comparison, compare
from claims.comparing.aligning import align
from claims.comparing.differences import AGREEING, DISPUTING
from claims.comparing.reading import read as read_text
from claims.comparing.sameness import SAME
from claims.comparing.stance import SUPPORTS
from tests.evaluation import MalformedFileError, Options
from tests.evaluation.files import read_json
from tests.evaluation.stance import JudgedPair, cosines_of

EXPECTED: Final = {
    "figure": ("agrees", "conflicts"),
    "name": ("matches",),
    "repeat": ("same", "different"),
}
DIFFERENT: Final = ("conflicts", "different")


class Pair(NamedTuple):
    """Two sentences and how they stand to each other: `expect`, by what the pair is about."""

    kind: str
    expect: str
    a: str
    b: str


Seen = tuple[Pair, Comparison]


def measure(path: Path, options: Options) -> dict[str, float]:
    """Shares of the pairs: agreeing figures agree, conflicting ones conflict, names meet,
    paraphrases are offered as repeats, and no pair that differs is offered or supports.
    """
    pairs = read(path)
    seen = list(zip(pairs, compared(pairs, options.mode), strict=True))
    agree = [one for one in seen if one[0].expect == "agrees"]
    conflict = [one for one in seen if one[0].expect == "conflicts"]
    differ = [one for one in seen if one[0].expect in DIFFERENT]
    return {
        "figure_agree": _share(agree, _agrees),
        "figure_conflict": _share(conflict, _conflicts),
        "false_conflict": _share(agree, _conflicts, nothing=0.0),
        "names": _share([one for one in seen if one[0].kind == "name"], _names_meet),
        "repeats_found": _share([one for one in seen if one[0].expect == "same"], _is_same),
        "repeats_wrong": _share(
            [one for one in seen if one[0].expect == "different"], _is_same, nothing=0.0
        ),
        "false_support": _share(differ, _supports, nothing=0.0),
    }


def read(path: Path) -> list[Pair]:
    """Read a JSON list of `{"kind", "expect", "a", "b"}`; raises MalformedFileError."""
    rows = read_json(path)
    if not isinstance(rows, list) or not rows:
        raise MalformedFileError(_("expected a list of pairs."))
    return [_pair(number, row) for number, row in enumerate(rows, 1)]


def _pair(number: int, row: object) -> Pair:
    told = [row.get(name) for name in Pair._fields] if isinstance(row, dict) else []
    texts = [value for value in told if isinstance(value, str)]
    if len(texts) != len(Pair._fields) or texts[1] not in EXPECTED.get(texts[0], ()):
        raise MalformedFileError(_("pair %d has another shape.") % number)
    return Pair(*texts)


def compared(pairs: Sequence[Pair], mode: str) -> list[Comparison]:
    """The product's comparison of each pair, with the cosine of its vectors in hybrid mode."""
    cosines: Sequence[float | None] = [None] * len(pairs)
    if mode == "hybrid":
        cosines = cosines_of([JudgedPair(pair.a, pair.b, "") for pair in pairs])
    return [
        compare(pair.a, pair.b, cosine=cosine) for pair, cosine in zip(pairs, cosines, strict=True)
    ]


def _share(seen: Sequence[Seen], holds: Callable[[Seen], bool], *, nothing: float = 1.0) -> float:
    return sum(map(holds, seen)) / len(seen) if seen else nothing


def _codes(comparison: Comparison) -> set[str]:
    return {finding.code for finding in comparison.findings}


def _agrees(one: Seen) -> bool:
    codes = _codes(one[1])
    return bool(codes & AGREEING) and not codes & DISPUTING


def _conflicts(one: Seen) -> bool:
    return bool(_codes(one[1]) & DISPUTING)


def _names_meet(one: Seen) -> bool:
    """Whether no word of either sentence is left without its like."""
    words = align(read_text(one[0].a), read_text(one[0].b))
    return not (words.only_claim or words.only_found)


def _is_same(one: Seen) -> bool:
    return one[1].sameness == SAME


def _supports(one: Seen) -> bool:
    return one[1].stance == SUPPORTS
