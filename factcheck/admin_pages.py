"""Django's admin, whose pages are loaded with the addresses: a worker shows none."""

from typing import Any

from django.contrib.admin import autodiscover
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core import checks
from django.core.checks import CheckMessage


class AdminPagesConfig(SimpleAdminConfig):
    """Keeps what pages are made of out of a process that is asked for none."""

    def ready(self) -> None:
        """Register the two checks of Django's own, the second where it finds all pages."""
        checks.register(check_dependencies, checks.Tags.admin)
        checks.register(check_pages, checks.Tags.admin)


def check_pages(app_configs: Any = None, **details: Any) -> list[CheckMessage]:
    """Django's check of every page: checks run in no order, and addresses may be loaded later."""
    autodiscover()
    return list(check_admin_app(app_configs, **details))
