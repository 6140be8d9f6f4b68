"""What sort of statement a claim is, and what matching came to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What sort of statement a sentence makes."""

    FACT = "fact", _("fact")
    FIGURE = "figure", _("figure")
    QUOTE = "quote", _("quote")
    FORECAST = "forecast", _("forecast")
    OPINION = "opinion", _("opinion")
    ADVICE = "advice", _("advice")
    CONDITION = "condition", _("condition")
    QUESTION = "question", _("question")
    HEADING = "heading", _("heading")


class Outcome(models.TextChoices):
    """What matching came to; three outcomes, all explicit."""

    FOUND = "found", _("found")
    NOTHING = "nothing", _("nothing found")
    SEVERAL = "several", _("several equally good")


# The name of the work that searches for what bears on a claim.
MATCH = "match"
# The voice of near-copies of the claim itself: whoever repeats its words does not bear it out.
ECHO = 0
