"""`manage.py checkpoint`: sign what the log of publications has become."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.publishing.checkpointing import in_words, make_key, sign_what_came
from sources.logs.verify import Flaw, Key
from sources.refusals.refusal import Refusal


class Command(BaseCommand):
    """Reads the whole log again and signs it, unless its beginning is not what was signed."""

    help = str(gettext_lazy("Sign the log of publications, or make the key that signs it."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--make-key", action="store_true", help=_("make the key, once"))
        parser.add_argument(
            "--trust",
            action="append",
            default=[],
            metavar="KEY",
            help=_("a public key that signed before this one"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["make_key"]:
                self.stdout.write(str(make_key()))
                return
            rows = sign_what_came(trusted=[Key.read(text) for text in options["trust"]])
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        except Flaw as fault:
            raise CommandError(in_words(fault)) from None
        except OSError as error:  # the folder of the key: not there, not ours, full
            raise CommandError(f"{error.filename}: {error.strerror}") from None
        if not rows:
            self.stdout.write(_("Nothing came since the last checkpoint."))
        for row in rows[-1:]:
            self.stdout.write(row.note)
