"""`manage.py checks PATH|URL …`: take in what others found, ClaimReview or tables, and say so."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.earlier.tables import begin, hand_in_table
from claims.earlier.taking import TakenChecks, take_in
from claims.management.command_words import on_one_line, words_of
from claims.management.places import is_address
from claims.refusals.earlier import NoClaimColumn
from sources.intake.doors import File
from sources.people.models import Person
from sources.refusals.refusal import Refusal

TABLES: Final = {".csv", ".tsv", ".xlsx"}


class Command(BaseCommand):
    """Take in earlier verdicts of others."""

    help = str(
        gettext_lazy(
            "Take in fact-checks of others: pages, data feeds and files of ClaimReview, "
            "and tables (CSV, XLSX) whose columns their headings tell."
        )
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("places", nargs="+", metavar="PATH|URL")
        parser.add_argument("--by", required=True, metavar="USERNAME", help=_("who brings them in"))
        parser.add_argument(
            "--publisher", default="", metavar="NAME", help=_("of rows that name nobody")
        )

    def handle(self, *, places: list[str], by: str, publisher: str, **options: Any) -> None:
        person = Person.objects.filter(username=by).first()
        if person is None:
            raise CommandError(_("Nobody here is called “%(name)s”.") % {"name": by})
        failed = [place for place in places if not self.take(place, person, publisher)]
        if failed:
            raise CommandError(_("Not taken in: %(places)s") % {"places": ", ".join(failed)})

    def take(self, place: str, by: Person, publisher: str) -> bool:
        """Take in what lies at a place, and say what came of it; False where nothing is told."""
        try:
            if not is_address(place) and Path(place).suffix.lower() in TABLES:
                self.take_table(place, by, publisher)
            else:
                self.tell(place, taken_at(place, by))
        except (Refusal, OSError) as error:
            self.stderr.write(on_one_line(f"{place}: {words_of(error)}"))
            return False
        return True

    def take_table(self, place: str, by: Person, publisher: str) -> None:
        """Have a table taken in by a worker, if its headings tell what its columns are."""
        table = hand_in_table(file_at(place), by=by)
        try:
            begin(table, columns=table.columns, publisher=publisher, by=by)
        except NoClaimColumn:
            table.delete()
            raise
        said = _("%(place)s: table %(id)d, %(rows)d rows; a worker takes them in.")
        told = {"place": place, "id": table.pk, "rows": len(table.below)}
        self.stdout.write(on_one_line(said % told))

    def tell(self, place: str, came: TakenChecks) -> None:
        said = _("%(place)s: %(taken)d taken in, %(held)d held already, %(refused)d refused.")
        told = {"place": place, "taken": came.taken, "held": came.held}
        self.stdout.write(on_one_line(said % (told | {"refused": len(came.refused)})))
        for refused in came.refused:
            self.stderr.write(on_one_line(f"{place}:{refused.place}: {refused.why}"))


def taken_at(place: str, by: Person) -> TakenChecks:
    return take_in(url=place, by=by) if is_address(place) else take_in(file=file_at(place), by=by)


def file_at(place: str) -> File:
    """The bytes of a file; never many more than may be."""
    with Path(place).open("rb") as file:
        return File(file.read(settings.MAX_UPLOAD_BYTES + 1), name=Path(place).name)
