from django.apps import AppConfig
from django.core.signals import request_finished
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """People with an account, their roles, tokens and languages."""

    name = "sources.people"
    label = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        """Note with each session when it began, and uses of tokens behind the answers."""
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415 - needs the apps

        from sources.people.signed_in import begin  # noqa: PLC0415 - models must be loaded
        from sources.people.usage import write_behind  # noqa: PLC0415 - models must be loaded

        user_logged_in.connect(begin, dispatch_uid="sources.people")
        request_finished.connect(write_behind, dispatch_uid="sources.people")
