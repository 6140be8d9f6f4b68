"""`manage.py import FOLDER`: bring an exported newsroom into this empty database."""  # noqa: N999 - the word people type

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.moving.importing import bring_in
from sources.index.following import follower
from sources.refusals.refusal import Refusal


class Command(BaseCommand):
    """Whole or not at all; the search index follows as it always does."""

    help = str(gettext_lazy("Bring an exported newsroom into this database, which must be empty."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")

    def handle(self, *, folder: Path, **options: Any) -> None:
        try:
            said = bring_in(folder.absolute(), say=self.say)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            _("%(rows)s rows of %(tables)s tables were brought in.")
            % {
                "rows": sum(told.rows for told in said.tables.values()),
                "tables": len(said.tables),
            }
        )
        if not said.passwords:
            self.stdout.write(
                _("Nobody has a password yet; give the first one with manage.py changepassword.")
            )
        self.forget_the_index()

    def forget_the_index(self) -> None:
        """What this host found in another database, be it ever so like this one, is no help."""
        if not follower().start_over():
            self.stderr.write(
                _("Another process writes to this host's index: run manage.py index --rebuild.")
            )

    def say(self, what: str, rows: int) -> None:
        self.stderr.write(f"{what}: {rows}")
