"""What claims are about, as the newsroom sorts them for its readers."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.label import in_page_language
from claims.models.naming import is_among, refuse_names


class TopicQuerySet(models.QuerySet["Topic"]):
    """All topics."""

    def told(self) -> Self:
        """Those of claims of which something was published."""
        return self.filter(Exists(Claim.objects.published().filter(topics=OuterRef("pk"))))


class Topic(models.Model):
    """A subject that claims are filed under; one claim has any number of them.

    Its slug stands in addresses that others write down, so that it never changes.
    """

    name_ar = models.CharField(_("name in Arabic"), max_length=60, unique=True)
    name_en = models.CharField(_("name in English"), max_length=60, unique=True)
    slug = models.SlugField(
        _("word in its address"),
        max_length=60,
        unique=True,
        help_text=_("It cannot be changed later."),
    )
    claims = models.ManyToManyField(
        Claim, related_name="topics", blank=True, editable=False, verbose_name=_("claims")
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_ar="") & ~Q(name_en="") & ~Q(slug=""),
                name="topic_is_named_in_both_languages",
            )
        ]

    def __str__(self) -> str:
        return in_page_language(self.name_ar, self.name_en)

    def clean(self) -> None:
        refuse_names(self, self.refusal_of)
        if self._state.adding and not any(map(str.isalnum, self.slug)):
            raise ValidationError({"slug": validate_slug.message})

    def refusal_of(self, name: str) -> str | ValidationError:
        """Why readers would take one of its names for another's; "" when they would not."""
        others = Topic.objects.exclude(pk=self.pk).values_list(name, flat=True)
        taken = is_among(getattr(self, name), others)
        return self.unique_error_message(Topic, (name,)) if taken else ""
