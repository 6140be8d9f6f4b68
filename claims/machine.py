"""All background work on one page: what there is, who does it, and what sets it going."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from claims.deciding.abandoning import ABANDON, return_claims
from claims.earlier.tables import TAKE, take_tables
from claims.matching.match import match
from claims.matching.vectors import EMBED, ask_for_vectors, give_vectors
from claims.matching.wake import (
    NEAR,
    PERCOLATE,
    ask_for_percolation,
    percolate,
    percolate_vectors,
)
from claims.models.statement import MATCH
from claims.models.webhook import TELL
from claims.publishing.telling import tell
from claims.raising import Readings, raise_claims, read
from sources.intake.watching.bringing import bring
from sources.intake.watching.due import BRING, POLL
from sources.intake.watching.polling import poll
from sources.models import Document, Sentence
from sources.people.kept_answers import KEPT, KeptAnswer
from sources.work.kinds import Effects, Lane, WorkKind
from sources.work.models import Work

# An editor waits for matching; vectors and old claims may take what is left, but never nothing.
MATCHING: Final = Lane("matching", share=8.0)
# One lane for them: a document is searched for by its vectors, so they come first in it.
ARCHIVE: Final = Lane("archive", share=2.0)
# A receiver may take ten seconds over nothing: what is told outside holds up nobody inside.
TELLING: Final = Lane("telling", share=2.0)
# Mostly waiting for hosts of others: what they cost us in time is no reason to hurry.
WATCHING: Final = Lane("watching", share=2.0)
# Rows of tables that a person handed in and waits to see.
TABLES: Final = Lane("tables", share=2.0)
# Nobody waits for it.
TIDYING: Final = Lane("tidying", share=1.0)
FORGET: Final = "forget"


def forget(_days: list[int]) -> Effects:
    """Let go of the answers that were kept long enough."""
    return lambda _held: delete_expired()


def delete_expired() -> None:
    KeptAnswer.objects.expired().delete()


def ask_to_forget() -> None:
    """Once for all answers of today, when the last of them has been kept long enough."""
    now = datetime.now(UTC)
    end = datetime.combine(now.date(), time(), UTC) + timedelta(days=1) + KEPT
    Work.objects.request(FORGET, {now.date().toordinal(): 0.0}, after=(end - now).total_seconds())


KINDS: Final = (
    WorkKind(name=MATCH, words=_("match"), handler=match, lane=MATCHING),
    # One document at a time: its sentences fit the deadline at some 15 a second.
    WorkKind(name=EMBED, words=_("embed"), handler=give_vectors, lane=ARCHIVE, batch=1),
    WorkKind(name=PERCOLATE, words=_("percolate"), handler=percolate, lane=ARCHIVE),
    # Tries are those of our own faults; a receiver's failures are counted on its webhook.
    WorkKind(name=TELL, words=_("tell webhooks"), handler=tell, lane=TELLING, tries=50),
    WorkKind(name=NEAR, words=_("percolate by vectors"), handler=percolate_vectors, lane=ARCHIVE),
    # One at a time: each may wait for its host as long as everything before it together.
    WorkKind(name=POLL, words=_("read a watch"), handler=poll, lane=WATCHING, batch=1),
    WorkKind(name=BRING, words=_("fetch an article"), handler=bring, lane=WATCHING, batch=1),
    WorkKind(name=TAKE, words=_("take in a table"), handler=take_tables, lane=TABLES, batch=1),
    WorkKind(name=ABANDON, words=_("return claims"), handler=return_claims, lane=TIDYING),
    WorkKind(name=FORGET, words=_("forget"), handler=forget, lane=TIDYING),
)


def on_sentences_cut(
    sender: type[Sentence], sentences: Sequence[Sentence], **_details: Any
) -> Readings:
    """Read what will be claims before anybody waits for it."""
    return read(sentences)


def on_document_cut(
    sender: type[Document], document: Document, ahead: Sequence[Readings] = (), **_details: Any
) -> None:
    """Raise claims of a text under review; let any text bear on the claims that stand."""
    if document.review_since:
        raise_claims(document, *ahead)
    ask_for_vectors(document)
    ask_for_percolation(document)
