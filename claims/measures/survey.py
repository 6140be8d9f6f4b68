"""What is measured: since when, of which source, and what stands together in a row."""

from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from django.db.models import F
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
OF_A_PUBLICATION: Final = f"verdict__claim__{OF_A_CLAIM}"


def this_week() -> datetime:
    """The beginning of Monday, where the newsroom is."""
    now = timezone.localtime()
    return now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=now.weekday())


class Survey(NamedTuple):
    """The last `WEEKS` weeks by "week" or by "source", of one source if its number is given."""

    by: str = "week"
    source: int | None = None

    @property
    def weeks(self) -> list[datetime]:
        """The first moment of each week, the oldest first."""
        monday = this_week().replace(tzinfo=None)
        begun = [monday - WEEK * n for n in reversed(range(WEEKS))]
        return [timezone.make_aware(each) for each in begun]

    def group(self, moment: str, source: str) -> Any:
        """What the rows of the same line have in common."""
        return TruncWeek(moment) if self.by == "week" else F(source)

    def claims(self) -> ClaimQuerySet:
        """Those raised since then which still stand, each with its `group`."""
        raised = Claim.objects.current().filter(raised_at__gte=self.weeks[0]).order_by()
        if self.source:
            raised = raised.filter(**{OF_A_CLAIM: self.source})
        return raised.annotate(group=self.group("raised_at", OF_A_CLAIM))

    def publications(self) -> PublicationQuerySet:
        """Those since then, each with its `group`."""
        told = Publication.objects.filter(at__gte=self.weeks[0]).order_by()
        if self.source:
            told = told.filter(**{OF_A_PUBLICATION: self.source})
        return told.annotate(group=self.group("at", OF_A_PUBLICATION))
