"""`manage.py erase USERNAME --by USERNAME --why WORDS`: erase a person's data."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.people.erasing import erase
from sources.people.models import Person
from sources.refusals.refusal import Refusal


class Command(BaseCommand):
    """The door for a newsroom whose only administrator is at the console."""

    help = str(gettext_lazy("Erase a person's data for ever; what they decided stays."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--by", required=True, metavar="USERNAME")
        parser.add_argument("--why", required=True, metavar="WORDS")

    def handle(self, *, username: str, by: str, why: str, **options: Any) -> None:
        try:
            erasure = erase(named(username), by=named(by), why=why)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(str(erasure.person))


def named(username: str) -> Person:
    if found := Person.objects.filter(username=username).first():
        return found
    raise CommandError(_("Nobody here is called “%(name)s”.") % {"name": username})
