"""What is said of a text, put right by a person: its source, title, byline, date and address."""

from datetime import datetime
from typing import Any, Final, TypedDict

from django.db import transaction
from django.db.models import F

from sources.intake.arrival import Arrival, address_of, aware, check, one_line, story_of
from sources.intake.doors import web_address
from sources.limits import keep_within, limit_of
from sources.models import Document, Ruling, Source
from sources.people.models import Person
from sources.refusals.amending import NoReason, NothingNew, SameStory, StaleDocument, TakenDown
from sources.text.spelling.visible import is_seen

LINES: Final = ("title", "byline")
CORRECTABLE: Final = ("source", *LINES, "url", "published_at")


class Said(TypedDict, total=False):
    """What somebody says of a text; what they leave out stays as it is."""

    source_name: str
    source_domain: str
    title: str
    byline: str
    url: str
    published_at: datetime | None


@transaction.atomic
def correct(document: Document, said: Said, *, by: Person, seen: int, why: str) -> Ruling:
    """Say otherwise of a text, and keep what was said; raises a Refusal, having changed nothing.

    StaleDocument when somebody else was first, SameStory when the archive holds this text under
    that address, NothingNew, NoReason, TakenDown, and what an arrival is refused for.
    """
    check_reason(why)
    row = Document.objects.defer("original").select_for_update().get(pk=document.pk)
    if row.taken_down_at:
        raise TakenDown
    before = told_of(row)
    put(row, said)
    after = told_of(row)
    apart = [name for name in CORRECTABLE if before[name] != after[name]]
    if not apart:
        raise NothingNew
    keep(row, apart, seen=seen)
    return row.rulings.create(
        action=Ruling.Action.CORRECTED,
        before={name: before[name] for name in apart},
        after={name: after[name] for name in apart},
        by=by,
        why=why,
    )


def check_reason(why: str) -> None:
    """Raise a Refusal unless this can be kept as a reason."""
    keep_within(Ruling, why=why)
    if not is_seen(why):
        raise NoReason


def told_of(document: Document) -> dict[str, Any]:
    """What is said of it, as JSON holds it; a source by number and name."""
    date = document.published_at
    return {
        "source": {"id": document.source_id, "name": str(document.source)},
        "title": document.title,
        "byline": document.byline,
        "url": document.url,
        "published_at": date.isoformat() if date else None,
    }


def put(document: Document, said: Said) -> None:
    """Say it of the row in hand; raises what an arrival is refused for."""
    url = web_address(said.get("url", ""))
    hints: Any = {**said, "url": url}
    check(Arrival(b"", **hints))
    for name in LINES:
        if name in said:
            line = one_line(str(said.get(name)), limit_of(Document, name))
            setattr(document, name, line)
    if "url" in said:
        document.url = url
    if "published_at" in said:
        document.published_at = aware(said["published_at"])
    name, domain = said.get("source_name", "").strip(), said.get("source_domain", "").strip()
    if name or domain:
        document.source = Source.objects.named(name, domain=domain)


def keep(document: Document, names: list[str], *, seen: int) -> None:
    """Write these fields if the document is as it was seen."""
    document.story, document.address = story_of(document), address_of(document.url)
    others = Document.objects.exclude(pk=document.pk).exclude(story="")
    if other := others.filter(story=document.story).values_list("pk", flat=True).first():
        raise SameStory(id=other)
    fields = {name: getattr(document, name) for name in (*names, "story", "address")}
    rows = Document.objects.filter(pk=document.pk, version=seen)
    if not rows.update(version=F("version") + 1, **fields):
        raise StaleDocument
