"""When something that readers see changed: a row each time, which the database itself writes."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

# Numbers are given when a change is made and seen when it is committed, so that a lower one may
# come into sight later. So many may overtake it and it still makes another edition.
OVERTAKING: Final = 100


class EditionManager(models.Manager["Edition"]):
    """What readers see, by name."""

    def now(self) -> str:
        """Another one after each change that was committed; what is read later is no older."""
        newest = self.order_by("-pk").values_list("pk", flat=True)[:OVERTAKING]
        return ",".join(map(str, newest))


class Edition(models.Model):
    """A change of what readers see; its triggers stand beside those of what is append-only."""

    objects = EditionManager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return str(self.pk)
