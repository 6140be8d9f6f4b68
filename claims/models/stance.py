"""What a sentence does to a claim, and which of that carries, is shown, or tells nothing."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stance(models.TextChoices):
    """What a sentence does to a claim, as a person says.

    Context gives background or qualifies: it neither bears the claim out nor refutes it.
    """

    SUPPORTS = "supports", _("supports")
    DISPUTES = "disputes", _("disputes")
    CONTEXT = "context", _("context")
    IRRELEVANT = "irrelevant", _("irrelevant")


# What a verdict can rest on, and what readers see beside it.
BEARING: Final = (Stance.SUPPORTS, Stance.DISPUTES)
SHOWN: Final = (*BEARING, Stance.CONTEXT)
# What says nothing of whether the claim holds.
TELLS_NOTHING: Final = (Stance.CONTEXT, Stance.IRRELEVANT)
