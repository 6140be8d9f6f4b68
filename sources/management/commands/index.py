"""Bring this host's index up to date, build it anew, or compare it with the database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.index.checking import differences
from sources.index.following import LARGE, Follower, follower
from sources.models import IndexChange


class Command(BaseCommand):
    """`manage.py index [--rebuild | --check]`; progress goes to stderr."""

    help = str(gettext_lazy("Bring this host's search index up to date with the database."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--rebuild", action="store_true", help=_("build it anew from nothing"))
        choice.add_argument(
            "--check", action="store_true", help=_("only compare it; exit 1 if apart")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        here = follower()
        if options["check"]:
            self.check_entries(here)
            return
        if options["rebuild"] and not here.start_over():
            raise CommandError(_("Another process is writing to the index; try again in a moment."))
        self.follow(here)

    def follow(self, here: Follower) -> None:
        """Replay slice after slice and say how far it is."""
        while lacking := here.behind():
            self.progress(lacking)
            here.step(LARGE)
        self.stdout.write(
            _("%(held)d sentences, all %(changes)d changes")
            % {"held": here.index().size, "changes": here.index().mark.seq}
        )

    def progress(self, lacking: int) -> None:
        total = IndexChange.objects.last_seq()
        done = {"done": total - lacking, "total": total}
        self.stderr.write(_("%(done)d of %(total)d changes") % done, ending="\r")

    def check_entries(self, here: Follower) -> None:
        """Say what the index lacks and what it holds in excess."""
        found = differences(here.index())
        self.stdout.write(
            _(
                "%(behind)d changes behind, %(missing)d sentences missing, "
                "%(stale)d stale of %(held)d"
            )
            % {"behind": here.behind(), "held": here.index().size, **found._asdict()}
        )
        if found.missing or found.stale:
            raise CommandError(_("The index and the database are apart: manage.py index --rebuild"))
