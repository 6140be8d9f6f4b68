"""Bring this host's index up to date, build it anew, or compare it with the database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sources.index.checking import differences
from sources.index.following import Follower, follower
from sources.models import IndexChange


class Command(BaseCommand):
    """`manage.py index [--rebuild | --check]`; progress goes to stderr."""

    help = "Bring this host's search index up to date with the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--rebuild", action="store_true", help="build it anew from nothing")
        choice.add_argument("--check", action="store_true", help="only compare it; exit 1 if apart")

    def handle(self, *_: Any, **options: Any) -> None:
        here = follower()
        if options["check"]:
            self.check_entries(here)
            return
        if options["rebuild"] and not here.start_over():
            raise CommandError("Another process is writing to the index; try again in a moment.")
        self.follow(here)

    def follow(self, here: Follower) -> None:
        """Replay slice after slice and say how far it is."""
        while lacking := here.behind():
            self.progress(lacking)
            here.step()
        self.stdout.write(f"{here.index().size} sentences, all {here.index().mark.seq} changes")

    def progress(self, lacking: int) -> None:
        total = IndexChange.objects.last_seq()
        self.stderr.write(f"{total - lacking} of {total} changes", ending="\r")

    def check_entries(self, here: Follower) -> None:
        """Say what the index lacks and what it holds in excess."""
        found = differences(here.index())
        self.stdout.write(
            f"{here.behind()} changes behind, {found.missing} sentences missing, "
            f"{found.stale} stale of {here.index().size}"
        )
        if found.missing or found.stale:
            raise CommandError("The index and the database are apart: manage.py index --rebuild")
