"""What a figure says beside its number: of what, of whom, and whether it is a bound or a guess."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from claims.comparing.bounds import ABOUT, EXACTLY, bound_of
from claims.comparing.casualties import fates
from sources.text.figures.finding_figures import Figure
from sources.text.numbers.units import PERCENT
from sources.text.spelling.folding import Token

PERSON: Final = "person"
PEOPLE: Final = frozenset(
    (PERSON, "victim", "soldier", "civilian", "refugee", "child", "woman", "student", "worker")
)
_BEFELL: Final = {unit: frozenset({unit}) for unit in ("killed", "wounded", "displaced")}
_BASE: Final = {
    "km": ("m", Decimal(1000)),
    "cm": ("m", Decimal("0.01")),
    "mm": ("m", Decimal("0.001")),
    "tonne": ("kg", Decimal(1000)),
    "g": ("kg", Decimal("0.001")),
    "MW": ("kW", Decimal(1000)),
    "km2": ("m2", Decimal(1_000_000)),
    "hectare": ("m2", Decimal(10_000)),
    "week": ("day", Decimal(7)),
    "hour": ("minute", Decimal(60)),
}
_OF: Final = frozenset({"من", "of"})
_MINUS: Final = frozenset({"ناقص", "minus"})
_UNDER: Final = frozenset({"تحت", "دون", "below", "under"})
_ZERO: Final = frozenset({"الصفر", "صفر", "zero", "freezing"})
_SLACK: Final = 20  # a guess is off by a twentieth


class Quantity(NamedTuple):
    """A figure in its base unit: the range it states, its bound, whom it counts and of what."""

    figure: Figure
    low: Decimal
    high: Decimal
    other: Decimal | None
    unit: str
    kind: str
    bound: str
    fates: frozenset[str]
    whole: int  # token position of what a share is of, -1 if that is not said
    words: range  # token positions of the words that tell the bound

    def ranges(self) -> Iterator[tuple[Decimal, Decimal]]:
        """What the number may mean, a little either side of it where it is a guess."""
        slack = abs(self.high) / _SLACK if self.bound == ABOUT else 0
        yield self.low - slack, self.high + slack
        if self.other is not None:
            yield self.other, self.other


def quantities(figures: Sequence[Figure], tokens: Sequence[Token]) -> list[Quantity]:
    """Each figure with what its neighbours say of it; none reads across another figure."""
    starts = [token.start for token in tokens]
    edges = [(bisect_left(starts, f.start), bisect_left(starts, f.end)) for f in figures]
    ends = [0, *(last for _, last in edges)]
    begins = [*(first for first, _ in edges[1:]), len(tokens)]
    return [
        _quantity(figure, tokens, before=range(end, first), behind=range(last, begin))
        for figure, (first, last), end, begin in zip(figures, edges, ends, begins, strict=False)
    ]


def _quantity(figure: Figure, tokens: Sequence[Token], *, before: range, behind: range) -> Quantity:
    bound, words = bound_of(tokens, before=before, behind=behind)
    below = _below_zero(tokens, before=before, behind=behind)
    if below:
        bound, words = EXACTLY, below
    whole = _whole(figure, tokens, behind)
    unit, scale = _BASE.get(figure.unit, (figure.unit, Decimal(1)))
    scale = -scale if below else scale
    kind = figure.kind
    if whole >= 0 and _is_share(figure):
        unit, scale, kind, bound = PERCENT, Decimal(100), PERCENT, bound or ABOUT
    befell = _BEFELL.get(unit, frozenset())
    if unit in PEOPLE or not unit:
        befell = fates(tokens, before=before, behind=behind)
    high = (figure.value if figure.high is None else figure.high) * scale
    return Quantity(
        figure,
        low=min(figure.value * scale, high),
        high=max(figure.value * scale, high),
        other=None if figure.other is None else figure.other * scale,
        unit=PERSON if unit in _BEFELL else unit,
        kind=kind,
        bound=bound,
        fates=befell,
        whole=whole,
        words=words,
    )


def _below_zero(tokens: Sequence[Token], *, before: range, behind: range) -> range:
    """The words that make a figure negative: «15 درجة تحت الصفر», "minus 15"."""
    if before and tokens[before[-1]].text in _MINUS:
        return before[-1:]
    near = range(behind.start, min(behind.start + 2, len(tokens) - 1))
    at = next((at for at in near if tokens[at].text in _UNDER), None)
    zero = at is not None and tokens[at + 1].text in _ZERO
    return range(at, at + 2) if at is not None and zero else range(0)


def _is_share(figure: Figure) -> bool:
    """«نصف», "a third": a number below one that counts nothing."""
    return 0 < figure.value < 1 and not figure.unit


def _whole(figure: Figure, tokens: Sequence[Token], behind: range) -> int:
    """«60% من المدارس», «نصف السكان»: what the share is of."""
    texts = [tokens[at].text for at in behind[:3]]
    if texts[:1] and texts[0] in _OF:
        at = 2 if texts[1:2] == ["the"] else 1
        return behind[at] if len(texts) > at else -1
    return behind[0] if texts and _is_share(figure) and texts[0].startswith("ال") else -1
