"""`manage.py ingest PATH|URL|- …`: take texts in and say what became of them.

A file whose name ends in `.jsonl` tells of a text in each line, in the words of the API's batch.
"""

import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.management.command_words import SpokenParser, on_one_line, words_of
from claims.management.document_report import report
from claims.management.places import is_address, is_folder, spread
from claims.management.wire_drop import WireDrop, looks
from claims.models import Claim
from sources.intake.arrival import Arrival
from sources.intake.batches import ingest_items
from sources.intake.doors import File, handed_in
from sources.intake.told_texts import Item, told_item, told_lines
from sources.models import Document
from sources.refusals.refusal import Refusal

BATCH: Final = 50  # texts a transaction
# What may be said of every text of a call.
SAID: Final = {
    "source": ("NAME", gettext_lazy("who published it")),
    "domain": ("DOMAIN", gettext_lazy("the domain of who published it")),
    "url": ("URL", gettext_lazy("where it was published")),
    "title": ("WORDS", gettext_lazy("its title")),
    "byline": ("WORDS", gettext_lazy("who wrote it")),
    "language": ("CODE", gettext_lazy("its language: ar, en …")),
    "published": ("DATE", gettext_lazy("when it was published")),
    "tier": ("TIER", gettext_lazy("how far a new source is trusted")),
}
LINES: Final = ".jsonl"
QUIET: Final = 2.0  # seconds of work that need no sign of progress


class Command(BaseCommand):
    """Take in files, folders of files, addresses, or standard input."""

    help = str(
        gettext_lazy(
            "Take texts in: files, folders, addresses (http, https) or - for standard input."
        )
    )

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **options)
        parser.__class__ = SpokenParser  # Django lets nobody choose the class
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("places", nargs="*", metavar="PATH|URL|-")
        for name, (metavar, words) in SAID.items():
            parser.add_argument(f"--{name}", default="", metavar=metavar, help=str(words))
        parser.add_argument("--review", action="store_true", help=_("raise claims from them"))
        parser.add_argument(
            "--jsonl", action="store_true", help=_("standard input tells of a text in each line")
        )
        parser.add_argument(
            "--watch", action="store_true", help=_("go on taking in what is dropped into folders")
        )
        parser.add_argument("--json", action="store_true", help=_("one JSON object a document"))

    def handle(self, *, places: list[str], review: bool, **options: Any) -> None:
        if not places:
            raise CommandError(_("Say what to take in: files, folders, addresses or -."))
        self.refused = self.taken = 0
        self.started, self.said_at = time.monotonic(), 0.0
        show = self.show_json if options["json"] else self.show_line
        self.lines = options["jsonl"]
        take = partial(self.take, said=said_in(options), review=review, show=show)
        if options["watch"]:
            watch(places, take)
            return
        take(places)
        if self.refused:
            raise CommandError(
                _("%(refused)d not taken in, %(taken)d taken in.")
                % {"refused": self.refused, "taken": self.taken}
            )

    def take(
        self,
        places: Iterable[str],
        *,
        said: dict[str, Any],
        review: bool,
        show: Callable[[Document], None],
    ) -> None:
        """Take in what lies at these places, and tell what came of each."""
        items = self.items(places, said, review=review)
        while batch := list(islice(items, BATCH)):
            results = ingest_items([item for _place, item in batch])
            for (place, _item), result in zip(batch, results, strict=True):
                if isinstance(result, Refusal):
                    self.complain(place, result)
                else:
                    self.taken += 1
                    show(result.document)
            self.tell_progress()

    def items(
        self, places: Iterable[str], said: dict[str, Any], *, review: bool
    ) -> Iterator[tuple[str, Item | Refusal]]:
        """What lies at each place; what cannot be read is reported and left out."""
        for place in spread(places):
            try:
                if place.endswith(LINES) and not is_address(place):
                    with Path(place).open("rb") as file:
                        yield from items_of(place, file, review=review)
                elif place == "-" and self.lines:
                    yield from items_of(place, sys.stdin.buffer, review=review)
                else:
                    yield place, Item(arrival_at(place, said), review)
            except (Refusal, OSError) as error:
                self.complain(place, error)

    def complain(self, place: str, error: Exception) -> None:
        self.refused += 1
        self.stderr.write(on_one_line(f"{place}: {words_of(error)}"))

    def tell_progress(self) -> None:
        """Say how far we are, at most every other second, and never for short work."""
        passed = time.monotonic() - self.started
        if passed - self.said_at > QUIET:
            self.said_at = passed
            self.stderr.write(
                _("%(taken)d taken in after %(seconds)d s …")
                % {"taken": self.taken, "seconds": passed}
            )

    def show_json(self, document: Document) -> None:
        self.stdout.write(json.dumps(report(document), ensure_ascii=False))

    def show_line(self, document: Document) -> None:
        sentences = document.sentences.current()
        claims = Claim.objects.filter(sentence__in=sentences)
        self.stdout.write(
            _("document %(id)d: %(sentences)d sentences, %(claims)d claims: %(title)s")
            % {
                "id": document.pk,
                "sentences": sentences.count(),
                "claims": claims.count(),
                "title": on_one_line(str(document)),
            }
        )


def watch(places: Sequence[str], take: Callable[[Iterable[str]], None]) -> None:
    """Take in every file of these folders once it is whole, until told to stop."""
    for place in places:
        if is_address(place) or not is_folder(place):
            raise CommandError(_("Only folders are watched, not %(place)s.") % {"place": place})
    drop = WireDrop()
    for _look in looks():
        drop.hand_over(spread(places), take)


def items_of(
    place: str, stream: IO[bytes], *, review: bool
) -> Iterator[tuple[str, Item | Refusal]]:
    """The text that each line tells of, or why it tells of none."""
    for number, line in enumerate(told_lines(stream), start=1):
        named = f"{place}:{number}"
        try:
            yield named, told_item(line, review=review)
        except Refusal as refusal:
            yield named, refusal


def said_in(options: dict[str, Any]) -> dict[str, Any]:
    """The hints of an arrival that the command line gives."""
    named = {"source_name": "source", "source_domain": "domain", "source_tier": "tier"}
    named |= {"published_at": "published"}
    same = {name: name for name in ("url", "title", "byline", "language")}
    return {hint: options[name] for hint, name in (named | same).items()}


def arrival_at(place: str, said: dict[str, Any]) -> Arrival:
    """The bytes of a file, an address, or standard input; never many more than may be."""
    if is_address(place):
        return handed_in(**said | {"url": place})
    enough = settings.MAX_UPLOAD_BYTES + 1
    if place == "-":
        return handed_in(file=File(sys.stdin.buffer.read(enough)), **said)
    with Path(place).open("rb") as file:
        return handed_in(file=File(file.read(enough), name=Path(place).name), **said)
