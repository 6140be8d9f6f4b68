"""How long claims have been waiting for a verdict."""

from datetime import timedelta
from itertools import pairwise
from typing import Any, Final, NamedTuple

from django.db.models import Count, Q, QuerySet

from claims.measures.survey import MOST_SOURCES, ROADS, Survey
from claims.models import Claim
from sources.clock import DatabaseNow

# Where one age ends and the next begins: a shift, a long weekend, a week, a month.
AGES: Final = tuple(timedelta(days=days) for days in (1, 3, 7, 28))


def ages(survey: Survey) -> list[int]:
    """How many have waited less than each of `AGES`, and how many longer than all; one query."""
    edges = [None, *AGES, None]
    counts = {
        f"age{n}": Count("pk", filter=between(younger, older))
        for n, (younger, older) in enumerate(pairwise(edges))
    }
    rows = survey.among(Claim.objects.current().unjudged())
    return list(rows.aggregate(**counts).values())


def between(younger: timedelta | None, older: timedelta | None) -> Q:
    """Raised at least so long ago, and less than so long ago."""
    reached = Q(raised_at__lte=DatabaseNow() - younger) if younger else Q()
    return reached & Q(raised_at__gt=DatabaseNow() - older) if older else reached


class Backlog(NamedTuple):
    """How many claims of a source or topic wait, and how many of them longer than a week."""

    waiting: int
    long: int


def queued(survey: Survey) -> dict[Any, Backlog]:
    """Of the sources or topics of which most waits, the fullest first; one query."""
    line = ROADS[survey.by]
    rows: QuerySet[Any, Any] = Claim.objects.current().unjudged().order_by()
    rows = rows.filter(**{f"{line}__isnull": False})
    long = Count("pk", filter=between(AGES[2], None))
    told = rows.values_list(line).annotate(waiting=Count("pk"), long=long)
    fullest = told.order_by("-waiting", line)[:MOST_SOURCES]
    return {source: Backlog(*numbers) for source, *numbers in fullest}
