"""The newsroom's own labels: finer words for a rating, which stays what is counted and compared."""

from collections.abc import Sequence
from typing import Final, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.models.naming import is_among, refuse_names, refuse_turning, words_of_ratings
from claims.models.publication import Publication
from claims.models.rating import Rating

TAKEN = _("Another label that is in use has this name.")
MEANINGS: Final = ("description_ar", "description_en")
OF_A_RATING = _("This is what a rating is called.")


class LabelQuerySet(models.QuerySet["Label"]):
    """All labels, those that are offered no more included."""

    def offered(self) -> Self:
        return self.filter(is_retired=False)

    def offered_beside(self, borne: int | None) -> Self:
        """Those that are offered, and the one that a verdict bears already."""
        return self.filter(Q(is_retired=False) | Q(pk=borne))

    def told(self) -> Self:
        """Those that readers met on a published verdict."""
        return self.filter(Exists(Publication.objects.filter(verdict__label=OuterRef("pk"))))

    def by_rating(self) -> list[tuple[str, Sequence["Label"]]]:
        """The labels of each rating that has any, in the order of the ratings."""
        rows = list(self)
        split = {value: [row for row in rows if row.rating == value] for value in Rating.values}
        return [(value, labels) for value, labels in split.items() if labels]


class Label(models.Model):
    """A word of the newsroom's own for one of the ratings, in both languages of its readers.

    It is never deleted and never moves to another rating; a verdict keeps the words of its day.
    """

    rating = models.CharField(
        _("rating"), max_length=12, choices=Rating, help_text=_("It cannot be changed later.")
    )
    name_ar = models.CharField(_("name in Arabic"), max_length=40)
    name_en = models.CharField(_("name in English"), max_length=40)
    description_ar = models.CharField(_("meaning in Arabic"), max_length=300)
    description_en = models.CharField(_("meaning in English"), max_length=300)
    is_retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("Offered no more; the verdicts that bear it keep it."),
    )

    objects = LabelQuerySet.as_manager()

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__in=Rating.values), name="label_has_a_rating"
            ),
            models.CheckConstraint(
                condition=~Q(name_ar="") & ~Q(name_en=""), name="label_is_named_in_both_languages"
            ),
            models.UniqueConstraint(
                fields=["name_ar"],
                condition=Q(is_retired=False),
                name="offered_labels_differ_in_arabic",
                violation_error_message=TAKEN,
            ),
            models.UniqueConstraint(
                fields=["name_en"],
                condition=Q(is_retired=False),
                name="offered_labels_differ_in_english",
                violation_error_message=TAKEN,
            ),
        ]

    def __str__(self) -> str:
        return in_page_language(self.name_ar, self.name_en)

    def clean(self) -> None:
        refuse_turning(self, MEANINGS)
        refuse_names(self, self.refusal_of)

    def refusal_of(self, name: str) -> str | Promise:
        """Why readers would take one of its names for something else; "" when they would not."""
        if is_among(getattr(self, name), words_of_ratings()):
            return OF_A_RATING
        others = Label.objects.offered().exclude(pk=self.pk).values_list(name, flat=True)
        return TAKEN if not self.is_retired and is_among(getattr(self, name), others) else ""

    @property
    def meaning(self) -> str:
        """What it says about a claim, in the language of the page."""
        return in_page_language(self.description_ar, self.description_en)


def in_page_language(ar: str, en: str) -> str:
    """Of words in both languages those of the page."""
    return ar if get_language() == "ar" else en
