"""What others found when they checked a claim: never a verdict of ours."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.label_reading import NO_SCALE, LabelReading, Meaning, Readings, Scale
from sources.logs.models import LogHead
from sources.models import Source
from sources.models.source import folded_name
from sources.people.models import Person
from sources.text.address import canonical
from sources.text.spelling.folding import fold

LOG: Final = "past_checks"


class Came(models.TextChoices):
    """As what a check of others came."""

    PAGE = "page", _("an address")
    FILE = "file", _("a file of ClaimReview")
    TABLE = "table", _("a row of a table")
    SEARCH = "search", _("an answer of Google Fact Check Tools")


@dataclass(frozen=True, kw_only=True)
class ToldCheck:
    """A check as its publisher tells of it; nothing of it is kept yet."""

    claim_text: str
    publisher: str = ""
    domain: str = ""
    url: str = ""
    said_by: str = ""
    said_on: date | None = None
    said_at: str = ""
    headline: str = ""
    label: str = ""
    scale: Scale = NO_SCALE
    published_on: date | None = None
    language: str = ""
    raw: dict[str, Any] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """What makes it the same check: its address, or its publisher, and the claim."""
        where = canonical(self.url) or self.domain or folded_name(self.publisher)
        said = " ".join(fold(self.claim_text).split())
        return hashlib.sha256(f"{where}\n{said}".encode()).hexdigest()

    def fields(self) -> dict[str, Any]:
        """Its columns, but for who publishes it."""
        said = {name: value for name, value in vars(self).items() if name not in BESIDE}
        return said | self.scale._asdict()


BESIDE: Final = {"publisher", "domain", "scale"}


class PastCheckQuerySet(models.QuerySet["PastCheck"]):
    """Checks that others published."""

    def for_list(self) -> Self:
        """The newest first, with who published each, without what it came as."""
        return self.select_related("source__merged_into").defer("raw").order_by("-seq")

    def since(self, seq: int) -> Self:
        return self.filter(seq__gt=seq).order_by("seq")

    def as_changes(self) -> Self:
        """As the index follows them: in the order of their numbers, each a text of its own."""
        return self.only("seq").annotate(document_id=F("pk"))

    def held(self, digests: Collection[str]) -> set[str]:
        """Which of these are here."""
        return set(self.filter(digest__in=digests).values_list("digest", flat=True))

    def keep(self, told: Iterable[ToldCheck], *, came: str, by: Person | None) -> int:
        """Keep those that are new, and say how many; inside a transaction.

        The head of their numbers is held meanwhile: of two who bring the same one finds it held,
        and no number is seen before a smaller one.
        """
        new = {each.digest: each for each in told}
        head = LogHead.objects.hold(LOG)
        for digest in self.held(new):
            del new[digest]
        rows = [
            PastCheck(seq=seq, digest=digest, came=came, added_by=by, **each.fields())
            for seq, (digest, each) in enumerate(new.items(), start=head.seq + 1)
        ]
        sources = sources_of(new.values())
        for row, each in zip(rows, new.values(), strict=True):
            row.source = sources[each.publisher, each.domain]
        self.bulk_create(rows)
        LogHead.objects.of(LOG).update(seq=head.seq + len(rows))
        return len(rows)


def sources_of(told: Iterable[ToldCheck]) -> dict[tuple[str, str], Source]:
    """The publishers of these checks by name and domain, made where they are new."""
    named = dict.fromkeys((each.publisher, each.domain) for each in told)
    return {(name, domain): Source.objects.named(name, domain=domain) for name, domain in named}


class PastCheck(models.Model):
    """An earlier verdict of others: what they checked, and what they called it.

    It moves no rating, is counted among no verdicts and shown to no reader as ours.
    """

    seq = models.BigIntegerField(unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="past_checks", verbose_name=_("publisher")
    )
    url = models.URLField(_("address"), max_length=2000, blank=True)
    claim_text = models.TextField(_("claim as they word it"), max_length=2000)
    said_by = models.CharField(_("who said it"), max_length=300, blank=True)
    said_on = models.DateField(_("said on"), null=True, blank=True)
    said_at = models.URLField(_("where it was said"), max_length=2000, blank=True)
    headline = models.CharField(_("headline"), max_length=500, blank=True)
    label = models.CharField(_("label of the publisher"), max_length=300, blank=True)
    value = models.FloatField(_("number on their scale"), null=True, blank=True)
    best = models.FloatField(_("best of their scale"), null=True, blank=True)
    worst = models.FloatField(_("worst of their scale"), null=True, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    came = models.CharField(_("came as"), max_length=8, choices=Came)
    raw = models.JSONField(_("as it came"), default=dict)
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("added by"),
    )

    objects = PastCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("earlier verdict of others")
        verbose_name_plural = _("earlier verdicts of others")
        ordering = ["-seq"]
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="a_check_of_others_is_held_once"),
            models.CheckConstraint(
                condition=~Q(claim_text=""), name="a_check_of_others_checks_something"
            ),
            models.CheckConstraint(condition=Q(came__in=Came.values), name="past_check_came_known"),
        ]

    def __str__(self) -> str:
        return self.headline or self.claim_text[:80]

    @property
    def publisher(self) -> Source:
        """Who published it, by the name that stands for them today."""
        return self.source.merged_into or self.source

    @property
    def scale(self) -> Scale:
        return Scale(self.value, self.best, self.worst)

    def meaning(self, readings: Readings | None = None) -> Meaning:
        """How we read their label, by the newsroom's table as it is today."""
        table = LabelReading.objects.table() if readings is None else readings
        return table.meaning(self.label, self.scale)
