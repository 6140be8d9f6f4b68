"""Where the lines, bars and words of a plot stand: plain numbers, which a template draws as SVG.

A plot is `WIDTH` units wide and as many pixels on a narrow phone, so that its letters can be read
there. In a page that runs from right to left time does so too: every x is mirrored, and what is
anchored at its start or end follows the direction of the page by itself.
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from math import ceil, floor, log10
from typing import Final, NamedTuple

WIDTH: Final = 340
HEIGHT: Final = 180
# Room for the numbers beside the axis, for the words below it, and above the highest line.
BESIDE: Final = 44
BELOW: Final = 24
ABOVE: Final = 12
AT_THE_END: Final = 18
BAR: Final = 12
ROW: Final = 34
TICKS: Final = 4
LABELS: Final = 4

Write = Callable[[float], str]


class PlacedWord(NamedTuple):
    """Words, and where they stand."""

    x: float
    y: float
    text: str


class Stroke(NamedTuple):
    """One series: its number, from 1, its name, its unbroken stretches and its single points."""

    number: int
    name: str
    stretches: list[str]
    points: list[tuple[float, float]]


class LinePlot(NamedTuple):
    """Lines over time between an axis of numbers and one of words."""

    start: float
    end: float
    height: float
    ticks: list[PlacedWord]
    labels: list[PlacedWord]
    lines: list[Stroke]


class Bar(NamedTuple):
    """One row: its name, the bar from `x` on, and the number behind it."""

    name: PlacedWord
    x: float
    y: float
    length: float
    number: PlacedWord


class BarPlot(NamedTuple):
    """Rows of bars, the names above them."""

    height: float
    bars: list[Bar]


Values = Sequence[float | None]


def line_plot(
    series: Sequence[tuple[str, Values]], labels: Sequence[str], *, rtl: bool, write: Write
) -> LinePlot:
    """Each series by name, its values as many as there are labels; None breaks a line."""
    steps = ticks(max((v for _, values in series for v in values if v is not None), default=0.0))
    xs = [side(x, rtl=rtl) for x in spread(len(labels))]
    beside = side(BESIDE - 6, rtl=rtl)
    return LinePlot(
        side(BESIDE, rtl=rtl),
        side(WIDTH - AT_THE_END, rtl=rtl),
        HEIGHT,
        [PlacedWord(beside, height_of(step, steps[-1]), write(step)) for step in steps],
        [PlacedWord(xs[n], HEIGHT - 6, labels[n]) for n in labelled(len(labels))],
        [line(n, name, xs, values, steps[-1]) for n, (name, values) in enumerate(series, 1)],
    )


def line(number: int, name: str, xs: Sequence[float], values: Values, top: float) -> Stroke:
    """A series as stretches of points that follow one another without a gap."""
    places = [place(x, value, top) for x, value in zip(xs, values, strict=True)]
    runs = [list(run) for there, run in groupby(places, key=bool) if there]
    known = [[point for point in run if point] for run in runs]
    drawn = [" ".join(f"{x},{y}" for x, y in run) for run in known if len(run) > 1]
    return Stroke(number, name, drawn, [point for run in known for point in run])


def place(x: float, value: float | None, top: float) -> tuple[float, float] | None:
    return None if value is None else (x, height_of(value, top))


def height_of(value: float, top: float) -> float:
    """How far below the upper edge a value stands, where `top` stands highest."""
    return round(HEIGHT - BELOW - (HEIGHT - BELOW - ABOVE) * value / top, 1)


def bar_plot(rows: Sequence[tuple[str, float | None]], *, rtl: bool, write: Write) -> BarPlot:
    """Each row by name; where there is no number there is no bar, and a dash."""
    top = max((value for _, value in rows if value), default=0.0) or 1.0
    bars = [bar(n, name, value, top, rtl=rtl, write=write) for n, (name, value) in enumerate(rows)]
    return BarPlot(ROW * len(rows) + 4, bars)


def bar(  # noqa: PLR0913 - a row is its place, its name, its number, and how these are drawn
    row: int, name: str, value: float | None, top: float, *, rtl: bool, write: Write
) -> Bar:
    y, length = ROW * row + 16, round((WIDTH - BESIDE) * (value or 0.0) / top, 1)
    return Bar(
        PlacedWord(side(0, rtl=rtl), y - 4, name),
        WIDTH - length if rtl else 0,
        y,
        length,
        PlacedWord(side(length + 6, rtl=rtl), y + BAR - 2, "—" if value is None else write(value)),
    )


def side(x: float, *, rtl: bool) -> float:
    """The place as far from the other side, in a page that runs from right to left."""
    return round(WIDTH - x if rtl else x, 1)


def spread(count: int) -> list[float]:
    """So many places along the axis, the first at its beginning, the last at its end."""
    width = WIDTH - BESIDE - AT_THE_END
    return [BESIDE + width * n / max(count - 1, 1) for n in range(count)]


def labelled(count: int) -> list[int]:
    """Which of so many places get their words: as many as stand apart, the last among them."""
    step = max(ceil(count / LABELS), 1)
    return sorted(range(count - 1, -1, -step))


def ticks(top: float) -> list[int]:
    """Round numbers from 0 to at least this one: steps of 1, 2 or 5, or of these times a ten."""
    ten = 10 ** max(floor(log10(max(top, 1) / TICKS)), 0)
    step = next(size * ten for size in (1, 2, 5, 10) if size * ten * TICKS >= top)
    return [step * n for n in range(max(ceil(top / step), 1) + 1)]
