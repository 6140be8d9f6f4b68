"""Who publishes the verdicts, as readers are told."""

from typing import Any

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

# A page of ours weighs a hundred kilobytes at most, its picture included.
LARGEST_LOGO = 40_000
PICTURES = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/gif": b"GIF8",
}
ONLY = 1
# Hours; who wants a claim kept longer wants it kept for ever.
LONGEST_IN_HAND = 365 * 24


class NewsroomManager(models.Manager["Newsroom"]):
    """The one newsroom of this house."""

    def ours(self) -> "Newsroom":
        """As it was set up, or with nothing said where nobody did yet."""
        return self.first() or Newsroom()


class Newsroom(models.Model):
    """What the newsroom tells readers of itself, and how its desk works."""

    name_ar = models.CharField(_("name in Arabic"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    address = models.URLField(
        _("address"), max_length=500, blank=True, help_text=_("Its own site, if it has one.")
    )
    contact = models.EmailField(
        _("mail for readers"), blank=True, help_text=_("Where readers report an error.")
    )
    logo = models.BinaryField(
        _("logo"), blank=True, editable=True, validators=[MaxLengthValidator(LARGEST_LOGO)]
    )
    licence_name = models.CharField(_("licence of the texts"), max_length=200, blank=True)
    licence_url = models.URLField(_("address of the licence"), max_length=500, blank=True)
    shows_articles = models.BooleanField(
        _("show articles whole"),
        default=False,
        help_text=_("Readers see the whole text of an article, not its judged sentences alone."),
    )
    methodology_ar = models.TextField(_("method in Arabic"), max_length=20_000, blank=True)
    methodology_en = models.TextField(_("method in English"), max_length=20_000, blank=True)
    corrections_ar = models.TextField(
        _("corrections policy in Arabic"), max_length=20_000, blank=True
    )
    corrections_en = models.TextField(
        _("corrections policy in English"), max_length=20_000, blank=True
    )

    hours_in_hand = models.PositiveSmallIntegerField(
        _("hours until an untouched claim returns to the queue"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_IN_HAND)],
        help_text=_("A claim in charge of somebody, without a verdict. Empty: never."),
    )

    objects = NewsroomManager()

    class Meta:
        verbose_name = _("newsroom")
        verbose_name_plural = _("newsroom")
        constraints = [
            models.CheckConstraint(condition=Q(pk=ONLY), name="there_is_one_newsroom"),
            models.CheckConstraint(
                condition=Q(hours_in_hand__isnull=True)
                | Q(hours_in_hand__gte=1, hours_in_hand__lte=LONGEST_IN_HAND),
                name="claims_return_after_an_hour_to_a_year",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """There is one: whatever is saved takes its place."""
        self.pk = ONLY
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        """Its name in the language of the page, or in the other one."""
        named = [self.name_ar, self.name_en]
        ordered = named if get_language() == "ar" else named[::-1]
        return next(filter(None, ordered), gettext("Factcheck"))

    @property
    def methodology(self) -> str:
        """How it works, in the language of the page; "" where it wrote nothing in it."""
        return self.methodology_ar if get_language() == "ar" else self.methodology_en

    @property
    def corrections_policy(self) -> str:
        """How it corrects, in the language of the page; "" where it wrote nothing in it."""
        return self.corrections_ar if get_language() == "ar" else self.corrections_en

    @property
    def logo_type(self) -> str:
        """The media type of the logo; "" without one that browsers draw."""
        return picture_type(bytes(self.logo))


def picture_type(data: bytes) -> str:
    """Which picture these bytes are; "" for none that we let out: an SVG may carry scripts."""
    return next((kind for kind, magic in PICTURES.items() if data.startswith(magic)), "")
