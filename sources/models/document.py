"""One text of a source, kept as it arrived."""

from bisect import bisect_right
from datetime import date
from operator import itemgetter
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from sources.models.source import Source

models.CharField.register_lookup(Length)


class DocumentQuerySet(models.QuerySet["Document"]):
    """The archive of texts."""

    def for_list(self) -> Self:
        """Newest first, with the source, without the heavy original and body."""
        return self.select_related("source").defer("original", "body").order_by("-id")

    def under_review(self) -> Self:
        return self.filter(review_since__isnull=False)

    def reference(self) -> Self:
        return self.filter(review_since__isnull=True)


class Document(models.Model):
    """One text of a source: the bytes as given, and the body that sentences point into."""

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="documents", verbose_name=_("source")
    )
    url = models.URLField(_("address"), max_length=2000, blank=True)
    title = models.CharField(_("title"), max_length=500, blank=True)
    byline = models.CharField(_("byline"), max_length=300, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    media_type = models.CharField(_("media type"), max_length=100, default="text/plain")
    original = models.BinaryField(_("original bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    told_as = models.CharField(
        _("told as"),
        max_length=253,
        blank=True,
        editable=False,
        help_text=_("By which domain or name its publisher was told when it came."),
    )
    body = models.TextField(_("body"))
    story = models.CharField(
        _("story"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("Digest of what readers see at its address."),
    )
    address = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("Digest of its address, however that is written."),
    )
    revises = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="later",
        editable=False,
        verbose_name=_("version before"),
    )
    locators = models.JSONField(
        _("places in its file"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("Offsets in the body, each with the time code or the cells that begin there."),
    )
    review_since = models.DateTimeField(_("under review since"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    taken_down_at = models.DateTimeField(_("taken down at"), null=True, blank=True)
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("added by"),
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-id"]
        permissions = [("take_down_document", _("Can take a text down"))]
        indexes = [
            models.Index(
                fields=["address"], condition=~models.Q(address=""), name="document_by_address"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__length=64), name="document_sha256_has_64_digits"
            ),
            models.CheckConstraint(condition=~models.Q(body=""), name="document_has_a_body"),
            models.CheckConstraint(
                condition=models.Q(revises=None) | ~models.Q(revises=models.F("id")),
                name="no_text_revises_itself",
            ),
            models.UniqueConstraint(
                fields=["sha256", "told_as"], name="bytes_of_a_publisher_are_one_document"
            ),
            models.UniqueConstraint(
                fields=["story"], condition=~models.Q(story=""), name="a_story_is_one_document"
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.source} {self.pk}"

    @property
    def dated(self) -> date | None:
        """The day relative dates are counted from."""
        return self.published_at.date() if self.published_at else None

    @property
    def later_version(self) -> "Document | None":
        """What its publisher made of it, if that is held."""
        return getattr(self, "later", None)

    def locator_at(self, offset: int) -> str:
        """Where in its file this place of the body stood: 00:01:02.500, Budget!A3:D3, or ""."""
        after = bisect_right(self.locators, offset, key=itemgetter(0))
        return str(self.locators[after - 1][1]) if after else ""
