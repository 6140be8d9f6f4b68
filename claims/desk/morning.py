"""What somebody finds who opens the desk: what waits, what came since, and how the weeks went."""

from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from django.db.models import Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from claims.desk.figures import Measure, MeasureRow
from claims.desk.home import how_many
from claims.measures.arriving import last_days
from claims.models import Claim, Comment, Decision, Publication
from claims.models.claim import ClaimQuerySet
from claims.models.comment import CommentQuerySet
from sources.people.models import Person

# Of each list; the rest is one click away.
FEW: Final = 5
# Who did nothing here before today is told of as much.
A_DAY: Final = timedelta(days=1)


class Since(NamedTuple):
    """What came since somebody was last here, the worthiest of it first."""

    moment: datetime
    claims: int
    verdicts: int
    comments: int
    worthiest: ClaimQuerySet


def morning(person: Person) -> dict[str, Any]:
    """The lists of the home page and its plot, in eight queries."""
    weeks = last_weeks()
    return {
        "mine": Claim.objects.for_queue().filter(editor=person)[:FEW],
        "urgent": Claim.objects.for_queue().urgent()[:FEW],
        "threads": open_threads(person),
        "since": since(person, last_here(person)),
        "weeks": weeks,
        "plot": weeks.plot(rtl=get_language_bidi()),
    }


def last_here(person: Person) -> datetime:
    """When somebody last decided or wrote something before today; a day ago for all others.

    Reading leaves no trace: nobody's presence is kept.
    """
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    decided = Decision.objects.filter(by=person, at__lt=midnight).order_by("-id")
    written = Comment.objects.filter(author=person, written_at__lt=midnight).order_by("-id")
    told = Person.objects.filter(pk=person.pk).values_list(
        Subquery(decided.values("at")[:1]), Subquery(written.values("written_at")[:1])
    )
    return max(filter(None, told.get()), default=timezone.now() - A_DAY)


def since(person: Person, moment: datetime) -> Since:
    """What came since a moment; one's own words are no news."""
    claims = Claim.objects.for_queue().filter(raised_at__gt=moment)
    others = Comment.objects.filter(written_at__gt=moment).exclude(author=person)
    published = Publication.objects.filter(at__gt=moment)
    numbers = how_many(
        person,
        claims=Claim.objects.current().filter(raised_at__gt=moment),
        verdicts=published,
        comments=others,
    )
    return Since(moment, **numbers, worthiest=claims[:FEW])


def open_threads(person: Person) -> CommentQuerySet:
    """Those that wait for an answer, the newest first, each with the claim it is about."""
    about = "verdict__claim__sentence"
    threads = Comment.objects.open_to(person).unresolved()
    return threads.select_related("author", about).order_by("-id")[:FEW]


def last_weeks() -> Measure:
    """Claims that came in and verdicts that left, a row a day."""
    rows = [
        MeasureRow(
            date_format(day, "MONTH_DAY_FORMAT"), day.isoformat(), [float(claims), float(verdicts)]
        )
        for day, claims, verdicts in last_days()
    ]
    return Measure(
        "weeks", _("Day"), [_("claims raised"), _("verdicts published")], rows, 2, over_time=True
    )
