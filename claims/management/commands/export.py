"""`manage.py export FOLDER`: the whole newsroom as a folder of files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.moving.exporting import export
from sources.refusals.refusal import Refusal


class Command(BaseCommand):
    """Everything of one moment, for a spreadsheet, a program, or another installation."""

    help = str(gettext_lazy("Write everything of this newsroom to a new folder: JSONL and CSV."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument(
            "--with-passwords",
            action="store_true",
            help=_("take the hashes of passwords along: keep such a folder like a backup"),
        )

    def handle(self, *, folder: Path, with_passwords: bool, **options: Any) -> None:
        try:
            said = export(folder.absolute(), passwords=with_passwords, say=self.say)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            _("%(rows)s rows of %(tables)s tables are in %(folder)s")
            % {
                "rows": sum(told.rows for told in said.tables.values()),
                "tables": len(said.tables),
                "folder": folder,
            }
        )

    def say(self, what: str, rows: int) -> None:
        self.stderr.write(f"{what}: {rows}")
