"""The questions asked of many claims: the queue, what matching needs, folded search."""

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_noop

from sources.models import Work
from sources.text.folding import terms

if TYPE_CHECKING:
    from claims.models.claim import Claim  # noqa: F401 - the rows of the queryset

MATCH = gettext_noop("match")


class ClaimQuerySet(models.QuerySet["Claim"]):
    """The queue of claims."""

    def standing(self) -> Self:
        """Those whose sentence no re-cut has replaced and nobody ruled to be furniture."""
        return self.filter(sentence__retired_at__isnull=True, sentence__is_furniture=False)

    def with_context(self) -> Self:
        """With sentence, document, source and editor, without the document's heavy texts."""
        return self.select_related("sentence__document__source", "editor", "repeat_of").defer(
            "sentence__document__body", "sentence__document__original"
        )

    def for_matching(self) -> Self:
        """With as much of sentence and document as matching needs, in the order of their worth."""
        needed = ("check_worthiness", "sentence__text", "sentence__document__published_at")
        rows = self.select_related("sentence__document").only(*needed)
        return rows.order_by("-check_worthiness", "id")

    def with_work(self) -> Self:
        """With `work_state` and `work_error` of the newest matching work."""
        newest = Work.objects.filter(kind=MATCH, subject=OuterRef("pk")).order_by("-id")
        return self.annotate(
            work_state=Subquery(newest.values("state")[:1]),
            work_error=Subquery(newest.values("error")[:1]),
        )

    def with_standing_verdict(self) -> Self:
        """With `rating` and `verdict_seq` of the newest published verdict; voided ones are ""."""
        verdicts = apps.get_model("claims.Verdict").objects
        published = verdicts.published().filter(claim=OuterRef("pk")).order_by("-seq")
        return self.annotate(
            rating=Subquery(published.values("rating")[:1]),
            verdict_seq=Subquery(published.values("seq")[:1]),
        )

    def with_evidence_count(self) -> Self:
        evidences = apps.get_model("claims.Evidence").objects
        found = (
            evidences.filter(claim=OuterRef("pk"))
            .order_by()
            .values("claim")
            .annotate(n=models.Count("pk"))
        )
        return self.annotate(evidence_count=Subquery(found.values("n")[:1]))

    def for_queue(self) -> Self:
        """The desk's list: most check-worthy first, all it shows in one query."""
        return (
            self.standing()
            .with_context()
            .with_work()
            .with_standing_verdict()
            .with_evidence_count()
            .order_by("-check_worthiness", "id")
        )

    def judged(self) -> Self:
        """Claims with any verdict row, published or not."""
        verdicts = apps.get_model("claims.Verdict").objects
        return self.filter(Exists(verdicts.filter(claim=OuterRef("pk"))))

    def search(self, words: str) -> Self:
        """Claims that hold every word of the query, in any inflection the folding knows."""
        found = self
        for term in terms(words):
            found = found.filter(folded__contains=f" {term} ")
        return found
