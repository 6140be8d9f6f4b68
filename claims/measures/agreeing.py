"""How often a second editor comes to the same rating, and what of it chance does not explain."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from django.db.models import Count, QuerySet

from claims.measures.survey import MOST_SOURCES, Survey
from claims.models import Look, Turn

OF_A_LOOK: Final = "second_look__verdict__claim__"
# Of fewer pairs κ jumps with each of them by more than it says.
FEWEST_PAIRS: Final = 10

Pair = tuple[str, str]  # the rating of the verdict, and that of the second look


class Agreement(NamedTuple):
    """How often each pair of ratings was given: by the giver, and by the second editor."""

    counts: Mapping[Pair, int] = {}

    @property
    def pairs(self) -> int:
        return sum(self.counts.values())

    @property
    def agreed(self) -> int:
        return sum(n for (given, second), n in self.counts.items() if given == second)

    @property
    def raw(self) -> float | None:
        """The share of pairs of one rating; None where there is none."""
        return self.agreed / self.pairs if self.pairs else None

    @property
    def kappa(self) -> float | None:
        """Cohen's κ over all ratings, by the share each side gave each of them.

        None of too few pairs, and where chance alone would make every pair agree.
        """
        if self.pairs < FEWEST_PAIRS:
            return None
        given, second = self.marginal(0), self.marginal(1)
        by_chance = sum(given[rating] * second[rating] for rating in given)
        possible = self.pairs**2 - by_chance
        return (self.agreed * self.pairs - by_chance) / possible if possible else None

    def marginal(self, side: int) -> Counter[str]:
        """How often one side gave each rating."""
        ratings: Counter[str] = Counter()
        for pair, n in self.counts.items():
            ratings[pair[side]] += n
        return ratings


def agreement(survey: Survey) -> dict[Any, Agreement]:
    """Of each group with second looks, the most of them first; one query."""
    looks = Look.objects.filter(turn=Turn.SECOND, at__gte=survey.weeks[0]).order_by()
    rows: QuerySet[Any, Any] = survey.grouped(looks, "at", OF_A_LOOK)
    told = rows.values_list("group", "second_look__verdict__rating", "rating")
    found: dict[Any, dict[Pair, int]] = {}
    for group, given, second, n in told.annotate(n=Count("pk")):
        found.setdefault(group, {})[given, second] = n
    fullest = sorted(found.items(), key=lambda line: (-sum(line[1].values()), line[0]))
    most = len(fullest) if survey.by == "week" else MOST_SOURCES
    return {group: Agreement(counts) for group, counts in fullest[:most]}
