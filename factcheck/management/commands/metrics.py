"""`manage.py metrics`: what `/metrics` tells, of a host that serves no pages."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from factcheck.metrics.exposition import page
from factcheck.metrics.series import families


class Command(BaseCommand):
    help = str(_("Write the series of this host for Prometheus to standard output."))

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page(families()), ending="")
