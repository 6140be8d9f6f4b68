"""A page as its publisher changed it: the versions that are held, and what differs in two."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from sources.models.document import Document
from sources.models.sentence import Sentence


class Change(NamedTuple):
    """A stretch of the text: the sentences that stood there, and those that stand there now."""

    gone: list[str]
    come: list[str]


def before(document: Document) -> Iterator[Document]:
    """The versions a text had before, the newest first."""
    light = Document.objects.defer("original", "body")
    while document.revises_id:
        document = light.get(pk=document.revises_id)
        yield document


def changes(document: Document) -> list[Change]:
    """What its publisher changed of the version before, stretch by stretch, in sentences."""
    if document.revises_id is None:
        return []
    was, now = (texts_of(pk) for pk in (document.revises_id, document.pk))
    steps = SequenceMatcher(None, was, now).get_opcodes()
    return [Change(was[a:b], now[c:d]) for step, a, b, c, d in steps if step != "equal"]


def texts_of(document: int) -> list[str]:
    shown = Sentence.objects.current().filter(document=document).order_by("start")
    return list(shown.values_list("text", flat=True))


def stood_before(document: Document, sentences: Iterable[Sentence]) -> set[int]:
    """Which of its sentences stood word for word in the version before, by their numbers."""
    if document.revises_id is None:
        return set()
    known = set(texts_of(document.revises_id))
    return {sentence.pk for sentence in sentences if sentence.text in known}


def stands_in(document: int, sentence: Sentence) -> bool:
    """Whether the words of a sentence stand in another version as well."""
    return sentence.text in texts_of(document)
