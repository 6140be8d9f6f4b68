"""What a page or a list says of a claim beside its own fields, asked for with it in one query."""

from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from claims.models.queueing import QueuedQuerySet, Row_co
from claims.models.statement import ECHO, MATCH
from sources.index.ranking.score_bands import PERHAPS
from sources.models.whole_texts import whole_texts
from sources.work.models import Work

# What of the standing verdict no list of claims says.
UNSAID = ("standing__rationale", "standing__public_note")


class ShownQuerySet(QueuedQuerySet[Row_co]):
    """Claims with their sentence, work, verdict and evidence."""

    def every(self) -> Self:
        """All claims, whatever this is narrowed by."""
        return self.__class__(self.model)

    def with_context(self) -> Self:
        """With sentence, document, source and editor, without the document's heavy texts."""
        shown = self.select_related("sentence__document__source", "editor", "repeat_of")
        return shown.defer(*whole_texts("sentence__document"))

    def with_work(self) -> Self:
        """With `work_state` and `work_error` of the newest matching work."""
        newest = Work.objects.filter(kind=MATCH, subject=OuterRef("pk")).order_by("-id")
        return self.annotate(
            work_state=Subquery(newest.values("state")[:1]),
            work_error=Subquery(newest.values("error")[:1]),
        )

    def with_standing_verdict(self) -> Self:
        """With `rating` and `verdict_seq` of the newest published verdict; voided ones are "".

        And with `told_rating`, which is that of the original where the claim is a repeat.
        """
        told = Coalesce(F("repeat_of__standing__rating"), F("standing__rating"))
        return (
            self.select_related("standing")
            .defer(*UNSAID)
            .annotate(
                rating=F("standing__rating"), verdict_seq=F("standing__seq"), told_rating=told
            )
        )

    def with_state(self) -> Self:
        """With `state`: what readers are told (a rating, or void), or else draft, or open."""
        given = Exists(self.every().filter(pk=OuterRef("pk"), verdicts__isnull=False))
        state = Case(
            When(told_rating="", then=Value("void")),
            When(told_rating__isnull=False, then="told_rating"),
            When(given, then=Value("draft")),
            default=Value("open"),
        )
        return self.with_standing_verdict().annotate(state=state)

    def with_evidence_count(self) -> Self:
        """With how many independent voices bear on it, as `Evidence.is_telling` says of one."""
        telling = (
            ~Q(evidence__band=PERHAPS, evidence__stance="")
            & ~Q(evidence__stance__in=["context", "irrelevant"])
            & ~Q(evidence__voice=ECHO)
            & ~Q(evidence__sentence__document__source=F("sentence__document__source"))
        )
        found = self.every().filter(pk=OuterRef("pk")).order_by().values("pk")
        voices = models.Count("evidence__voice", filter=telling, distinct=True)
        counted = found.annotate(n=voices).values("n")
        return self.annotate(evidence_count=Subquery(counted))

    def for_page(self) -> Self:
        """With all that a page or a list says of a claim, in one query, whether it is current."""
        return self.with_context().with_work().with_standing_verdict().with_evidence_count()
