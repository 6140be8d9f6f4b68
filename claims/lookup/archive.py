"""Searching the archive by words, as somebody does who looks for evidence by hand.

The words are folded and stemmed as everywhere; a sentence need not have them all, and those that
have more of the rare ones come first. What narrows a search narrows the best thousand.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q

from claims.refusals.looking_up import NotReady
from sources.host import HostError
from sources.index import Query
from sources.index.following import IndexBehindError, caught_up
from sources.intake.arrival import aware
from sources.intake.moments import moment_in
from sources.models import Sentence, Source
from sources.models.sentence import TAKEN_DOWN, SentenceQuerySet
from sources.models.source import Tier
from sources.models.whole_texts import whole_texts
from sources.refusals.texts import TooLong, UnknownTier
from sources.text.sentences.long_sentences import LONGEST
from sources.text.spelling.folding import fold, terms

log = logging.getLogger(__name__)

LOOKED_AT: Final = 1_000  # sentences; who has to read further asks for other words
PATIENCE: Final = 2.0  # seconds that a question waits for the index


@dataclass(frozen=True, kw_only=True)
class Question:
    """Words to look for, and where; a document alone is asked for all that it says."""

    words: str = ""
    source: int | None = None
    source_name: str = ""
    tier: str = ""
    published_after: str = ""
    published_before: str = ""
    document: int | None = None

    def narrow(self, rows: SentenceQuerySet) -> SentenceQuerySet:
        """Those it asks about; raises ImpossibleDate and UnknownTier."""
        if self.tier and self.tier not in Tier.values:
            raise UnknownTier(tier=self.tier[:20], known=", ".join(Tier.values))
        after, before = (
            self.moment(said) for said in (self.published_after, self.published_before)
        )
        wanted = {
            "document__source": self.source,
            "document__source__tier": self.tier,
            "document__published_at__gte": after,
            "document__published_at__lt": before,
            "document": self.document,
        }
        rows = rows.filter(**{name: value for name, value in wanted.items() if value})
        if not self.source_name.strip():
            return rows
        named = Source.objects.named_like(fold(self.source_name))
        return rows.filter(Q(document__source__in=named))

    @staticmethod
    def moment(said: str) -> datetime | None:
        return aware(moment_in(said))


def look_in_archive(asked: Question) -> list[int]:
    """The ids of the sentences that answer, the best first; raises a Refusal, NotReady too."""
    rows = asked.narrow(Sentence.objects.current().exclude(furniture=TAKEN_DOWN))
    if asked.document:
        return within_document(rows, terms(asked.words))
    ranked = best_by_words(asked.words)
    there = set(rows.filter(pk__in=ranked).order_by().values_list("pk", flat=True))
    return [pk for pk in ranked if pk in there]


def within_document(rows: SentenceQuerySet, words: Sequence[str]) -> list[int]:
    """Its sentences as they stand; with words, those that have any, the most of them first."""
    told = rows.order_by("is_furniture", "start").values_list("pk", "text")
    if not words:
        return [pk for pk, _text in told]
    shared = {pk: len(set(words) & set(terms(text))) for pk, text in told}
    return sorted((pk for pk in shared if shared[pk]), key=lambda pk: -shared[pk])


def best_by_words(words: str) -> list[int]:
    if len(words) > LONGEST:
        raise TooLong(limit=f"{LONGEST:,}")
    if not terms(words):
        return []
    try:
        (hits,) = caught_up(patience=PATIENCE).search([Query(words)], LOOKED_AT)
    except (IndexBehindError, HostError) as error:
        log.warning("no search of the archive: %s", error)
        raise NotReady from None
    return [hit.sentence for hit in hits]


def sentences_at(ids: Sequence[int]) -> list[Sentence]:
    """These sentences in this order, with document and source, without the heavy texts."""
    rows = Sentence.objects.select_related("document__source")
    found = rows.defer(*whole_texts("document")).in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]
