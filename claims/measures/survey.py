"""What is measured: since when, of which source or topic, and what stands together in a row."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple, TypeVar

from django.db.models import F, QuerySet
from django.db.models.functions import TruncWeek
from django.utils import timezone

from claims.models import Claim, Publication
from claims.models.claim import ClaimQuerySet
from claims.models.publication import PublicationQuerySet

# A quarter of a year: long enough for a trend, short enough to be counted while one waits.
WEEKS: Final = 13
# More rows no plot shows; they are those with the most in them.
MOST_SOURCES: Final = 15
WEEK: Final = timedelta(weeks=1)
OF_A_CLAIM: Final = "sentence__document__source"
# Where a claim's source and its topics are found from it.
ROADS: Final[Mapping[str, str]] = {"source": OF_A_CLAIM, "topic": "topics"}
OF_A_PUBLICATION: Final = "verdict__claim__"


Rows = TypeVar("Rows", bound=QuerySet[Any, Any])


def this_week() -> datetime:
    """The beginning of Monday, where the newsroom is."""
    now = timezone.localtime()
    return now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=now.weekday())


class Survey(NamedTuple):
    """The last `WEEKS` weeks by "week", "source" or "topic".

    By week of one source or topic, if its number is given; a claim under two topics is in both.
    """

    by: str = "week"
    source: int | None = None
    topic: int | None = None

    @property
    def weeks(self) -> list[datetime]:
        """The first moment of each week, the oldest first."""
        monday = this_week().replace(tzinfo=None)
        begun = [monday - WEEK * n for n in reversed(range(WEEKS))]
        return [timezone.make_aware(each) for each in begun]

    def grouped(self, rows: Rows, moment: str, claim: str) -> Rows:
        """Those of its source or topic, each with its `group`: what a line has in common."""
        rows = self.among(rows, claim)
        if self.by == "week":
            return rows.annotate(group=TruncWeek(moment))
        group = f"{claim}{ROADS[self.by]}"
        return rows.filter(**{f"{group}__isnull": False}).annotate(group=F(group))

    def among(self, rows: Rows, claim: str = "") -> Rows:
        """Those of its source or topic; `claim` leads from a row to its claim."""
        one = {"source": self.source, "topic": self.topic}
        wanted = {f"{claim}{ROADS[name]}": pk for name, pk in one.items() if pk}
        return rows.filter(**wanted) if wanted else rows

    def claims(self) -> ClaimQuerySet:
        """Those raised since then which still stand, each with its `group`."""
        raised = Claim.objects.current().filter(raised_at__gte=self.weeks[0]).order_by()
        return self.grouped(raised, "raised_at", "")

    def publications(self) -> PublicationQuerySet:
        """Those since then, each with its `group`."""
        told = Publication.objects.filter(at__gte=self.weeks[0]).order_by()
        return self.grouped(told, "at", OF_A_PUBLICATION)
