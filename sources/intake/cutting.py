"""Cutting a document into sentences, and what people change about the cut."""

from collections.abc import Sequence
from itertools import pairwise

from django.db import transaction
from django.utils import timezone

from sources.intake.extract.read_kinds import TABLES
from sources.limits import limit_of
from sources.models import Document, IndexChange, Ruling, Sentence
from sources.people.models import Person
from sources.refusals.amending import TakenDown
from sources.refusals.sentences import AlreadyCut, BadCut
from sources.signals import document_cut, sentences_leaving
from sources.text.furniture.marking import mark
from sources.text.sentences.rows import rows
from sources.text.sentences.splitting import Span, split


def cut(document: Document) -> list[Sentence]:
    """The unsaved sentences of a document, furniture marked, offsets in code points of its body."""
    table = document.media_type in TABLES
    spans = rows(document.body) if table else split(document.body)
    reasons = ["row"] * len(spans) if table else mark(document.body, spans)
    return [
        sentence_at(document, span, position=position, furniture=reason)
        for position, (span, reason) in enumerate(zip(spans, reasons, strict=True))
    ]


def sentence_at(document: Document, span: Span, *, position: int, furniture: str = "") -> Sentence:
    """An unsaved sentence that holds exactly what the body holds at its span."""
    return Sentence(
        document=document,
        position=position,
        start=span.start,
        end=span.end,
        text=document.body[span.start : span.end],
        locator=document.locator_at(span.start)[: limit_of(Sentence, "locator")],
        furniture=furniture,
        is_furniture=furniture != "",
    )


def hold(document: Document) -> None:
    """Raise TakenDown for a text whose words are gone."""
    if document.taken_down_at:
        raise TakenDown


def announce(document: Document) -> None:
    """Let claims be raised and the index follow; the last thing of the caller's transaction."""
    document_cut.send(sender=Document, document=document)
    IndexChange.objects.record(document.pk)


@transaction.atomic
def rule_furniture(sentence: Sentence, *, is_furniture: bool, by: Person, why: str = "") -> Ruling:
    """Overrule the machine: this sentence is site furniture, or it is body text.

    Raises AlreadyCut, having changed nothing, if a re-cut or another ruling came first, and the
    refusal of whoever holds on to the sentence.
    """
    document = sentence.document
    hold(document)
    seen = Sentence.objects.current().filter(pk=sentence.pk, is_furniture=not is_furniture)
    if not seen.update(is_furniture=is_furniture):
        raise AlreadyCut
    if is_furniture:
        sentences_leaving.send(sender=Sentence, sentences=[sentence])
    sentence.is_furniture = is_furniture
    ruling = Ruling.objects.create(
        document=document,
        action=Ruling.Action.FURNITURE if is_furniture else Ruling.Action.BODY,
        before={"sentence": sentence.pk, "is_furniture": not is_furniture},
        after={"sentence": sentence.pk, "is_furniture": is_furniture},
        by=by,
        why=why,
    )
    announce(document)
    return ruling


@transaction.atomic
def recut(document: Document, spans: Sequence[Span], *, by: Person, why: str = "") -> Ruling:
    """Cut the whole document at these spans; what is not cut anew keeps its sentence and claim.

    A replaced sentence stays in the archive as retired, with its claim and all that was decided
    about it. Where all it replaces was furniture, a new sentence is furniture. Raises BadCut for
    spans that overlap or lose text, AlreadyCut if somebody cut the document at the same time, and
    the refusal of whoever holds on to a sentence.
    """
    hold(document)
    current = list(document.sentences.current().order_by("start"))
    check(document.body, spans, current)
    kept = {Span(s.start, s.end): s for s in current}
    retired = [kept.pop(span) for span in kept.keys() - set(spans)]
    sentences_leaving.send(sender=Sentence, sentences=retired)
    retire(retired)
    after = [
        kept.get(span) or heir(document, span, retired, position=n) for n, span in enumerate(spans)
    ]
    Sentence.objects.bulk_create(new := [s for s in after if s.pk is None])
    renumber(after)
    ruling = Ruling.objects.create(
        document=document,
        action=Ruling.Action.RECUT,
        before=[[s.pk, s.start, s.end] for s in retired],
        after=[[s.pk, s.start, s.end] for s in new],
        by=by,
        why=why,
    )
    announce(document)
    return ruling


def check(body: str, spans: Sequence[Span], current: Sequence[Sentence]) -> None:
    """Raise BadCut unless the spans are in order, apart, trimmed, and lose no character."""
    edges = [0, *(edge for span in spans for edge in span), len(body)]
    if any(before > after for before, after in pairwise(edges)):
        raise BadCut
    if any(not text or text != text.strip() for text in (body[s.start : s.end] for s in spans)):
        raise BadCut
    if sum(map(solid, (body[s.start : s.end] for s in spans))) < sum(
        solid(s.text) for s in current
    ):
        raise BadCut


def solid(text: str) -> int:
    """How many characters of a text are no white space."""
    return len("".join(text.split()))


def retire(sentences: Sequence[Sentence]) -> None:
    """Replace current sentences; AlreadyCut if one of them stands no longer."""
    rows = Sentence.objects.current().filter(pk__in=[s.pk for s in sentences])
    if rows.update(retired_at=timezone.now()) != len(sentences):
        raise AlreadyCut


def heir(document: Document, span: Span, retired: Sequence[Sentence], *, position: int) -> Sentence:
    """The unsaved sentence at a new span, furniture if all that it replaces was."""
    parents = [s for s in retired if s.start < span.end and span.start < s.end]
    sentence = sentence_at(document, span, position=position)
    if parents and all(s.is_furniture for s in parents):
        sentence.furniture, sentence.is_furniture = parents[0].furniture, True
    return sentence


def renumber(sentences: Sequence[Sentence]) -> None:
    """Let positions count from 0 again in the order of the text."""
    moved = [s for n, s in enumerate(sentences) if s.position != n]
    for n, sentence in enumerate(sentences):
        sentence.position = n
    Sentence.objects.bulk_update(moved, ["position"])
