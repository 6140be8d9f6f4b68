"""What comes in: bytes with what is said of them, read and cut outside of any transaction."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from django.conf import settings
from django.utils import timezone

from sources.intake.cutting import cut
from sources.intake.extract import Extracted, extract
from sources.intake.extract.extracted import storable
from sources.intake.fetch import fetch
from sources.models import Document, Sentence
from sources.refusals import AddressTooLong, Empty, TooLarge, TooLong
from sources.text.address import canonical
from sources.text.language import detect
from sources.text.publisher import PLATFORMS, publisher

# What the columns of Document and Source hold.
URL_CHARS: Final = 2000
TITLE_CHARS: Final = 500
BYLINE_CHARS: Final = 300
NAME_CHARS: Final = 200
DOMAIN_CHARS: Final = 253
LANGUAGE_SAMPLE: Final = 4000  # characters; more do not change what the language is
TITLE_AMONG: Final = 5  # sentences at the top among which a heading is the title


@dataclass(frozen=True)
class Arrival:
    """Bytes as they came, and what the sender says of them; all but the bytes are hints.

    Without `source_name` and `source_domain` the source is what the text, its address or its file
    is called: two nameless files are not taken for the same voice.
    """

    data: bytes
    media_type: str = ""
    filename: str = ""
    url: str = ""
    title: str = ""
    byline: str = ""
    published_at: datetime | None = None
    source_name: str = ""
    source_domain: str = ""
    source_tier: str = ""

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def publisher(self) -> str:
        """The domain its source goes by, as said or of its address; "" where only a name tells."""
        found = publisher(self.source_domain or self.url)
        return "" if self.source_name and found in PLATFORMS else found[:DOMAIN_CHARS]


def from_url(url: str, *, source_name: str = "") -> Arrival:
    """Fetch a page from the public internet; raises a `sources.refusals.Refusal` if it cannot."""
    page = fetch(url)
    return Arrival(
        page.data,
        media_type=page.media_type,
        url=page.url,
        source_name=source_name,
    )


@dataclass(frozen=True)
class Prepared:
    """An arrival read and cut; only its source and the writing are lacking."""

    arrival: Arrival
    document: Document
    sentences: list[Sentence]
    source_name: str


def prepare(arrival: Arrival) -> Prepared:
    """Read and cut an arrival; raises a `sources.refusals.Refusal` if it cannot be taken in."""
    check_size(arrival)
    extracted = extract(arrival.data, media_type=arrival.media_type, filename=arrival.filename)
    if len(extracted.body) > settings.MAX_DOCUMENT_CHARS:
        raise TooLong(limit=settings.MAX_DOCUMENT_CHARS)
    document = document_of(arrival, extracted)
    sentences = cut(document)
    if not sentences:
        raise Empty
    document.title = document.title or first_heading(sentences)
    document.story = story_of(document)
    return Prepared(arrival, document, sentences, name_of_source(arrival, extracted, document))


def check_size(arrival: Arrival) -> None:
    if len(arrival.data) > settings.MAX_UPLOAD_BYTES:
        raise TooLarge(limit=settings.MAX_UPLOAD_BYTES)
    if len(arrival.url) > URL_CHARS:
        raise AddressTooLong(limit=URL_CHARS)


def document_of(arrival: Arrival, extracted: Extracted) -> Document:
    """An unsaved document without source; what the sender says wins over what the file says."""
    return Document(
        url=storable(arrival.url),
        title=one_line(arrival.title or extracted.title, TITLE_CHARS),
        byline=one_line(arrival.byline or extracted.byline, BYLINE_CHARS),
        published_at=aware(arrival.published_at or extracted.published_at),
        language=detect(extracted.body[:LANGUAGE_SAMPLE]),
        media_type=extracted.media_type,
        original=arrival.data,
        sha256=arrival.sha256,
        body=extracted.body,
    )


def story_of(document: Document) -> str:
    """A digest of what readers see at an address, however it is written; "" without one."""
    if not document.url:
        return ""
    seen = document.title, document.byline, str(document.dated), document.body
    return hashlib.sha256("\n".join((canonical(document.url), *seen)).encode()).hexdigest()


def one_line(text: str, longest: int) -> str:
    """The beginning of a text on one line, fit for the database."""
    return " ".join(storable(text).split())[:longest]


def aware(moment: datetime | None) -> datetime | None:
    """A moment without a zone is taken as one of the newsroom's own."""
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment


def first_heading(sentences: list[Sentence]) -> str:
    headings = (s.text for s in sentences[:TITLE_AMONG] if s.furniture == "heading")
    return one_line(next(headings, ""), TITLE_CHARS)


def name_of_source(arrival: Arrival, extracted: Extracted, document: Document) -> str:
    """What to call the source if it is new."""
    said = arrival.source_name or extracted.site or arrival.publisher
    called = said or arrival.filename or document.title or document.body[:100]
    return one_line(called, NAME_CHARS)
