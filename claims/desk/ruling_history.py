"""What people ruled about the sentences of a document, told with the sentences' words."""

from typing import NamedTuple

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
    return [
        ToldRuling(ruling, *([texts[pk] for pk in side if pk in texts] for side in sides(ruling)))
        for ruling in rulings
    ]


def sides(ruling: Ruling) -> tuple[list[int], list[int]]:
    """The sentences a ruling names; one about furniture leaves its sentence's words alone."""
    if ruling.action == Ruling.Action.RECUT:
        return [row[0] for row in ruling.before], [row[0] for row in ruling.after]
    return [ruling.before["sentence"]], []


def kin_of(sentence: Sentence) -> dict[str, list[Sentence]]:
    """What a sentence was cut from, and what stands in the place of one that was replaced."""
    others = Sentence.objects.filter(
        document=sentence.document_id, start__lt=sentence.end, end__gt=sentence.start
    ).exclude(pk=sentence.pk)
    rows = list(others.select_related("claim").order_by("start"))
    if sentence.retired_at:
        return {"cut_from": [], "cut_into": [row for row in rows if not row.retired_at]}
    return {"cut_from": rows, "cut_into": []}
