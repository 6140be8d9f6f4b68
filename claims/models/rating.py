"""What a verdict can come to: the axis on which verdicts are counted and compared."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rating(models.TextChoices):
    """What a verdict says; never mixed with where the work on it stands."""

    SUPPORTED = "supported", _("supported")
    DISPUTED = "disputed", _("disputed")
    SPECULATIVE = "speculative", _("speculative")
