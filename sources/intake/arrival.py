"""What comes in: bytes with what is said of them, read and cut outside of any transaction."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from sources.intake.cutting import cut
from sources.intake.extract import Extracted, extract
from sources.intake.extract.extracted import storable
from sources.limits import keep_within, limit_of
from sources.models import Document, Sentence, Source
from sources.models.source import Tier, folded_name
from sources.refusals.texts import (
    Empty,
    ImpossibleDate,
    TooLarge,
    TooLong,
    TooManySentences,
    UnknownLanguage,
    UnknownTier,
)
from sources.text.address import canonical
from sources.text.language import detect, known_codes
from sources.text.publisher import PLATFORMS, publisher

Key = tuple[str, str]

LANGUAGE_SAMPLE: Final = 4000  # characters; more do not change what the language is
CLOCKS: Final = (timedelta(days=-1), timedelta(days=1))  # none is further from UTC
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
    language: str = ""
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
        found = publisher(self.source_domain or self.url)[: limit_of(Source, "domain")]
        return "" if self.source_name and found in PLATFORMS else found

    @cached_property
    def told_as(self) -> str:
        """By what the sender tells its publisher from others; "" where nothing is said of one."""
        return self.publisher or (folded_name(self.source_name) if self.source_name else "")

    @property
    def key(self) -> "Key":
        """What makes it one with another arrival: the same bytes, told to be of one publisher."""
        return self.sha256, self.told_as


@dataclass(frozen=True)
class Prepared:
    """An arrival read and cut; only its source and the writing are lacking."""

    arrival: Arrival
    document: Document
    sentences: list[Sentence]
    source_name: str
    ahead: list[Any] = field(default_factory=list)


def prepare(arrival: Arrival) -> Prepared:
    """Read and cut a checked arrival; raises a `Refusal` if it cannot be read."""
    extracted = extract(arrival.data, media_type=arrival.media_type, filename=arrival.filename)
    if len(extracted.body) > settings.MAX_DOCUMENT_CHARS:
        raise TooLong(limit=settings.MAX_DOCUMENT_CHARS)
    document = document_of(arrival, extracted)
    sentences = cut(document)
    if not sentences or not any(map(str.isalnum, extracted.body)):
        raise Empty
    if len(sentences) > (most := settings.MAX_DOCUMENT_SENTENCES):
        raise TooManySentences(found=f"{len(sentences):,}", limit=f"{most:,}")
    document.title = document.title or first_heading(sentences)
    document.story = story_of(document)
    return Prepared(arrival, document, sentences, name_of_source(arrival, extracted, document))


def check(arrival: Arrival) -> None:
    """Raise for bytes, an address or a hint that cannot be kept."""
    if len(arrival.data) > settings.MAX_UPLOAD_BYTES:
        raise TooLarge(limit=settings.MAX_UPLOAD_BYTES)
    keep_within(Document, url=arrival.url, title=arrival.title, byline=arrival.byline)
    keep_within(Source, name=arrival.source_name, domain=arrival.source_domain)
    if not is_possible(arrival.published_at):
        raise ImpossibleDate
    if arrival.language and arrival.language not in known_codes():
        raise UnknownLanguage(language=arrival.language[:20])
    if arrival.source_tier and arrival.source_tier not in Tier.values:
        raise UnknownTier(tier=arrival.source_tier[:20], known=", ".join(Tier.values))


def is_possible(moment: datetime | None) -> bool:
    """Whether a moment can be kept, which is done in UTC, and be shown on the clocks of readers."""
    try:
        return not (moment := aware(moment)) or all(moment.astimezone(UTC) + day for day in CLOCKS)
    except OverflowError:
        return False


def told_by_file(extracted: Extracted) -> datetime | None:
    """When the file says it was published; one that cannot be, nobody is there to put right."""
    said = extracted.published_at
    return aware(said) if is_possible(said) else None


def document_of(arrival: Arrival, extracted: Extracted) -> Document:
    """An unsaved document without source; what the sender says wins over what the file says."""
    return Document(
        url=storable(arrival.url),
        title=one_line(arrival.title or extracted.title, limit_of(Document, "title")),
        byline=one_line(arrival.byline or extracted.byline, limit_of(Document, "byline")),
        published_at=aware(arrival.published_at) or told_by_file(extracted),
        language=arrival.language or language_of(extracted),
        media_type=extracted.media_type,
        original=arrival.data,
        sha256=arrival.sha256,
        told_as=arrival.told_as or (folded_name(extracted.site) if extracted.site else ""),
        body=extracted.body,
        locators=extracted.locators,
        address=address_of(arrival.url),
    )


def language_of(extracted: Extracted) -> str:
    """As its publisher says in the file, ar-SY as ar; else as it reads."""
    said = extracted.language.partition("-")[0].lower()
    return said if said in known_codes() else detect(extracted.body[:LANGUAGE_SAMPLE])


def address_of(url: str) -> str:
    """A digest of an address, the same for all ways to write it; "" without one."""
    return hashlib.sha256(canonical(url).encode()).hexdigest() if url else ""


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
    return one_line(next(headings, ""), limit_of(Document, "title"))


def name_of_source(arrival: Arrival, extracted: Extracted, document: Document) -> str:
    """What to call the source if it is new."""
    said = arrival.source_name or extracted.site or arrival.publisher
    called = said or arrival.filename or document.title or document.body[:100]
    return one_line(called, limit_of(Source, "name"))
