from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """People with an account, their roles, tokens and languages."""

    name = "sources.people"
    label = "people"
    verbose_name = _("People")
