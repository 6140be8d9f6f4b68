"""What the newsroom holds of a claim, as an append-only chain."""

from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.limits import keep_within
from claims.models.claim import Claim
from claims.models.decision import Decision
from claims.models.evidence import HEAVY, Evidence
from claims.models.judgement import (
    UNSUPPORTED,
    Judgement,
    Rating,
    VerdictKind,
    is_borne_out,
)
from claims.refusals import Illegal
from sources.logs.models import LogHead
from sources.logs.sealed import Sealed
from sources.people.models import Person

VERDICT_LOG = "verdicts"
PUBLICATION_LOG = "publications"


class VerdictQuerySet(models.QuerySet["Verdict"]):
    """The log of verdicts."""

    def published(self) -> Self:
        return self.filter(publication__isnull=False)

    def for_readers(self) -> Self:
        """With all a reader is shown of each, and its `publication_seq`."""
        return (
            self.annotate(publication_seq=F("publication__seq"))
            .select_related("publication", "editor", "claim__sentence__document__source")
            .defer("claim__sentence__document__body", "claim__sentence__document__original")
            .prefetch_related(models.Prefetch("bases", queryset=Basis.objects.for_readers()))
        )

    def standing(self) -> Self:
        """Of each claim the newest published row, unless that row is a void."""
        return self.filter(pk=F("claim__standing")).exclude(kind=VerdictKind.VOID)

    def chain(self) -> Self:
        return self.order_by("seq")

    @transaction.atomic
    def give(self, claim: Claim, judgement: Judgement, *, by: Person, seen: int) -> "Verdict":
        """Add a verdict to the claim; raises Stale, or Illegal with the rule it broke."""
        keep_within(Verdict, rationale=judgement.rationale, public_note=judgement.public_note)
        rating = {"rating": judgement.rating}
        claim.change(
            Decision.Action.JUDGE, by=by, seen=seen, before={"version": seen}, after=rating
        )
        kind = judgement.settled_kind(claim)
        judgement.check(claim, kind)
        verdict = Verdict(
            claim=claim,
            kind=kind,
            rating=judgement.rating,
            rationale=judgement.rationale.strip(),
            public_note=judgement.public_note.strip(),
            editor=by,
        )
        verdict.rests_on = [
            Basis(verdict=verdict, evidence=row, stance=row.stance)
            for row in claim.evidence.accepted().order_by("id")
        ]
        verdict.seal(LogHead.objects.advance(VERDICT_LOG))
        verdict.save(force_insert=True)
        LogHead.objects.of(VERDICT_LOG).update(digest=verdict.digest)
        Basis.objects.bulk_create(verdict.rests_on)
        return verdict


class Verdict(Sealed):
    """One judgement of a claim by an editor; changing one's mind adds a row."""

    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, related_name="verdicts", verbose_name=_("claim")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=VerdictKind)
    rating = models.CharField(_("rating"), max_length=12, choices=Rating, blank=True)
    rationale = models.TextField(_("rationale"), max_length=20_000)
    public_note = models.TextField(_("public note"), max_length=5_000, blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="verdicts",
        verbose_name=_("editor"),
    )
    evidence = models.ManyToManyField(
        Evidence, through="Basis", related_name="verdicts", verbose_name=_("evidence")
    )
    given_at = models.DateTimeField(_("given at"), default=timezone.now)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-seq"]
        permissions = [("publish_verdict", _("Can publish verdicts"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=VerdictKind.values), name="verdict_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="void", rating="") | ~Q(kind="void") & Q(rating__in=Rating.values),
                name="verdict_has_a_rating_unless_void",
            ),
            models.CheckConstraint(
                condition=Q(kind="first") | ~Q(public_note=""), name="a_change_of_mind_says_why"
            ),
            models.CheckConstraint(condition=~Q(rationale=""), name="verdict_has_a_rationale"),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(kind="first"), name="one_first_verdict_a_claim"
            ),
            models.CheckConstraint(condition=Q(seq__gte=1), name="verdict_seq_counts_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.seq}: {self.get_rating_display() or self.get_kind_display()}"

    @cached_property
    def rests_on(self) -> list["Basis"]:
        """The evidence accepted when it was given, each with its stance of that moment."""
        return list(self.bases.order_by("evidence_id"))

    def body(self) -> dict[str, Any]:
        """Who judged what, when, in which words, and on what."""
        return {
            "basis": [[basis.evidence_id, basis.stance] for basis in self.rests_on],
            "claim": self.claim_id,
            "editor": self.editor_id,
            "given_at": self.given_at.isoformat(),
            "kind": self.kind,
            "public_note": self.public_note,
            "rating": self.rating,
            "rationale": self.rationale,
            "seq": self.seq,
            "text": self.claim.sentence.text,
        }

    @transaction.atomic
    def publish(self, *, by: Person, seen: int) -> "Publication":
        """Let the verdict leave the house; raises Stale or Illegal."""
        if hasattr(self, "publication"):
            raise Illegal(_("This verdict is already published."))
        if self.claim.verdicts.filter(seq__gt=self.seq).exists():
            raise Illegal(_("A later verdict replaces this one; publish that one instead."))
        number = {"verdict": self.seq}
        self.claim.change(
            Decision.Action.PUBLISH, by=by, seen=seen, before=number, after=number, standing=self
        )
        if not is_borne_out(self.rating, self.claim):
            raise Illegal(UNSUPPORTED)
        head = LogHead.objects.advance(PUBLICATION_LOG)
        return Publication.objects.create(verdict=self, seq=head.seq, by=by)


class BasisQuerySet(models.QuerySet["Basis"]):
    """What verdicts rest on."""

    def for_readers(self) -> Self:
        """The strongest first, with all a reader is shown of each."""
        shown = ("evidence__sentence__document__source", "evidence__claim__sentence__document")
        heavy = [f"evidence__{column}" for column in HEAVY]
        return self.select_related(*shown).defer(*heavy).order_by("-evidence__score", "evidence")


class Basis(models.Model):
    """A piece of accepted evidence that a verdict rests on, as it stood that moment."""

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="bases")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="bases")
    stance = models.CharField(max_length=12)

    objects = BasisQuerySet.as_manager()

    class Meta:
        verbose_name = _("basis")
        verbose_name_plural = _("bases")
        constraints = [
            models.UniqueConstraint(
                fields=["verdict", "evidence"], name="a_verdict_names_its_evidence_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.verdict_id} ← {self.evidence_id}"


class Publication(models.Model):
    """The fact that a verdict left the house, in the order readers may follow."""

    verdict = models.OneToOneField(
        Verdict, on_delete=models.PROTECT, related_name="publication", verbose_name=_("verdict")
    )
    seq = models.BigIntegerField(_("number"), unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-seq"]

    def __str__(self) -> str:
        return str(self.seq)
