"""A text told as one JSON object, the same at every door: what is said of it, and its bytes."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any, Final, NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sources.intake.arrival import Arrival
from sources.intake.doors import File, handed_in
from sources.refusals.refusal import Refusal
from sources.refusals.texts import TooLarge

# What may be said of a text in words, by its name at every door, and what `handed_in` calls it.
WORDS: Final[Mapping[str, str]] = {
    "text": "text",
    "url": "url",
    "title": "title",
    "byline": "byline",
    "language": "language",
    "source": "source_name",
    "source_domain": "source_domain",
    "source_tier": "source_tier",
    "published_at": "published_at",
}
KNOWN: Final = (*WORDS, "file", "review")
FILE: Final = ("data", "name", "media_type")
BASE64: Final = 4 / 3  # characters a byte


class NoObject(Refusal):
    """What is no JSON object, and so tells of no text."""

    code = "no_object"
    message = _("Each text is told as one JSON object.")


class UnknownWords(Refusal):
    """Something is said that nobody would read."""

    code = "unknown_words"
    message = _("Nothing reads “%(name)s”. What may be said: %(known)s.")


class WrongShape(Refusal):
    """A word where a number or an object was said, or the other way round."""

    code = "wrong_shape"
    message = _("“%(name)s” cannot be read. Write it as %(shape)s.")


class Item(NamedTuple):
    """One text as it was told, and whether its sentences are to become claims."""

    arrival: Arrival
    review: bool


def told_item(said: object, *, review: bool = True) -> Item:
    """The text that an object tells of; raises a Refusal, fetches an address that stands alone."""
    if isinstance(said, Refusal):
        raise said
    if not isinstance(said, dict):
        raise NoObject
    known_only(said, KNOWN)
    words = {WORDS[name]: word(name, said[name]) for name in WORDS if said.get(name) is not None}
    asked = said.get("review")
    if asked not in (None, True, False):
        raise WrongShape(name="review", shape="true, false")
    arrival = handed_in(file=told_file(said.get("file")), **words)
    return Item(arrival, review if asked is None else bool(asked))


def known_only(said: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for name in said:
        if name not in known:
            raise UnknownWords(name=name[:40], known=", ".join(known))


def word(name: str, said: object) -> str:
    """A text that can be kept: half of a pair of code units is no character."""
    if not isinstance(said, str) or not encodes(said):
        raise WrongShape(name=name, shape='"…"')
    return said


def encodes(text: str) -> bool:
    try:
        return bool(text.encode()) or not text
    except UnicodeEncodeError:
        return False


def told_file(said: object) -> File | None:
    """The bytes of a file, in Base64, with what the caller calls them."""
    if said is None:
        return None
    if not isinstance(said, dict):
        raise WrongShape(name="file", shape='{"data": "…", "name": "…", "media_type": "…"}')
    known_only(said, FILE)
    data, name, kind = (word(each, said.get(each, "")) for each in FILE)
    if len(data) > settings.MAX_UPLOAD_BYTES * BASE64 + 4:
        raise TooLarge(limit=f"{settings.MAX_UPLOAD_BYTES:,}")
    try:
        return File(base64.b64decode(data, validate=True), kind, name)
    except (binascii.Error, ValueError):
        raise WrongShape(name="file.data", shape="Base64") from None


def told_lines(stream: IO[bytes]) -> Iterator[object]:
    """What each line of JSONL tells, or why it tells nothing; empty lines are left out."""
    longest = int(settings.MAX_UPLOAD_BYTES * BASE64) + 100_000
    while line := stream.readline(longest):
        if len(line) == longest and not line.endswith(b"\n"):
            while (rest := stream.readline(longest)) and not rest.endswith(b"\n"):
                continue
            yield TooLarge(limit=f"{settings.MAX_UPLOAD_BYTES:,}")
        elif line.strip():
            yield told_by(line)


def told_by(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return NoObject()
