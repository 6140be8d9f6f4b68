"""The measures of the newsroom as tables: title, definition, columns, rows, and what is drawn."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy

from claims.desk.plotting import BarPlot, LinePlot, bar_plot, line_plot

# Of a name above its bar, in characters; the table beside it has the whole name.
LONGEST_NAME: Final = 44
TITLES: Final[Mapping[str, Promise]] = {
    "weeks": gettext_lazy("The last four weeks"),
    "queue": gettext_lazy("Age of the queue"),
    "time": gettext_lazy("Time to a verdict"),
    "reversals": gettext_lazy("Reversed verdicts"),
    "agreement": gettext_lazy("Agreement of editors"),
    "coverage": gettext_lazy("Claims with evidence"),
    "corrections": gettext_lazy("Changes of what was published"),
}
DEFINITIONS: Final[Mapping[str, Promise]] = {
    "weeks": gettext_lazy(
        "Claims by the day they were raised, and published verdicts of every kind by the day they "
        "were published."
    ),
    "queue": gettext_lazy(
        "Claims that nobody has judged and that repeat no other, by the time since they were "
        "raised, however long ago that was."
    ),
    "time": gettext_lazy(
        "From the moment a claim was raised until its first verdict was published, counted when "
        "it was published. Half of the claims took no longer than the median, and 95 of 100 no "
        "longer than the 95th percentile; each is a time that one claim took (nearest rank)."
    ),
    "reversals": gettext_lazy(
        "Of the claims whose first verdict was published then, the share of which a later one "
        "with another rating was published, or whose verdict was withdrawn, up to today."
    ),
    "agreement": gettext_lazy(
        "Of the second looks given then, the share that came to the rating of the verdict. "
        "κ (Cohen) takes off what chance alone would make agree, by how often the givers and "
        "the second editors chose each rating: 1 is full agreement, 0 no more than chance. It is "
        "shown from 10 pairs on, and not where chance alone would make all of them agree."
    ),
    "coverage": gettext_lazy(
        "Of the claims raised then, the share for which at least one independent find bears on "
        "the claim: of another source, no copy of its words, and on more than its subject."
    ),
    "corrections": gettext_lazy(
        "What was published then and changed an earlier verdict: updates, corrections, and "
        "verdicts withdrawn."
    ),
}


class MeasureRow(NamedTuple):
    """A line of a table: what it is about, in words and for a program, and its numbers."""

    words: str
    key: str
    numbers: Sequence[float | None]
    leads_to: str = ""


class Measure(NamedTuple):
    """One measure: its columns of numbers, its rows, and how many columns are drawn."""

    slug: str
    head: str
    columns: Sequence[str]
    rows: Sequence[MeasureRow]
    drawn: int = 1
    over_time: bool = False

    @property
    def title(self) -> str:
        return str(TITLES[self.slug])

    @property
    def definition(self) -> str:
        return str(DEFINITIONS[self.slug])

    def plot(self, *, rtl: bool) -> LinePlot | BarPlot:
        """Lines over the weeks, or a bar a row."""
        if not self.over_time:
            names = [Truncator(row.words).chars(LONGEST_NAME) for row in self.rows]
            bars = list(zip(names, [row.numbers[0] for row in self.rows], strict=True))
            return bar_plot(bars, rtl=rtl, write=written)
        columns = list(enumerate(self.columns))[: self.drawn]
        series = [(name, [row.numbers[n] for row in self.rows]) for n, name in columns]
        return line_plot(series, [row.words for row in self.rows], rtl=rtl, write=written)


def written(number: float | None) -> str:
    """As the page writes it: one digit behind the point at most, of what is less than one two."""
    if number is None:
        return "—"
    digits = 2 if abs(number) < 1 else 1
    return number_format(round(number, digits), digits if round(number, digits) % 1 else 0)
