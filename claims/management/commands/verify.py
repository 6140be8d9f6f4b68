"""`manage.py verify FOLDER`: check a copy of a log, as `/log/verify.py` does for strangers."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.publishing.checkpointing import in_words
from sources.logs.verify import Flaw, add_arguments, examine


class Command(BaseCommand):
    help = str(gettext_lazy("Check an exported log of publications: hashes, words and signatures."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        asked = {name: options[name] for name in ("folder", "keys", "checkpoints")}
        try:
            for words, details in examine(**asked):
                self.stdout.write(_(words) % details)
        except Flaw as fault:
            raise CommandError(in_words(fault)) from None
