"""What a verdict keeps of the newsroom's own label: its words as they were that day."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.label import Label, in_page_language

LABELLED = models.CheckConstraint(
    condition=Q(label=None, label_ar="", label_en="")
    | Q(label__isnull=False) & ~Q(rating="") & ~Q(label_ar="") & ~Q(label_en=""),
    name="a_label_stands_beside_a_rating_in_words",
)


class Labelled(models.Model):
    """A row with the label that was chosen for it, or none, and the words of the label then."""

    label = models.ForeignKey(
        Label,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="verdicts",
        verbose_name=_("label"),
    )
    label_ar = models.CharField(max_length=40, blank=True)
    label_en = models.CharField(max_length=40, blank=True)
    label_means_ar = models.CharField(max_length=300, blank=True)
    label_means_en = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def label_words(self) -> str:
        """The newsroom's own word for it, in the language of the page; "" without one."""
        return in_page_language(self.label_ar, self.label_en)

    @property
    def label_means(self) -> str:
        """What that word means, in the language of the page; "" without one."""
        return in_page_language(self.label_means_ar, self.label_means_en)

    def bear(self, label: Label | None) -> None:
        """Take on a label with its words of now: it may be called otherwise tomorrow."""
        if label is None:
            return
        self.label = label
        self.label_ar, self.label_en = label.name_ar, label.name_en
        self.label_means_ar, self.label_means_en = label.description_ar, label.description_en

    @property
    def label_told(self) -> dict[str, Any] | None:
        """The label for programs: its number, and its names of that day in both languages."""
        if self.label_id is None:
            return None
        return {"id": self.label_id, "name_ar": self.label_ar, "name_en": self.label_en}

    def label_sealed(self) -> dict[str, Any]:
        """What commits to the label; nothing without one, as in all that was sealed before."""
        return {"label": self.label_told} if self.label_told else {}
