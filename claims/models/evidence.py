"""A found sentence beside a claim."""

from functools import cached_property
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.comparing import Comparison, compare
from claims.models.claim import Claim
from claims.models.decision import Decision
from claims.models.statement import ECHO
from claims.refusals.changing import Stale, Unchanged, UnknownStance
from sources.index.ranking.score_bands import PERHAPS
from sources.models import Sentence
from sources.people.models import Person


class Stance(models.TextChoices):
    """What a found sentence does to a claim, as a person says.

    Context gives background or qualifies: it neither bears the claim out nor refutes it.
    """

    SUPPORTS = "supports", _("supports")
    DISPUTES = "disputes", _("disputes")
    CONTEXT = "context", _("context")
    IRRELEVANT = "irrelevant", _("irrelevant")


# What a verdict can rest on, and what readers see beside it.
BEARING = (Stance.SUPPORTS, Stance.DISPUTES)
SHOWN = (*BEARING, Stance.CONTEXT)
# What tells nothing of whether the claim holds.
TELLS_NOTHING = (Stance.CONTEXT, Stance.IRRELEVANT)

# What no list of evidence shows, some kilobytes a row.
HEAVY = (
    "sentence__document__body",
    "sentence__document__original",
    "claim__sentence__document__body",
    "claim__sentence__document__original",
    "claim__folded",
    "claim__reasons",
)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Evidence in the order of its weight."""

    def for_claim_page(self) -> Self:
        """Best first, with what the page shows of each."""
        return (
            self.select_related("sentence__document__source", "claim__sentence__document")
            .defer(*HEAVY)
            .order_by("-score", "id")
        )

    def unfolded(self) -> Self:
        """What is shown without asking: all but the unjudged that is perhaps on the subject."""
        return self.exclude(band=PERHAPS, stance="")

    def suggested(self) -> Self:
        """What no person has judged yet; a re-run may drop these."""
        return self.filter(stance="")

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
    """A found sentence for a claim: the machine suggests and explains, a person decides."""

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
    score = models.FloatField(_("score"))
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
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-score", "id"]
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
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display() or '?'} {self.score:.2f}"

    @property
    def folded(self) -> bool:
        """Whether it is perhaps on the subject, and nobody has judged it."""
        return self.band == PERHAPS and not self.stance

    @cached_property
    def compared(self) -> Comparison:
        """What claim and found sentence share and differ on, worked out when it is asked for."""
        mine, theirs = self.claim.sentence, self.sentence
        return compare(
            mine.text, theirs.text, claim_date=mine.document.dated, found_date=theirs.document.dated
        )

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
