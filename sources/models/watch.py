"""What the newsroom has read for it, again and again, and what was found there."""

from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sources.clock import DatabaseNow, from_now
from sources.models.document import Document
from sources.models.source import Source
from sources.models.whole_texts import whole_texts

# No publisher likes to be asked more often; what is read once a week is still watched.
MINUTES: Final = (5, 7 * 24 * 60)
A_DAY: Final = (1, 100_000)  # articles
DAY: Final = 24 * 60 * 60.0


class WatchKind(models.TextChoices):
    """How a place tells what is new in it."""

    FEED = "feed", _("feed")
    SITEMAP = "sitemap", _("sitemap")


class WatchQuerySet(models.QuerySet["Watch"]):
    """What is watched."""

    def failing(self) -> Self:
        """Those that could not be read the last time, and are still tried."""
        return self.filter(failures__gt=0, paused_at=None)

    def with_counts(self) -> Self:
        """With the source, and how many entries are held, refused and still to be fetched."""
        refused = Q(entries__refused_at__isnull=False)
        held = Q(entries__document__isnull=False)
        waiting = Q(entries__isnull=False) & ~held & ~refused
        return self.select_related("source").annotate(
            held=models.Count("entries", filter=held),
            refused=models.Count("entries", filter=refused),
            waiting=models.Count("entries", filter=waiting),
        )


class Watch(models.Model):
    """A feed or sitemap of a source, read every so often; its articles become documents."""

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="watches", verbose_name=_("source")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=WatchKind)
    url = models.URLField(_("address"), max_length=2000)
    key = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=8, blank=True)
    review = models.BooleanField(_("under review"), default=False)
    minutes = models.PositiveIntegerField(_("every (minutes)"), default=15)
    most_a_day = models.PositiveIntegerField(_("articles a day, at most"), default=500)
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    polled_at = models.DateTimeField(_("last read"), null=True, editable=False)
    arrived = models.PositiveIntegerField(_("new at the last reading"), default=0, editable=False)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    why = models.JSONField(_("why it failed"), default=dict, blank=True, editable=False)
    paused_at = models.DateTimeField(_("paused at"), null=True, editable=False)
    added_at = models.DateTimeField(_("added at"), db_default=DatabaseNow())
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("added by"),
    )

    objects = WatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("watch")
        verbose_name_plural = _("watches")
        ordering = ["source__name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__range=MINUTES),
                name="watch_is_read_neither_too_often_nor_too_seldom",
            ),
            models.CheckConstraint(
                condition=Q(most_a_day__range=A_DAY), name="watch_brings_some_a_day"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=WatchKind.values), name="watch_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.url}"


class EntryQuerySet(models.QuerySet["WatchEntry"]):
    """What watches told of."""

    def to_bring(self) -> Self:
        """What is still to be fetched, or was changed since it was."""
        unread = Q(read_for=None) | Q(changed_at__gt=F("read_for"))
        changed = Q(document__isnull=False, changed_at__isnull=False) & unread
        return self.filter(Q(document=None, refused_at=None) | changed)

    def of_today(self) -> Self:
        """Told in the last 24 hours by the clock of the database."""
        return self.filter(told_at__gte=from_now(-DAY))

    def for_list(self) -> Self:
        """Each with its document, where it is held, without the heavy original and body."""
        return self.select_related("document__source").defer(*whole_texts("document"))

    def held_as(self, key: str) -> Document | None:
        """The document that an entry of this address became, whichever watch told of it."""
        same = self.filter(key=key, document__isnull=False).values("document")
        return Document.objects.defer("original").filter(pk__in=same).first()


class WatchEntry(models.Model):
    """One article that a watch told of: still to be fetched, held, or refused for a reason."""

    watch = models.ForeignKey(
        Watch, on_delete=models.CASCADE, related_name="entries", verbose_name=_("watch")
    )
    url = models.CharField(_("address"), max_length=2000, blank=True)
    key = models.CharField(max_length=64, editable=False)
    title = models.CharField(_("title"), max_length=500, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True)
    told_at = models.DateTimeField(_("told at"), db_default=DatabaseNow())
    changed_at = models.DateTimeField(_("changed at"), null=True)
    read_for = models.DateTimeField(null=True, editable=False)
    rereads = models.PositiveSmallIntegerField(_("times read again"), default=0)
    tries = models.PositiveSmallIntegerField(_("attempts"), default=0)
    why = models.JSONField(_("why it failed"), default=dict, blank=True)
    refused_at = models.DateTimeField(_("refused at"), null=True)
    document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        related_name="entries",
        verbose_name=_("document"),
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of a watch")
        verbose_name_plural = _("entries of watches")
        ordering = ["-id"]
        indexes = [models.Index(F("key"), name="entry_by_address")]
        constraints = [
            models.UniqueConstraint(fields=["watch", "key"], name="watch_tells_an_address_once"),
            models.CheckConstraint(
                condition=Q(document__isnull=True) | Q(refused_at__isnull=True),
                name="entry_is_held_or_refused",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url
