"""The figures of what is shown for claims: how much of it bears on them, and how much is noise."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final, NamedTuple

from claims.comparing.stance import DISPUTES, SUPPORTS

GOOD: Final = frozenset(("same", "bears"))
STANCES: Final = (SUPPORTS, DISPUTES)
AT_MOST: Final = 10  # rows of a claim
NEAR_THE_TOP: Final = 3


class Judgement(NamedTuple):
    """What people say of a found sentence: how it stands to the claim, and what it does to it."""

    relation: str
    stance: str
    echo: bool

    @property
    def good(self) -> bool:
        return self.relation in GOOD


class ShownRow(NamedTuple):
    """One row an editor sees without unfolding anything; `told` is None where nobody judged it."""

    band: str
    stance: str
    echo: bool
    told: Judgement | None


Shown = Mapping[str, Sequence[ShownRow]]
Gold = Mapping[str, Sequence[Judgement]]


def figures(shown: Shown, gold: Gold, english: Set[str]) -> dict[str, float]:
    """Every figure of an evidence set; what nobody judged counts in `unjudged` alone."""
    rows = {name: found[:AT_MOST] for name, found in shown.items()}
    answerable = [name for name, judged in gold.items() if any(one.good for one in judged)]
    everything = [row for found in rows.values() for row in found]
    told = [row.told for row in everything if row.told]
    good = sum(one.good for judged in gold.values() for one in judged)
    return {
        **_tops(rows, answerable, english),
        "recall_shown": _ratio(sum(one.good for one in told), good),
        "noise": _ratio(sum(not one.good for one in told), len(told), nothing=0.0),
        **_bands(everything),
        **_stances(everything, gold),
        **_outcomes(rows, answerable),
        "unjudged": _ratio(len(everything) - len(told), len(everything), nothing=0.0),
    }


def _tops(rows: Shown, answerable: Sequence[str], english: Set[str]) -> dict[str, float]:
    first = {name: _goodness(rows[name][:1]) for name in answerable if _is_judged(rows[name])}
    third = [good for name in answerable if (good := _goodness(rows[name][:NEAR_THE_TOP]))]
    return {
        "p_at_1": _mean(sum(good) for good in first.values()),
        "p_at_1_en": _mean(sum(good) for name, good in first.items() if name in english),
        "p_at_3": _mean(sum(good) / len(good) for good in third),
    }


def _is_judged(found: Sequence[ShownRow]) -> bool:
    """Whether the first row can be told right or wrong; where nothing is shown, it is wrong."""
    return not found or found[0].told is not None


def _goodness(found: Iterable[ShownRow]) -> list[bool]:
    return [row.told.good for row in found if row.told]


def _bands(rows: Sequence[ShownRow]) -> dict[str, float]:
    return {
        f"band_precision_{band}": _mean(_goodness(row for row in rows if row.band == band))
        for band in sorted({row.band for row in rows})
    }


def _stances(rows: Sequence[ShownRow], gold: Gold) -> dict[str, float]:
    """Right suggestions among the judged rows, and among all that people gave the stance."""
    found: dict[str, float] = {}
    for stance in STANCES:
        told = [row.told.stance == stance for row in rows if row.told and row.stance == stance]
        given = sum(one.stance == stance for judged in gold.values() for one in judged)
        found[f"stance_precision_{stance}"] = _mean(told)
        found[f"stance_recall_{stance}"] = _ratio(sum(told), given)
        found[f"stance_count_{stance}"] = float(len(told))
    return found


def _outcomes(rows: Shown, answerable: Sequence[str]) -> dict[str, float]:
    empty = [not found for name, found in rows.items() if name not in answerable]
    return {
        "nothing_right": _mean(empty),
        "something_right": _mean(bool(rows[name]) for name in answerable),
    }


def _mean(values: Iterable[float]) -> float:
    told = [float(value) for value in values]
    return _ratio(sum(told), len(told))


def _ratio(part: float, whole: float, *, nothing: float = 1.0) -> float:
    return part / whole if whole else nothing
