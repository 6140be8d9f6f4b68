"""`manage.py load_sample`: fill an empty database with the sample world."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.sample.world import is_unfinished, load


class Command(BaseCommand):
    help = str(gettext_lazy("Fill an empty database with sample people, articles and verdicts."))

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_unfinished():
            raise CommandError(_("The database is not empty; the sample world was not loaded."))
        for username, role in load().items():
            self.stdout.write(f"{username}: {role}")
