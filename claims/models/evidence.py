"""A sentence beside a claim: found by the machine, or brought by a person."""

from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.comparing import Comparison
from claims.models.claim import Claim
from claims.models.compared import compared
from claims.models.decision import Decision
from claims.models.stance import BEARING, SHOWN, TELLS_NOTHING, Stance
from claims.models.statement import ECHO
from claims.refusals.changing import Stale, Unchanged, UnknownStance
from sources.index.ranking.score_bands import PERHAPS
from sources.models import Sentence
from sources.models.whole_texts import whole_texts
from sources.people.models import Person

# What no list of evidence shows, some kilobytes a row.
HEAVY = (
    *whole_texts("sentence__document", "claim__sentence__document"),
    "claim__folded",
    "claim__reasons",
)
# Nobody measured how alike is what a person brought, and that person reads it first.
BEST_FIRST = (F("score").desc(nulls_first=True), F("id").asc())


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Evidence in the order of its weight."""

    def for_claim_page(self) -> Self:
        """What people brought, then the best finds, with what the page shows of each."""
        shown = ("sentence__document__source", "claim__sentence__document", "brought_by")
        return self.select_related(*shown).defer(*HEAVY).order_by(*BEST_FIRST)

    def unfolded(self) -> Self:
        """What is shown without asking: all but the unjudged that is perhaps on the subject."""
        return self.exclude(band=PERHAPS, stance="")

    def brought(self) -> Self:
        """What a person brought; no re-run drops or changes it."""
        return self.filter(brought_by__isnull=False)

    def suggested(self) -> Self:
        """What was found and no person has judged yet; a re-run may drop these."""
        return self.filter(stance="", brought_by__isnull=True)

    def accepted(self) -> Self:
        """What a person took as bearing on the claim."""
        return self.filter(stance__in=BEARING)

    def shown_to_readers(self) -> Self:
        """What a verdict is published with: what bears on the claim, and what gives context."""
        return self.filter(stance__in=SHOWN)

    def independent(self) -> Self:
        """From another source than the claim's own, and no echo of its words."""
        own = F("claim__sentence__document__source")
        return self.exclude(voice=ECHO).exclude(sentence__document__source=own)


class Evidence(models.Model):
    """A sentence for a claim: found and explained by the machine or brought, and judged by people.

    Where somebody quoted words of it, these are `sentence.text[quote_start:quote_end]`.
    """

    claim = models.ForeignKey(
        Claim,
        on_delete=models.CASCADE,
        related_name="evidence",
        verbose_name=_("claim"),
        db_index=False,  # the unique pair below begins with it
    )
    sentence = models.ForeignKey(
        Sentence, on_delete=models.PROTECT, related_name="evidence_for", verbose_name=_("sentence")
    )
    score = models.FloatField(
        _("score"), null=True, blank=True, help_text=_("Empty: brought, and measured by nobody.")
    )
    band = models.CharField(_("band"), max_length=8, blank=True)
    parts = models.JSONField(
        _("likenesses"), default=dict, blank=True, help_text=_("By words, letters and vectors.")
    )
    stance = models.CharField(
        _("stance"), max_length=12, choices=Stance, blank=True, help_text=_("Empty = suggested.")
    )
    voice = models.PositiveSmallIntegerField(
        _("voice"),
        default=ECHO + 1,
        help_text=_("Near-copies of one text share a voice; 0 repeats the claim itself."),
    )
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("brought by"),
    )
    quote_start = models.PositiveIntegerField(default=0)
    quote_end = models.PositiveIntegerField(default=0)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = list(BEST_FIRST)
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "sentence"], name="a_sentence_is_evidence_once_a_claim"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1), name="evidence_score_between_0_and_1"
            ),
            models.CheckConstraint(
                condition=Q(stance__in=["", *Stance.values]), name="evidence_stance_is_known"
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=False) | Q(brought_by__isnull=False),
                name="what_was_found_has_a_score",
            ),
            models.CheckConstraint(
                condition=Q(quote_end__gte=F("quote_start")), name="a_quote_is_a_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display() or '?'} {self.score or 0:.2f}"

    @property
    def is_brought(self) -> bool:
        """Whether a person brought it; the machine found the others."""
        return self.brought_by_id is not None

    @property
    def quote(self) -> str:
        """The words of it that matter, as whoever brought it quoted them; "" where nobody did."""
        return self.sentence.text[self.quote_start : self.quote_end]

    @property
    def folded(self) -> bool:
        """Whether it is perhaps on the subject, and nobody has judged it."""
        return self.band == PERHAPS and not self.stance

    @cached_property
    def compared(self) -> Comparison:
        """What claim and found sentence share and differ on, worked out when it is asked for."""
        return compared(self.claim.sentence, self.sentence)

    @property
    def suggested_stance(self) -> str:
        """What the machine says it does to the claim; "" where the explanation carries nothing.

        A weak row carries none, and whoever repeats the claim's words does not bear it out.
        """
        if self.band == PERHAPS or (self.voice == ECHO and self.compared.stance == Stance.SUPPORTS):
            return ""
        return self.compared.stance

    def get_suggested_stance_display(self) -> str:
        return str(Stance(self.suggested_stance).label) if self.suggested_stance else ""

    @property
    def explanation(self) -> dict[str, Any]:
        """The comparison and how alike the two are, as plain JSON."""
        return {**self.compared.to_json(), "parts": self.parts}

    def is_independent(self) -> bool:
        """Whether it says more than the claim's own words, and another source says it."""
        own = self.claim.sentence.document.source_id
        return self.voice != ECHO and self.sentence.document.source_id != own

    def is_telling(self) -> bool:
        """Whether it counts: independent, on more than the same subject, bearing on the claim."""
        return self.is_independent() and not self.folded and self.stance not in TELLS_NOTHING

    @transaction.atomic
    def decide(self, stance: str | None, *, by: Person, seen: int, why: str = "") -> None:
        """Set what this sentence does to the claim ("" undoes, None says nothing).

        Raises a Refusal, Unchanged among them.
        """
        if stance is None or stance not in ("", *Stance.values):
            raise UnknownStance
        self.claim.change(
            Decision.Action.STANCE,
            by=by,
            seen=seen,
            why=why,
            before={"evidence": self.pk, "stance": self.stance},
            after={"evidence": self.pk, "stance": stance},
        )
        if stance == self.stance:
            raise Unchanged
        if not Evidence.objects.filter(pk=self.pk).update(stance=stance):
            raise Stale
        self.stance = stance
