"""What the archive holds already: the same bytes of one publisher, and stories told again."""

from collections.abc import Iterable, Mapping, Sequence

from sources.intake.arrival import Arrival, Key, Prepared
from sources.models import Document, Source


def known(arrivals: Sequence[Arrival]) -> dict[Key, Document]:
    """The documents already made of these bytes, of the publisher that is told of if one is."""
    held = Document.objects.filter(sha256__in={a.sha256 for a in arrivals}).defer("original")
    by_bytes: dict[str, list[Document]] = {}
    for document in held.order_by("id"):
        by_bytes.setdefault(document.sha256, []).append(document)
    again = [arrival for arrival in arrivals if arrival.sha256 in by_bytes]
    called = Source.objects.called({a.told_as for a in again} - {""})
    found = {a.key: of_publisher(a.told_as, by_bytes[a.sha256], called) for a in again}
    return {key: document for key, document in found.items() if document}


def of_publisher(
    told_as: str, documents: Sequence[Document], called: Mapping[str, int]
) -> Document | None:
    """The one among documents of the same bytes that this publisher gave out; any when unsaid."""
    fit = (d for d in documents if d.told_as == told_as or d.source_id == called.get(told_as))
    return next(fit, None if told_as else documents[0])


def retold(ready: Sequence[Prepared]) -> dict[Key, Document]:
    """The documents that tell the same stories already, by the keys of what tells them again."""
    stories = {p.document.story for p in ready} - {""}
    held = Document.objects.filter(story__in=stories).defer("original") if stories else ()
    by_story = {document.story: document for document in held}
    return {
        p.arrival.key: by_story[p.document.story] for p in ready if p.document.story in by_story
    }


def first_told(ready: Sequence[Prepared]) -> list[Prepared]:
    """Of those that tell one story, or bring the same bytes of one publisher, the first."""
    backwards: Iterable[Prepared] = reversed(ready)
    for one in (same_bytes, same_story):
        backwards = {one(p.document): p for p in backwards}.values()
    return [*backwards][::-1]


def same_bytes(document: Document) -> Key:
    return document.sha256, document.told_as


def same_story(document: Document) -> Key:
    return (document.story, "") if document.story else same_bytes(document)
