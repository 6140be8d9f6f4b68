"""Where verdicts stand in the history of their claims."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from claims.models.basis import Basis
from claims.models.judgement import VerdictKind
from claims.models.publication import Publication
from claims.models.second_look import SecondLook
from claims.models.topic import Topic
from sources.models import Source
from sources.models.whole_texts import whole_texts
from sources.people.models import Person

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class HistoryQuerySet(models.QuerySet[Row_co]):
    """Verdicts by what left the house, and by what they are about."""

    def published(self) -> Self:
        return self.filter(publication__isnull=False)

    def open_to(self, person: Person) -> Self:
        """Without what a person who has yet to look, blindly, may not know."""
        hidden = SecondLook.objects.hidden_from(person).filter(verdict__claim=OuterRef("claim"))
        known = Q(publication__isnull=False) | Q(editor=person)
        return self.filter(known | ~Exists(hidden))

    def with_neighbours(self, number: str = "seq") -> Self:
        """With `publication_seq`, and the numbers of what it `replaces` and is `superseded_by`.

        Numbers of publication, unless another `number` of these is asked for.
        """
        left = Publication.objects.filter(verdict__claim=OuterRef("claim")).values(number)
        before = left.filter(seq__lt=OuterRef("publication__seq")).order_by("-seq")[:1]
        after = left.filter(seq__gt=OuterRef("publication__seq")).order_by("seq")[:1]
        return self.annotate(
            publication_seq=F("publication__seq"),
            replaces=Subquery(before),
            superseded_by=Subquery(after),
        )

    def for_readers(self) -> Self:
        """With all a reader is shown of each."""
        return (
            self.with_neighbours()
            .select_related("publication", "editor", "claim__sentence__document__source")
            .defer(*whole_texts("claim__sentence__document"))
            .prefetch_related(models.Prefetch("bases", queryset=Basis.objects.for_readers()))
        )

    def newest(self) -> Self:
        """Of each claim the newest published row, be it a void."""
        return self.filter(pk=F("claim__standing"))

    def standing(self) -> Self:
        """Of each claim the newest published row, unless that row is a void."""
        return self.newest().exclude(kind=VerdictKind.VOID)

    def of_claims_among(self, matched: Self) -> Self:
        """Those of claims that have any row among `matched`."""
        return self.filter(claim__in=matched.order_by().values("claim"))

    def about(self, source: Source) -> Self:
        """Those of claims that this source published."""
        return self.filter(claim__sentence__document__source=source)

    def filed_under(self, topic: Topic) -> Self:
        """Those of claims under this topic."""
        return self.filter(claim__in=topic.claims.values("pk"))

    def labels(self) -> list[int | None]:
        """The label that each bears, the newest first."""
        return list(self.order_by("-seq").values_list("label", flat=True))

    def chain(self) -> Self:
        return self.order_by("seq")
