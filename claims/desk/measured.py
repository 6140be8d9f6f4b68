"""What stands in each table of measures, gathered in at most five queries a survey."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any, Final, NamedTuple

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.desk.figures import Measure, MeasureRow
from claims.measures.agreeing import Agreement, agreement
from claims.measures.arriving import Covered, coverage
from claims.measures.judging import Changes, changes, times_to_verdict
from claims.measures.survey import Survey
from claims.measures.waiting import AGES, ages, queued
from claims.models import Topic
from sources.models import Source
from sources.text.direction import unturned

HOUR: Final = timedelta(hours=1)


class Column(NamedTuple):
    """The head of a column, and its number in what was measured."""

    words: Promise
    number: Callable[[Any], float | None]


class Columns(NamedTuple):
    """All of one table, how many of them are drawn, and what stands where nothing happened."""

    columns: Sequence[Column]
    drawn: int
    nothing: Any


COLUMNS: Final[Mapping[str, Columns]] = {
    "queue": Columns(
        [
            Column(gettext_lazy("waiting"), lambda told: told.waiting),
            Column(gettext_lazy("longer than a week"), lambda told: told.long),
        ],
        1,
        None,
    ),
    "time": Columns(
        [
            Column(gettext_lazy("median, in hours"), lambda times: times.median / HOUR),
            Column(gettext_lazy("95th percentile, in hours"), lambda times: times.p95 / HOUR),
        ],
        2,
        None,
    ),
    "reversals": Columns(
        [
            Column(gettext_lazy("reversed, in percent"), lambda told: percent_of(told.rate)),
            Column(gettext_lazy("reversed"), lambda told: told.reversed),
            Column(gettext_lazy("first verdicts"), lambda told: told.first),
        ],
        1,
        Changes(0, 0, 0, 0, 0),
    ),
    "agreement": Columns(
        [
            Column(gettext_lazy("agreed, in percent"), lambda told: percent_of(told.raw)),
            Column(gettext_lazy("κ (Cohen)"), lambda told: told.kappa),
            Column(gettext_lazy("agreed"), lambda told: told.agreed),
            Column(gettext_lazy("pairs"), lambda told: told.pairs),
        ],
        1,
        Agreement(),
    ),
    "coverage": Columns(
        [
            Column(gettext_lazy("with evidence, in percent"), lambda told: percent_of(told.share)),
            Column(gettext_lazy("with evidence"), lambda told: told.covered),
            Column(gettext_lazy("claims raised"), lambda told: told.raised),
        ],
        1,
        Covered(0, 0),
    ),
    "corrections": Columns(
        [
            Column(gettext_lazy("all changes"), lambda told: told.changes),
            Column(gettext_lazy("updates"), lambda told: told.updates),
            Column(gettext_lazy("corrections"), lambda told: told.corrections),
            Column(gettext_lazy("verdicts withdrawn"), lambda told: told.voids),
        ],
        1,
        Changes(0, 0, 0, 0, 0),
    ),
}


def percent_of(share: float | None) -> float | None:
    return None if share is None else share * 100


def tables(survey: Survey) -> list[Measure]:
    """Every measure of a survey, in the order of a claim's way through the house."""
    return by_week(survey) if survey.by == "week" else by_line(survey)


def by_week(survey: Survey) -> list[Measure]:
    told = changes(survey)
    times, covered = times_to_verdict(survey), coverage(survey)
    found: dict[str, Mapping[Any, Any]] = {
        "time": times,
        "reversals": told,
        "agreement": agreement(survey),
        "coverage": covered,
        "corrections": told,
    }
    head = _("Week from")
    return [
        by_age(survey),
        *(table(slug, head, weekly(slug, survey, rows)) for slug, rows in found.items()),
    ]


def weekly(slug: str, survey: Survey, found: Mapping[Any, Any]) -> list[MeasureRow]:
    """A row a week, also for those in which nothing happened."""
    nothing = COLUMNS[slug].nothing
    return [
        MeasureRow(
            date_format(week, "MONTH_DAY_FORMAT"),
            week.date().isoformat(),
            numbers(slug, found.get(week, nothing)),
        )
        for week in survey.weeks
    ]


def by_age(survey: Survey) -> Measure:
    """How many claims wait, by how long they have."""
    rows = [
        MeasureRow(words, words, [number])
        for words, number in zip(spans_of_time(), ages(survey), strict=True)
    ]
    return Measure("queue", _("waiting for"), [str(COLUMNS["queue"].columns[0].words)], rows)


def spans_of_time() -> list[str]:
    """The ages of the queue in words, the last one open."""
    days = [age.days for age in AGES]
    between = [
        ngettext("%(since)d to %(until)d day", "%(since)d to %(until)d days", until)
        % {"since": since, "until": until}
        for since, until in pairwise(days)
    ]
    longest = ngettext("%(n)d day and longer", "%(n)d days and longer", days[-1])
    return [_("less than a day"), *between, longest % {"n": days[-1]}]


def by_line(survey: Survey) -> list[Measure]:
    """A line a source or a topic."""
    told, covered, queue = changes(survey), coverage(survey), queued(survey)
    looks = agreement(survey)
    times = times_to_verdict(survey, list(told))
    found: dict[str, Mapping[int, Any]] = {
        "queue": queue,
        "time": times,
        "reversals": told,
        "agreement": looks,
        "coverage": covered,
        "corrections": told,
    }
    lines = {*told, *covered, *queue, *looks}
    names = names_of(lines) if survey.by == "source" else topics_of(lines)
    head = _("Source") if survey.by == "source" else _("Topic")
    return [table(slug, head, named(slug, survey.by, rows, names)) for slug, rows in found.items()]


def named(
    slug: str, by: str, found: Mapping[int, Any], names: Mapping[int, str]
) -> list[MeasureRow]:
    """A row a source or topic, each leading to its weeks."""
    return [
        MeasureRow(names[pk], names[pk], numbers(slug, told), f"{by}={pk}")
        for pk, told in found.items()
    ]


def topics_of(topics: Iterable[int]) -> dict[int, str]:
    return {topic.pk: unturned(str(topic)) for topic in Topic.objects.filter(pk__in=topics)}


def names_of(sources: Iterable[int]) -> dict[int, str]:
    return {
        pk: unturned(name)
        for pk, name in Source.objects.filter(pk__in=sources).values_list("pk", "name")
    }


def numbers(slug: str, told: Any) -> list[float | None]:
    """The numbers of one row; dashes where nothing was measured."""
    columns = COLUMNS[slug].columns
    return [None if told is None else column.number(told) for column in columns]


def table(slug: str, head: str, rows: list[MeasureRow]) -> Measure:
    columns, drawn, _nothing = COLUMNS[slug]
    is_weekly = any(not row.leads_to for row in rows)
    return Measure(
        slug, head, [str(each.words) for each in columns], rows, drawn, over_time=is_weekly
    )
