"""What one search found for a claim."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from claims.models import Claim, Evidence, Outcome, Repeat
from claims.models.statement import ECHO
from sources.index.ranking.score_bands import PERHAPS

# Two voices so close to the best are equally good, and the editor is told so.
TIE: Final = 0.02


class Means(NamedTuple):
    """With what a claim was matched: how much of the archive, and whose vectors ("" for none)."""

    change: int = 0
    encoder: str = ""


UNTOLD: Final = Means()


@dataclass(frozen=True)
class Found:
    """What matching found for one claim, unsaved; evidence is in its order."""

    claim: Claim
    evidence: list[Evidence]
    repeats: list[Repeat]
    means: Means = UNTOLD

    @property
    def outcome(self) -> str:
        """Found, nothing, or several equally good; copies are no voices of their own.

        What is perhaps on the subject is no finding.
        """
        if not (telling := self.telling()):
            return Outcome.NOTHING
        scores = [row.score or 0.0 for row in telling]
        near = zip(telling, scores, strict=True)
        tied = {row.voice for row, score in near if score >= scores[0] - TIE}
        return Outcome.SEVERAL if len(tied - {ECHO}) > 1 else Outcome.FOUND

    def telling(self) -> list[Evidence]:
        """The evidence that is more than perhaps on the subject."""
        return [row for row in self.evidence if row.band != PERHAPS]

    def older_claims(self) -> list[Claim]:
        """Claims whose own sentences are among the telling evidence, the likest first."""
        found = (getattr(row.sentence, "claim", None) for row in self.telling())
        return [claim for claim in found if claim is not None]
