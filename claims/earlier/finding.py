"""Which checks of others a claim meets: an index of its own, of what they checked and not of ours.

What is found is shown first and said with what differs; it moves no rating and is counted nowhere.
"""

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from claims.comparing import compare
from claims.comparing.sameness import SAME
from claims.comparing.telling_apart import Difference, told_apart
from claims.lookup.finding import Statement, is_telling
from claims.matching.match import DEPTH
from claims.models import Claim, LabelReading, PastCheck
from claims.models.label_reading import Meaning, Readings
from claims.models.past_check import PastCheckQuerySet
from claims.refusals.looking_up import NoQuestion, NotReady
from sources.host import HostError
from sources.index import Query
from sources.index.archive_search import standing_search
from sources.index.engine.entries import Entry
from sources.index.following import IndexBehindError
from sources.index.ranking.archive_ranking import Ranked
from sources.index.ranking.score_bands import LIKELY, STRONG
from sources.refusals.texts import TooLong
from sources.text.sentences.long_sentences import LONGEST
from sources.text.spelling.visible import is_seen

log = logging.getLogger(__name__)

MOST_MET: Final = 5  # checks a claim; the sixth helps nobody
PATIENCE: Final = 1.0  # seconds that a page waits for the index
AT_ONCE: Final = 2_000  # rows


class ChecksOfOthers(NamedTuple):
    """What they checked, as the index follows it: each check is one text, and never changes."""

    name: str = "checked_by_others"

    def changes(self) -> PastCheckQuerySet:
        return PastCheck.objects.as_changes()

    def sizes(self, documents: Collection[int]) -> dict[int, int]:
        return dict.fromkeys(documents, 1)

    def entries(self, documents: Collection[int]) -> Iterator[Entry]:
        rows = PastCheck.objects.filter(pk__in=documents).order_by()
        for pk, text in rows.values_list("pk", "claim_text").iterator(chunk_size=AT_ONCE):
            yield Entry(pk, pk, text)

    def known(self, ids: Iterable[int]) -> Mapping[int, Entry]:
        return {entry.sentence: entry for entry in self.entries(list(ids))}


CHECKED: Final = ChecksOfOthers()


@dataclass(frozen=True)
class Met:
    """A check of others near to a statement; `likeness` is calibrated as evidence's is.

    `band` is strong only where both say the same and nothing differs.
    """

    check: PastCheck
    likeness: float
    band: str
    differs: list[Difference]
    meaning: Meaning


def met_by(statements: Sequence[Statement]) -> list[list[Met]]:
    """For each statement the checks of others near to it, the nearest first; raises NotReady."""
    if not PastCheck.objects.exists():
        return [[] for _statement in statements]
    found = _found([statement.text for statement in statements])
    rows = PastCheck.objects.for_list().in_bulk({hit.sentence for hits in found for hit in hits})
    table = LabelReading.objects.table()
    return [
        [met(statement, hit, rows[hit.sentence], table=table) for hit in hits]
        for statement, hits in zip(statements, found, strict=True)
    ]


def look_up(text: str) -> list[Met]:
    """The checks of others that one sentence meets; raises NoQuestion, TooLong and NotReady."""
    if not is_seen(text):
        raise NoQuestion
    if len(text) > LONGEST:
        raise TooLong(limit=f"{LONGEST:,}")
    return met_by([Statement(text)])[0]


def met_on_page(claim: Claim) -> list[Met] | None:
    """What a claim meets, for its page: None while the index is not there to be asked."""
    document = claim.sentence.document
    try:
        return met_by([Statement(claim.sentence.text[:LONGEST], document.dated)])[0]
    except NotReady:
        return None


def _found(texts: Sequence[str]) -> list[list[Ranked]]:
    try:
        search = standing_search(CHECKED, depth=DEPTH, patience=PATIENCE)
        found = search.find([Query(text) for text in texts])
    except (IndexBehindError, HostError) as error:
        log.warning("no look-up of checks of others: %s", error)
        raise NotReady from None
    return [[hit for hit in ranked if is_telling(hit)][:MOST_MET] for ranked in found]


def met(statement: Statement, hit: Ranked, check: PastCheck, *, table: Readings) -> Met:
    """Compare a statement with what others checked."""
    compared = compare(
        statement.text, check.claim_text, claim_date=statement.dated, found_date=check.said_on
    )
    differs = told_apart(compared, statement.text, check.claim_text)
    is_same = compared.sameness == SAME and not (differs or compared.differs)
    band = LIKELY if hit.band == STRONG and not is_same else hit.band
    return Met(check, hit.score, band, differs, check.meaning(table))
