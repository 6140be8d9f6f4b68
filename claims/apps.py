"""The claims app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    """What is said, and whether it holds."""

    name = "claims"
    verbose_name = _("Claims")
