"""Whether what is stored is what a search would find now."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claims.matching.candidates import Found
from claims.matching.match import searched
from claims.models import Claim, Evidence

TOGETHER: Final = 50  # claims searched for at once
EQUAL: Final = 1e-6  # a difference of scores that says nothing


def stale(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Those that show another first row than a search now, or nothing where it finds something."""
    for start in range(0, len(claims), TOGETHER):
        batch = claims[start : start + TOGETHER]
        shown = first_rows(batch)
        yield from (
            found.claim for found in searched(batch) if shown.get(found.claim.pk) not in best(found)
        )


def best(found: Found) -> set[int | None]:
    """The sentences that may stand first, for copies score alike; None alone where nothing may."""
    scored = [(row.sentence_id, row.score or 0.0) for row in found.telling()]
    return {sentence for sentence, score in scored if score >= scored[0][1] - EQUAL} or {None}


def first_rows(claims: Iterable[Claim]) -> dict[int, int]:
    """The sentence that each of these claims shows first; none where all is folded away."""
    found = Evidence.objects.filter(claim__in=claims, score__isnull=False)
    rows = found.unfolded().order_by("score", "-id")
    return dict(rows.values_list("claim_id", "sentence_id"))
