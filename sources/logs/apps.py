from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LogsConfig(AppConfig):
    """Gapless numbers and chained rows."""

    name = "sources.logs"
    label = "logs"
    verbose_name = _("Logs")
