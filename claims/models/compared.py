"""Two sentences compared in the light of when each was said."""

from claims.comparing import Comparison, compare
from sources.models import Sentence


def compared(mine: Sentence, theirs: Sentence) -> Comparison:
    """What the two share and differ on; they come with their documents."""
    return compare(
        mine.text, theirs.text, claim_date=mine.document.dated, found_date=theirs.document.dated
    )
