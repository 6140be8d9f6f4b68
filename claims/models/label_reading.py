"""What the labels of other publishers mean in our three ratings: a table that a newsroom edits."""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.rating import Rating
from claims.refusals.earlier import UnknownReading, UnseenLabel
from sources.limits import keep_within
from sources.text.spelling.folding import fold
from sources.text.spelling.visible import is_seen

# Of the way from the worst to the best of a scale; what lies between says neither.
TRUE_FROM: Final = 0.75
FALSE_TO: Final = 0.25


class Scale(NamedTuple):
    """A number on a publisher's own scale; the best is what they call true, however it counts."""

    value: float | None = None
    best: float | None = None
    worst: float | None = None

    @property
    def share(self) -> float | None:
        """How near the best it is, in 0..1; None where the scale does not say so."""
        if self.value is None or self.best is None or self.worst is None:
            return None
        if not all(map(math.isfinite, (self.value, self.best, self.worst))):
            return None
        if self.best == self.worst:
            return None
        share = (self.value - self.worst) / (self.best - self.worst)
        return share if 0 <= share <= 1 else None

    @property
    def rating(self) -> str:
        """What so near an end means; "" in between, and where the number is none of its scale."""
        if self.share is None or FALSE_TO < self.share < TRUE_FROM:
            return ""
        return Rating.SUPPORTED if self.share >= TRUE_FROM else Rating.DISPUTED


NO_SCALE: Final = Scale()


class ReadBy(models.TextChoices):
    """By what a label is read."""

    NEWSROOM = "newsroom", _("by the table of the newsroom")
    WORDS = "words", _("by common words")
    SCALE = "scale", _("by their scale")
    NOTHING = "nothing", _("not read")


class Meaning(NamedTuple):
    """Our reading of a label, "" for none, and by what it is read."""

    rating: str
    by: ReadBy

    @property
    def words(self) -> str:
        return str(Rating(self.rating).label) if self.rating else ""


class Readings(NamedTuple):
    """The newsroom's table, for many labels."""

    known: Mapping[str, str]

    def meaning(self, label: str, scale: Scale = NO_SCALE) -> Meaning:
        """The newsroom's word first, then common words, then the publisher's own scale."""
        folded = folded_label(label)
        if folded and folded in self.known:
            return Meaning(self.known[folded], ReadBy.NEWSROOM)
        if rating := common().get(folded, ""):
            return Meaning(rating, ReadBy.WORDS)
        rating = scale.rating
        return Meaning(rating, ReadBy.SCALE if rating else ReadBy.NOTHING)


def folded_label(label: str) -> str:
    """A label however it is spelled, without the signs around it."""
    return " ".join(fold(label).split()).strip(" .!?؟:،,«»\"'“”-–—_")[:300]


@cache
def common() -> dict[str, str]:
    """What the labels of most publishers mean."""
    told = tomllib.loads(Path(__file__).with_name("label_words.toml").read_text(encoding="utf-8"))
    return {folded_label(word): rating for rating, words in told.items() for word in words}


def check_reading(label: str, rating: str) -> None:
    """Raise a Refusal unless a label may be read so."""
    if not is_seen(folded_label(label)):
        raise UnseenLabel
    if rating not in ["", *Rating.values]:
        raise UnknownReading(said=rating[:40])
    keep_within(LabelReading, label=label)


class LabelReadingQuerySet(models.QuerySet["LabelReading"]):
    """The table of labels."""

    def table(self) -> Readings:
        return Readings(dict(self.values_list("folded", "rating")))

    def read_as(self, meanings: Mapping[str, str]) -> None:
        """Say what these labels mean; what was said of them before is said anew."""
        for label, rating in meanings.items():
            check_reading(label, rating)
            row = self.filter(folded=folded_label(label)).first() or LabelReading()
            row.label, row.rating = label, rating
            row.save()

    def listed(self) -> Self:
        return self.order_by("label", "pk")


class LabelReading(models.Model):
    """What one label of other publishers means in our ratings; empty where it means none."""

    label = models.CharField(_("label of the publisher"), max_length=300)
    folded = models.CharField(max_length=300, unique=True, editable=False)
    rating = models.CharField(
        _("our reading"),
        max_length=12,
        choices=Rating,
        blank=True,
        help_text=_("Empty: we read nothing into it, whatever number stands beside it."),
    )

    objects = LabelReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a label")
        verbose_name_plural = _("readings of labels")
        ordering = ["label"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__in=["", *Rating.values]), name="label_is_read_as_a_rating"
            ),
            models.CheckConstraint(condition=~Q(folded=""), name="a_read_label_says_something"),
        ]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = folded_label(self.label)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def clean(self) -> None:
        """Refuse a label that shows nothing, and one that the table has already."""
        self.folded = folded_label(self.label)
        if not is_seen(self.folded):
            raise ValidationError({"label": UnseenLabel.message})
        if LabelReading.objects.filter(folded=self.folded).exclude(pk=self.pk).exists():
            raise ValidationError({"label": _("This label is in the table already.")})
