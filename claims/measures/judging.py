"""How long a verdict takes, how often one is changed, and how often it turns out otherwise."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any, Final, NamedTuple

from django.db.models import (
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Window,
)
from django.db.models.functions import RowNumber

from claims.measures.survey import MOST_SOURCES, Survey
from claims.models import Publication, VerdictKind
from claims.models.publication import PublicationQuerySet

SAME_CLAIM: Final = Publication.objects.filter(verdict__claim=OuterRef("verdict__claim"))
IS_FIRST: Final = ~Exists(SAME_CLAIM.filter(seq__lt=OuterRef("seq")))
# A void has no rating: whatever it takes back had one.
IS_REVERSED: Final = Exists(
    SAME_CLAIM.filter(~Q(verdict__rating=OuterRef("verdict__rating")), seq__gt=OuterRef("seq"))
)


class Changes(NamedTuple):
    """What was published: first verdicts, those of them that turned out otherwise, and changes."""

    first: int
    reversed: int
    updates: int
    corrections: int
    voids: int

    @property
    def changes(self) -> int:
        """Whatever followed an earlier verdict."""
        return self.updates + self.corrections + self.voids

    @property
    def rate(self) -> float | None:
        """The share of the first verdicts that turned out otherwise; None where there was none."""
        return self.reversed / self.first if self.first else None


def changes(survey: Survey) -> dict[Any, Changes]:
    """What was published in each group, those with the most first verdicts first; one query."""
    told = survey.publications().annotate(is_first=IS_FIRST, is_reversed=IS_REVERSED)
    counted = told.values("group").annotate(
        first=Count("pk", filter=Q(is_first=True)),
        reversed=Count("pk", filter=Q(is_first=True, is_reversed=True)),
        updates=Count("pk", filter=Q(verdict__kind=VerdictKind.UPDATE)),
        corrections=Count("pk", filter=Q(verdict__kind=VerdictKind.CORRECTION)),
        voids=Count("pk", filter=Q(verdict__kind=VerdictKind.VOID)),
    )
    rows = counted.order_by("-first", "group").values_list("group", *Changes._fields)
    return {group: Changes(*numbers) for group, *numbers in rows[:MOST_SOURCES]}


class Times(NamedTuple):
    """How long the claim in the middle took, and the one that 95 of a hundred do not exceed."""

    median: timedelta
    p95: timedelta


def times_to_verdict(survey: Survey, lines: Collection[int] = ()) -> dict[Any, Times]:
    """From a claim's raising to its first publication, by week or of these lines; one query.

    By nearest rank: of n times in order, numbers ⌈n/2⌉ and ⌈19n/20⌉, so each is one that was taken.
    """
    by_group = [F("group")]
    firsts: QuerySet[Any, Any] = first_publications(survey, lines)
    ranked = firsts.annotate(
        rank=Window(RowNumber(), partition_by=by_group, order_by=[F("took"), F("pk")]),
        of=Window(Count("pk"), partition_by=by_group),
    )
    middle, late = (F("of") + 1) / 2, (F("of") * 19 + 19) / 20
    at = ranked.filter(Q(rank=middle) | Q(rank=late)).order_by("group", "rank")
    found: dict[Any, list[timedelta]] = {}
    for group, took in at.values_list("group", "took"):
        found.setdefault(group, []).append(took)
    return {group: Times(times[0], times[-1]) for group, times in found.items()}


def first_publications(survey: Survey, lines: Collection[int]) -> PublicationQuerySet:
    """Those of the survey, each with the time since its claim was raised as `took`."""
    took = ExpressionWrapper(F("at") - F("verdict__claim__raised_at"), DurationField())
    firsts = survey.publications().filter(IS_FIRST).annotate(took=took)
    return firsts if survey.by == "week" else firsts.filter(group__in=list(lines))
