"""What the newsroom holds of a claim, as an append-only chain."""

from functools import cached_property
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.basis import Basis
from claims.models.claim import Claim
from claims.models.decision import Decision
from claims.models.evidence import Evidence
from claims.models.judgement import (
    Judgement,
    VerdictKind,
    is_borne_out,
    left_the_text,
)
from claims.models.labelled import LABELLED
from claims.models.publication import Publication
from claims.models.rating import Rating
from claims.models.readable import Readable
from claims.models.second_look import SecondLook
from claims.models.verdict_history import HistoryQuerySet
from claims.models.webhook import Webhook
from claims.refusals.changing import Illegal
from claims.refusals.judging import ConfirmedRepeat, Unsupported
from sources.limits import keep_within
from sources.logs.models import LogHead
from sources.logs.sealed import Sealed
from sources.models import IndexChange
from sources.people.models import Person
from sources.refusals.amending import TakenDown

VERDICT_LOG = "verdicts"
TAKEDOWN_LOG = "takedowns"


class VerdictQuerySet(HistoryQuerySet["Verdict"]):
    """The log of verdicts."""

    def number_takedown(self) -> None:
        """Give each published row a new number among what was taken down, last in a transaction."""
        rows = list(self.published().order_by("pk").values_list("pk", flat=True))
        for pk in rows:
            number = LogHead.objects.advance(TAKEDOWN_LOG).seq
            Verdict.objects.filter(pk=pk).update(takedown_seq=number)
        if rows:
            Webhook.objects.wake()

    @transaction.atomic
    def give(self, claim: Claim, judgement: Judgement, *, by: Person, seen: int) -> "Verdict":
        """Add a verdict to the claim; raises Stale, or Illegal with the rule it broke."""
        keep_within(Verdict, rationale=judgement.rationale, public_note=judgement.public_note)
        claim.change(
            Decision.Action.JUDGE,
            by=by,
            seen=seen,
            before={"version": seen},
            after=judgement.decided(),
        )
        return self.add(claim, judgement, by=by)

    def add(self, claim: Claim, judgement: Judgement, *, by: Person) -> "Verdict":
        """The row itself, which the decision to give it goes before, in one transaction."""
        kind = judgement.settled_kind(claim)
        judgement.check(claim, kind)
        verdict = Verdict(
            settles=judgement.settles,
            claim=claim,
            kind=kind,
            rating=judgement.rating,
            rationale=judgement.rationale.strip(),
            public_note=judgement.public_note.strip(),
            editor=by,
        )
        verdict.bear(judgement.chosen)
        verdict.rests_on = [
            Basis(verdict=verdict, evidence=row, stance=row.stance)
            for row in claim.evidence.shown_to_readers().order_by("id")
        ]
        verdict.seal(LogHead.objects.advance(VERDICT_LOG))
        verdict.save(force_insert=True)
        LogHead.objects.of(VERDICT_LOG).update(digest=verdict.digest)
        Basis.objects.bulk_create(verdict.rests_on)
        SecondLook.objects.demand(verdict)
        return verdict

    @transaction.atomic
    def give_and_publish(
        self, claim: Claim, judgement: Judgement, *, by: Person, seen: int
    ) -> "Verdict":
        """Both in one: what may not leave the house is not given either."""
        verdict = self.give(claim, judgement, by=by, seen=seen)
        verdict.publish(by=by, seen=claim.version)
        return verdict


class Verdict(Readable, Sealed):
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
    settles = models.OneToOneField(
        SecondLook,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="settled_by",
        verbose_name=_("disagreement that it settles"),
    )
    objects = VerdictQuerySet.as_manager()

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-seq"]
        permissions = [
            ("publish_verdict", _("Can publish verdicts")),
            ("take_down_verdict", _("Can take a verdict's words down")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=VerdictKind.values), name="verdict_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="void", rating="") | ~Q(kind="void") & Q(rating__in=Rating.values),
                name="verdict_has_a_rating_unless_void",
            ),
            LABELLED,
            models.CheckConstraint(
                condition=Q(kind="first") | ~Q(public_note=""), name="a_change_of_mind_says_why"
            ),
            models.CheckConstraint(condition=~Q(rationale=""), name="verdict_has_a_rationale"),
            models.UniqueConstraint(
                fields=["claim"],
                condition=Q(kind="first", settles__isnull=True),
                name="one_first_verdict_a_claim",
            ),
            models.CheckConstraint(condition=Q(seq__gte=1), name="verdict_seq_counts_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.seq}: {self.get_rating_display() or self.get_kind_display()}"

    @cached_property
    def rests_on(self) -> list["Basis"]:
        """The evidence readers see with it, each piece with its stance of that moment."""
        return sorted(self.bases.all(), key=attrgetter("evidence_id"))

    def body(self) -> dict[str, Any]:
        """What was judged, when, in which words, and on what."""
        return {
            "basis": [[basis.evidence_id, basis.stance] for basis in self.rests_on],
            "claim": self.claim_id,
            "given_at": self.given_at.isoformat(),
            "kind": self.kind,
            "public_note": self.public_note,
            "rating": self.rating,
            "rationale": self.rationale,
            "text": self.claim.sentence.text,
            **self.label_sealed(),
        }

    def inside(self) -> dict[str, Any]:
        """Who judged, and the number that tells of drafts."""
        return {"editor": self.editor_id, "seq": self.seq}

    @transaction.atomic
    def publish(self, *, by: Person, seen: int) -> "Publication":
        """Let the verdict leave the house; raises Stale or Illegal."""
        if hasattr(self, "publication"):
            raise Illegal(_("This verdict is already published."))
        if self.taken_down_at:
            raise TakenDown
        if self.claim.verdicts.filter(seq__gt=self.seq).exists():
            raise Illegal(_("A later verdict replaces this one; publish that one instead."))
        number = {"verdict": self.seq}
        self.claim.change(
            Decision.Action.PUBLISH, by=by, seen=seen, before=number, after=number, standing=self
        )
        if self.kind != VerdictKind.VOID and self.claim.repeat_of_id is not None:
            raise ConfirmedRepeat
        if self.kind != VerdictKind.VOID and (left := left_the_text(self.claim)):
            raise left
        if not is_borne_out(self.rating, self.claim):
            raise Unsupported
        if broken := self.lacks_a_look():
            raise broken
        publication = Publication.objects.record(self, by=by)
        IndexChange.objects.record(self.claim.sentence.document_id)
        return publication

    def lacks_a_look(self) -> type[Illegal] | None:
        """Why other editors have to look at it first; None when nobody has to, or all did."""
        demanded = SecondLook.objects.filter(verdict=self).for_page().first()
        return demanded.refusal if demanded else None
