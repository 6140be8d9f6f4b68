"""The fact that a verdict left the house, which is an entry of the log that others can check."""

from typing import TYPE_CHECKING, Final, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.webhook import Webhook
from sources.logs.models import LogHead, Subtree
from sources.logs.sealed import canonical
from sources.logs.verify import leaf_hash
from sources.people.models import Person

if TYPE_CHECKING:  # it is published, and imports this
    from claims.models.verdict import Verdict

PUBLICATION_LOG: Final = "publications"


class PublicationQuerySet(models.QuerySet["Publication"]):
    """The log of what left the house."""

    def record(self, verdict: "Verdict", *, by: Person) -> "Publication":
        """Give a verdict the next number and its leaf, as the last thing of a transaction."""
        head = LogHead.objects.advance(PUBLICATION_LOG)
        row = self.create(verdict=verdict, seq=head.seq, by=by)
        Subtree.objects.append(PUBLICATION_LOG, head.seq, leaf_hash(row.entry()))
        Webhook.objects.wake()
        return row

    def with_words(self) -> Self:
        """With all that an entry and the words it commits to are made of, in order."""
        told = self.select_related("verdict__claim__sentence")
        return told.prefetch_related("verdict__bases").order_by("seq")


class Publication(models.Model):
    """The fact that a verdict left the house, in the order readers may follow."""

    verdict = models.OneToOneField(
        "claims.Verdict",
        on_delete=models.PROTECT,
        related_name="publication",
        verbose_name=_("verdict"),
    )
    seq = models.BigIntegerField(_("number"), unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-seq"]

    def __str__(self) -> str:
        return str(self.seq)

    def entry(self) -> bytes:
        """What stays in the log for ever: no words, only what commits to them."""
        return canonical(
            {
                "at": self.at.isoformat(),
                "claim": self.verdict.claim_id,
                "commitment": self.verdict.leaf,
                "kind": self.verdict.kind,
                "rating": self.verdict.rating,
                "seq": self.seq,
                **self.verdict.label_sealed(),
            }
        )
