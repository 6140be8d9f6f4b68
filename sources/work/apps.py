from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkConfig(AppConfig):
    """Work that must not be lost."""

    name = "sources.work"
    label = "work"
    verbose_name = _("Background work")
