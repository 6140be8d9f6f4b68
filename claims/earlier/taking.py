"""Taking in what others checked: every door hands over what was told, and hears what came of it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.db import transaction

from claims.earlier.reviews import told_by
from claims.models import PastCheck
from claims.models.past_check import Came, ToldCheck
from claims.refusals.earlier import NoReview
from sources.intake.doors import File, web_address
from sources.intake.extract.child import told_apart
from sources.intake.extract.extracted import storable
from sources.intake.extract.garbled import mended
from sources.intake.fetch import MEDIA_TYPES, Asking, fetch
from sources.intake.handing_in import reading
from sources.intake.readers.decoding import HEAD, decode
from sources.people.models import Person
from sources.refusals.refusal import Refusal
from sources.refusals.texts import NoText, TooLarge, TwoTexts, UnknownKind

READER: Final = "claim_reviews"
KINDS: Final = MEDIA_TYPES | {"application/ld+json"}


class Refused(NamedTuple):
    """One check that was not taken in: where in what was handed in, and why."""

    place: int
    why: Refusal


@dataclass(frozen=True)
class TakenChecks:
    """What came of checks that were handed in."""

    taken: int = 0
    held: int = 0
    refused: list[Refused] = field(default_factory=list)


def take_in(
    *, by: Person | None, url: str = "", file: File | None = None, reviews: Sequence[Any] = ()
) -> TakenChecks:
    """Take in the checks that an address, a file, or objects of ClaimReview tell of.

    Raises a Refusal where none is told of; of several each is taken or refused by itself.
    """
    if sum(map(bool, (url, file, reviews))) > 1:
        raise TwoTexts
    if not (url.strip() or file or reviews):
        raise NoText
    with reading():
        return keep(*told_at(url, file, reviews), by=by)


def told_at(
    url: str, file: File | None, reviews: Sequence[Any]
) -> tuple[list[ToldCheck | Refusal], Came]:
    """What is told there, and as what it came."""
    if reviews:
        file = File(json.dumps(reviews).encode())
    if file:
        return read(weighed(file)), Came.FILE
    page = fetch(web_address(url), Asking(kinds=KINDS))
    return read(File(page.data, page.media_type), page=page.url), Came.PAGE


def weighed(file: File) -> File:
    """A file that is not too large to be read; else TooLarge."""
    if len(file.data) > settings.MAX_UPLOAD_BYTES:
        raise TooLarge(limit=settings.MAX_UPLOAD_BYTES)
    return file


def read(file: File, *, page: str = "") -> list[ToldCheck | Refusal]:
    """The checks that a page or file tells of, in their order; raises a Refusal for none."""
    text = storable(mended(decode(file.data, media_type=file.media_type, head=file.data[:HEAD])))
    try:
        found = told_apart(text.encode(), READER)
    except UnknownKind:
        raise NoReview from None
    return [told_or_why(review, page=page) for review in json.loads(found["body"])]


def told_or_why(review: dict[str, Any], *, page: str = "") -> ToldCheck | Refusal:
    try:
        return told_by(review, page=page)
    except Refusal as refusal:
        return refusal


@transaction.atomic
def keep(found: Iterable[ToldCheck | Refusal], came: Came, *, by: Person | None) -> TakenChecks:
    """Keep what is new of it; the same taken twice changes nothing."""
    told: list[ToldCheck] = []
    refused: list[Refused] = []
    for place, one in enumerate(found, start=1):
        if isinstance(one, Refusal):
            refused.append(Refused(place, one))
        else:
            told.append(one)
    taken = PastCheck.objects.keep(told, came=came, by=by)
    return TakenChecks(taken, len(told) - taken, refused)
