"""Putting documents under review: what the apps above make of their sentences is raised."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from sources.models import Document, Sentence
from sources.signals import document_cut, sentences_cut
from sources.work.bell import ring


def put_under_review(documents: Iterable[Document]) -> list[Document]:
    """Raise the claims of reference documents; those already under review are left alone."""
    waiting = [document for document in documents if document.review_since is None]
    return [document for document in waiting if moved(document)]


def moved(document: Document) -> bool:
    """Put one document under review; False when somebody else was first."""
    ahead = worked_out([*document.sentences.current().order_by("start")])
    with transaction.atomic():
        waiting = Document.objects.reference().filter(pk=document.pk)
        if not waiting.update(review_since=timezone.now()):
            return False
        document.refresh_from_db(fields=["review_since"])
        document_cut.send(sender=Document, document=document, ahead=ahead)
        transaction.on_commit(ring)
    return True


def worked_out(sentences: Sequence[Sentence]) -> list[Any]:
    """What the apps above make of these sentences, for them to write in the transaction."""
    told = sentences_cut.send(sender=Sentence, sentences=sentences)
    return [found for _who, found in told if found is not None]
