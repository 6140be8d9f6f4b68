"""What comes in and what leaves: claims and their finds by week, the last days on the home page."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from claims.measures.survey import MOST_SOURCES, Survey
from claims.models import Claim, Publication

# Four weeks, so that every day of the week stands in them as often.
DAYS: Final = 28


class Covered(NamedTuple):
    """How many claims were raised, and for how many of them an independent find bears on it."""

    raised: int
    covered: int

    @property
    def share(self) -> float | None:
        """The part of them that is covered; None where none was raised."""
        return self.covered / self.raised if self.raised else None


def coverage(survey: Survey) -> dict[Any, Covered]:
    """Of each group, the fullest groups first; one query."""
    rows: QuerySet[Any, Any] = survey.claims().with_evidence_count()
    covered = Count("pk", filter=Q(evidence_count__gt=0))
    counted = rows.values_list("group").annotate(raised=Count("pk"), covered=covered)
    counted = counted.order_by("-raised", "group")
    return {group: Covered(*numbers) for group, *numbers in counted[:MOST_SOURCES]}


class Day(NamedTuple):
    """What came in and what left on one day."""

    day: date
    claims: int
    verdicts: int


def last_days() -> list[Day]:
    """The last `DAYS` days, today the last, where the newsroom is; two queries."""
    today = timezone.localdate()
    days = [today - timedelta(days=n) for n in reversed(range(DAYS))]
    claims = by_day(Claim.objects.current(), "raised_at", days)
    verdicts = by_day(Publication.objects.all(), "at", days)
    return [Day(day, claims.get(day, 0), verdicts.get(day, 0)) for day in days]


def by_day(rows: QuerySet[Any], moment: str, days: Iterable[date]) -> dict[date, int]:
    """How many of the rows fall on each day from the first of these on."""
    since = timezone.make_aware(datetime.combine(min(days), time.min))
    recent = rows.filter(**{f"{moment}__gte": since}).order_by().values_list(TruncDate(moment))
    return dict(recent.annotate(n=Count("pk")))
