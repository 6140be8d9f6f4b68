"""What people ruled about the sentences of a document, told with the sentences' words."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.text import capfirst

from sources.limits import field_of
from sources.models import Document, Ruling, Sentence


class ToldRuling(NamedTuple):
    """A ruling and the texts it was about, as they were before it and after it."""

    ruling: Ruling
    before: list[str]
    after: list[str]


def rulings_of(document: Document) -> list[ToldRuling]:
    """All rulings on a document, newest first, in two queries."""
    rulings = list(document.rulings.select_related("by").order_by("-id"))
    named = {pk for ruling in rulings for side in sides(ruling) for pk in side}
    texts = dict(Sentence.objects.filter(pk__in=named).values_list("pk", "text"))
    return [ToldRuling(ruling, *told(ruling, texts)) for ruling in rulings]


def told(ruling: Ruling, texts: Mapping[int, str]) -> Iterator[list[str]]:
    """What was there before and what is there now, in words."""
    if ruling.action == Ruling.Action.CORRECTED:
        yield from map(said_of, (ruling.before, ruling.after))
        return
    for side in sides(ruling):
        yield [texts[pk] for pk in side if pk in texts]


def said_of(fields: Mapping[str, Any]) -> list[str]:
    """What was said of the text, field by field."""
    return [
        f"{capfirst(field_of(Document, name).verbose_name)}: {shown(value)}"
        for name, value in fields.items()
    ]


def shown(value: Any) -> str:
    return str(value["name"] if isinstance(value, dict) else value or "—")


def sides(ruling: Ruling) -> tuple[list[int], list[int]]:
    """The sentences a ruling names; one about furniture leaves its sentence's words alone."""
    if ruling.action == Ruling.Action.RECUT:
        return [row[0] for row in ruling.before], [row[0] for row in ruling.after]
    return [ruling.before[name] for name in ("sentence",) if name in ruling.before], []


def kin_of(sentence: Sentence) -> dict[str, list[Sentence]]:
    """What a sentence was cut from, and what stands in the place of one that was replaced."""
    others = Sentence.objects.filter(
        document=sentence.document_id, start__lt=sentence.end, end__gt=sentence.start
    ).exclude(pk=sentence.pk)
    rows = list(others.select_related("claim").order_by("start"))
    if sentence.retired_at:
        return {"cut_from": [], "cut_into": [row for row in rows if not row.retired_at]}
    return {"cut_from": rows, "cut_into": []}
