"""Finds weighed: of what a search brought, what bears on the claim, the likeliest first."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import Final, NamedTuple

from claims.matching.bearing import (
    BESIDE,
    COVERAGE,
    NEARNESS,
    NUMBER,
    band,
    coverage,
    likelihood,
    nearness,
    numbers_of,
    tellingness,
)
from claims.models import Claim
from sources.index import Index
from sources.index.query_text import searchable
from sources.index.ranking.archive_ranking import Ranked
from sources.index.ranking.mixing import CHARACTERS, DENSE
from sources.models import Sentence
from sources.text.spelling.folding import terms

# Six more would show .01 more of the good rows; each costs some 40 µs.
LOOKED_AT: Final = 24

Dates = Mapping[int, datetime | None]


class Bearing(NamedTuple):
    """A find that may bear on the claim: how likely, the band of that, the signs, its stems."""

    sentence: int
    score: float
    band: str
    parts: Mapping[str, float]
    stems: Sequence[str]


class Asked(NamedTuple):
    """What a claim asks of a find: what its terms tell, its date, how near the nearest find is."""

    terms: Mapping[str, float]
    numbers: Set[str]
    written: datetime | None
    nearest: float

    def signs(self, hit: Ranked, found: Set[str], written: datetime | None) -> dict[str, float]:
        """The likenesses of a find with these stems, and what else tells that it bears on this."""
        signs = {
            **hit.parts,
            NUMBER: 0.0 if self.numbers.isdisjoint(found) else 1.0,
            NEARNESS: nearness(self.written, written),
        }
        if CHARACTERS in signs:  # else the two are written in different scripts
            signs[COVERAGE] = coverage(self.terms, found)
        if DENSE in signs:
            signs[BESIDE] = signs[DENSE] - self.nearest
        return signs


class Scales(NamedTuple):
    """What weighing needs beside the texts: how rare a term is, and when a text was written."""

    engine: Index
    dates: Dates

    def weigh(self, claim: Claim, ranked: Sequence[Ranked]) -> list[Bearing]:
        """What of these finds may bear on the claim, the likeliest first; noise is left out."""
        looked_at = ranked[:LOOKED_AT]
        stems = stems_of(claim)
        asked = Asked(
            tellingness(stems, frequency=self.engine.frequency, size=self.engine.size),
            numbers_of(stems),
            claim.sentence.document.published_at,
            max((hit.parts.get(DENSE, -1.0) for hit in looked_at), default=-1.0),
        )
        weighed = [self._weighed(asked, hit) for hit in looked_at]
        return sorted((one for one in weighed if one.band), key=lambda one: -one.score)

    def _weighed(self, asked: Asked, hit: Ranked) -> Bearing:
        stems = terms(hit.text)
        signs = asked.signs(hit, frozenset(stems), self.dates.get(hit.sentence))
        score = likelihood(signs)
        return Bearing(hit.sentence, score, band(score), signs, stems)


def stems_of(claim: Claim) -> list[str]:
    return terms(searchable(claim.sentence.text))


def dates_of(sentences: Iterable[int]) -> Dates:
    """When the documents of these sentences were published, in one query."""
    rows = Sentence.objects.filter(pk__in=set(sentences)).order_by()
    return dict(rows.values_list("pk", "document__published_at"))
