"""`manage.py ingest PATH|URL|- …`: take texts in and say what became of them."""

import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Claim
from sources.intake.arrival import from_url
from sources.intake.ingest import Arrival, ingest_many
from sources.models import Document, Sentence
from sources.refusals import Refusal

BATCH: Final = 50  # texts a transaction
QUIET: Final = 2.0  # seconds of work that need no sign of progress


class Command(BaseCommand):
    """Take in files, folders of files, addresses, or standard input."""

    help = str(
        gettext_lazy(
            "Take texts in: files, folders, addresses (http, https) or - for standard input."
        )
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("places", nargs="+", metavar="PATH|URL|-")
        parser.add_argument("--source", default="", metavar="NAME", help=_("who published them"))
        parser.add_argument("--review", action="store_true", help=_("raise claims from them"))
        parser.add_argument("--json", action="store_true", help=_("one JSON object a document"))

    def handle(self, *, places: list[str], source: str, review: bool, **options: Any) -> None:
        self.refused = self.taken = 0
        self.started, self.told = time.monotonic(), 0.0
        show = self.show_json if options["json"] else self.show_line
        arrivals = self.arrivals(places, source)
        while batch := list(islice(arrivals, BATCH)):
            results = ingest_many([arrival for _place, arrival in batch], review=review)
            for (place, _arrival), result in zip(batch, results, strict=True):
                if isinstance(result, Refusal):
                    self.complain(place, result)
                else:
                    self.taken += 1
                    show(result.document)
            self.tell_progress()
        if self.refused:
            raise CommandError(
                _("%(refused)d not taken in, %(taken)d taken in.")
                % {"refused": self.refused, "taken": self.taken}
            )

    def arrivals(self, places: Iterable[str], source: str) -> Iterator[tuple[str, Arrival]]:
        """What lies at each place; what cannot be read is reported and left out."""
        for place in spread(places):
            try:
                yield place, arrival_at(place, source)
            except (Refusal, OSError) as error:
                self.complain(place, error)

    def complain(self, place: str, error: Exception) -> None:
        self.refused += 1
        said = error.strerror if isinstance(error, OSError) else None
        self.stderr.write(f"{place}: {said or error}")

    def tell_progress(self) -> None:
        """Say how far we are, at most every other second, and never for short work."""
        passed = time.monotonic() - self.started
        if passed - self.told > QUIET:
            self.told = passed
            self.stderr.write(
                _("%(taken)d taken in after %(seconds)d s …")
                % {"taken": self.taken, "seconds": passed}
            )

    def show_json(self, document: Document) -> None:
        self.stdout.write(json.dumps(report(document), ensure_ascii=False))

    def show_line(self, document: Document) -> None:
        sentences = document.sentences.standing()
        claims = Claim.objects.filter(sentence__in=sentences)
        self.stdout.write(
            _("document %(id)d: %(sentences)d sentences, %(claims)d claims: %(title)s")
            % {
                "id": document.pk,
                "sentences": sentences.count(),
                "claims": claims.count(),
                "title": document,
            }
        )


def spread(places: Iterable[str]) -> Iterator[str]:
    """Folders give their files, in order, hidden ones left out; the rest stays as it is."""
    for place in places:
        if is_address(place) or not Path(place).is_dir():
            yield place
            continue
        for path in sorted(Path(place).rglob("*")):
            inner = path.relative_to(place).parts
            if path.is_file() and not any(part.startswith(".") for part in inner):
                yield str(path)


def is_address(place: str) -> bool:
    return place.lower().startswith(("http://", "https://"))


def arrival_at(place: str, source: str) -> Arrival:
    """The bytes of a file, an address, or standard input; never many more than may be."""
    if is_address(place):
        return from_url(place, source_name=source)
    enough = settings.MAX_UPLOAD_BYTES + 1
    if place == "-":
        return Arrival(sys.stdin.buffer.read(enough), source_name=source)
    with Path(place).open("rb") as file:
        return Arrival(file.read(enough), filename=Path(place).name, source_name=source)


def report(document: Document) -> dict[str, Any]:
    """A document with its sentences and their claims, offsets in code points of the body."""
    sentences = document.sentences.standing().select_related("claim").order_by("start")
    return {
        "document": document.pk,
        "sha256": document.sha256,
        "language": document.language,
        "sentences": [sentence_report(sentence) for sentence in sentences],
    }


def sentence_report(sentence: Sentence) -> dict[str, Any]:
    claim: Claim | None = getattr(sentence, "claim", None)
    return {
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "furniture": sentence.is_furniture,
        "claim": claim.pk if claim else None,
        "kind": claim.kind if claim else None,
        "check_worthiness": claim.check_worthiness if claim else None,
        "reasons": [spelt_out(r, sentence.text) for r in claim.reasons] if claim else [],
    }


def spelt_out(reason: dict[str, Any], text: str) -> str:
    """A reason as its code and the words that gave it, unless it is the sentence as a whole."""
    words = text[reason["start"] : reason["end"]]
    return f"{reason['code']}: {words}" if words not in {"", text} else str(reason["code"])
