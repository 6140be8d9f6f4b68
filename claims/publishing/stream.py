"""The one list of what left the house; whoever tells readers of it reads it here."""

from claims.models import Verdict
from claims.models.verdict import VerdictQuerySet


def stream(*, after: int = 0) -> VerdictQuerySet:
    """Every published row after this number, in the gapless order of publication.

    Each carries its `publication_seq` and its kind; updates, corrections and voids come like any
    other, and what a reader has seen never moves.
    """
    published = Verdict.objects.for_readers().published()
    return published.filter(publication__seq__gt=after).order_by("publication__seq")
