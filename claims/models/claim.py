"""One reviewable sentence."""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from claims.models.queueing import Queued
from claims.models.shown_claims import ShownQuerySet
from claims.models.statement import Kind, Outcome
from claims.refusals.changing import Stale
from sources.clock import DatabaseNow
from sources.limits import keep_within
from sources.models import Sentence
from sources.people.models import Person
from sources.text.spelling.folding import terms
from sources.text.spelling.foreign_names import ways

# From here on a claim that nobody takes is named first: about a fifth of what news articles raise.
URGENT = 0.5
if TYPE_CHECKING:
    from claims.models.decision import Decision
    from claims.models.verdict import Verdict


class ClaimQuerySet(ShownQuerySet["Claim"]):
    """The queue of claims."""

    def hold(self, claims: Iterable[int]) -> None:
        """Let nobody change these, or what is kept of them, until the transaction ends."""
        rows = self.select_for_update(no_key=True).filter(pk__in=claims).order_by("pk")
        list(rows.values_list("pk"))

    def for_matching(self) -> Self:
        """With as much of sentence and document as matching needs, in the order of their worth."""
        needed = ("check_worthiness", "sentence__text", "sentence__document__published_at")
        rows = self.select_related("sentence__document").only(*needed)
        return rows.order_by("-check_worthiness", "id")

    def matched_without(self, encoder: str) -> Self:
        """Those whose search is done and compared no vectors of this encoder."""
        return self.filter(matched_at__isnull=False).exclude(matched_encoder=encoder)

    def for_queue(self) -> Self:
        """The desk's list: current claims that nobody dismissed, in the order of the queue."""
        return self.current().waiting().for_page().in_order()

    def set_aside(self) -> Self:
        """The desk's other list: current claims that somebody dismissed."""
        return self.current().dismissed().for_page().in_order()

    def urgent(self) -> Self:
        """Those that nobody judged or has in charge, put first by a person or worth most."""
        return self.unjudged().filter(editor=None, queue_rank__gte=URGENT)

    def judged(self) -> Self:
        """Claims with any verdict row, published or not."""
        given = Claim.objects.filter(pk=OuterRef("pk"), verdicts__isnull=False)
        return self.filter(Exists(given))

    def published(self) -> Self:
        """Claims of which a verdict left the house."""
        return self.filter(standing__isnull=False)

    def told_of(self) -> Self:
        """Those published, and those said to repeat one that was."""
        return self.filter(Q(standing__isnull=False) | Q(repeat_of__standing__isnull=False))

    def search(self, words: str) -> Self:
        """Claims that hold every word of the query, in any inflection the folding knows."""
        found = self
        for spellings in ways(terms(words)):
            spelt = (Q(folded__contains=f" {spelling} ") for spelling in sorted(spellings))
            found = found.filter(reduce(or_, spelt))
        return found


class Claim(Queued):
    """One reviewable sentence: a statement somebody may have to check."""

    sentence = models.OneToOneField(
        Sentence, on_delete=models.PROTECT, related_name="claim", verbose_name=_("sentence")
    )
    folded = models.TextField(help_text=_("The sentence's index terms, spaced, for folded search."))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.FACT)
    speculative = models.BooleanField(
        _("speculative wording"),
        default=False,
        help_text=_("The sentence itself forecasts, hedges or supposes."),
    )
    check_worthiness = models.FloatField(_("check-worthiness"), default=0.0)
    reasons = models.JSONField(_("reasons"), default=list, blank=True)
    repeat_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repeats",
        verbose_name=_("repeat of"),
    )
    standing = models.ForeignKey(
        "claims.Verdict",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("standing verdict"),
        help_text=_("The newest published one; a void takes the place of what it takes back."),
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    outcome = models.CharField(_("matching"), max_length=8, choices=Outcome, blank=True)
    matched_at = models.DateTimeField(_("matched at"), null=True, blank=True)
    matched_change = models.PositiveBigIntegerField(
        _("matched up to change"),
        default=0,
        editable=False,
        help_text=_("The newest change of the archive that the search knew."),
    )
    matched_encoder = models.CharField(
        _("matched by vectors of"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("The encoder of the vectors that were compared; empty for words alone."),
    )
    new_evidence_at = models.DateTimeField(_("new evidence since"), null=True, blank=True)
    raised_at = models.DateTimeField(_("raised at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    # All that was published of it, in order, where `publishing.stream.with_history` fetched it.
    told: "list[Verdict]"

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-queue_rank", "id"]
        indexes = [
            *Queued.Meta.indexes,
            models.Index(F("check_worthiness").desc(), F("id"), name="claim_worth_order"),
        ]
        permissions = [
            ("review_claim", _("Can review claims and judge them")),
        ]
        constraints = [
            *Queued.Meta.constraints,
            models.CheckConstraint(
                condition=Q(check_worthiness__gte=0, check_worthiness__lte=1),
                name="check_worthiness_between_0_and_1",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="claim_kind_is_known"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]), name="claim_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=Q(repeat_of__isnull=True) | ~Q(repeat_of=F("id")),
                name="claim_never_repeats_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence.text

    @transaction.atomic
    def change(  # noqa: PLR0913 - a decision is who, what, on which version, why, before, after
        self,
        action: str,
        *,
        by: Person | None,
        seen: int,
        why: str = "",
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        **fields: Any,
    ) -> "Decision":
        """Set fields if the claim is still at the version the person saw, and log the decision.

        `before` and `after` are for decisions about something beside the claim's own fields; where
        nobody decides, the clock does. Raises Stale, having changed nothing, when somebody else was
        first, and Illegal for a reason that is too long.
        """
        keep_within(self.decisions.model, why=why)
        before = before or self.field_values(fields)
        moved = Claim.objects.filter(pk=self.pk, version=seen).update(
            version=F("version") + 1, changed_at=DatabaseNow(), **fields
        )
        if not moved:
            raise Stale
        self.refresh_from_db(fields=["version", "changed_at", *fields])
        return self.decisions.create(
            action=action,
            before=before,
            after=after or self.field_values(fields),
            why=why,
            by=by,
        )

    def field_values(self, names: Iterable[str]) -> dict[str, Any]:
        """The named fields as JSON can hold them: ids for related rows."""
        values = {name: self.serializable_value(name) for name in names}
        return {name: v.isoformat() if isinstance(v, datetime) else v for name, v in values.items()}
