"""Which pieces of a claim's evidence speak for themselves, and which repeat one another."""

from collections import Counter
from collections.abc import Sequence

from claims.comparing.voices import voices
from claims.models.claim import Claim
from claims.models.evidence import Evidence
from claims.models.statement import ECHO
from sources.text.spelling.folding import terms


def give_voices(evidence: Sequence[Evidence], stems: Sequence[Sequence[str]]) -> None:
    """Number those who speak for themselves; who says another thing is no copy, however alike.

    `stems` are those of the claim and of each row.
    """
    own, *groups = voices(stems)
    alike = Counter([own, *groups])
    numbers = {(own, False): ECHO}
    for row, group in zip(evidence, groups, strict=True):
        differs = alike[group] > 1 and row.compared.differs
        row.voice = numbers.setdefault((group, differs), len(numbers))


def voice_anew(claim: Claim) -> None:
    """Number all that is kept for a claim, what was found and what was brought together."""
    rows = list(claim.evidence.for_claim_page())
    give_voices(rows, [terms(text) for text in (claim.sentence.text, *texts_of(rows))])
    Evidence.objects.bulk_update(rows, ["voice"])


def texts_of(evidence: Sequence[Evidence]) -> list[str]:
    return [row.sentence.text for row in evidence]
