"""Work that wedges in C code, declared for real processes."""

from claims.machine import KINDS as PRODUCT
from sources.work.kinds import Effects, Lane, WorkKind

WEDGES = 1


def note(subjects: list[int]) -> Effects:
    """No signal interrupts this sum, and it holds the interpreter's lock for hours."""
    if WEDGES in subjects:
        sum(range(10**13))
    return lambda held: None


NOTE = WorkKind(name="note", words="note", handler=note, lane=Lane("errands", share=1.0), tries=2)
KINDS = (NOTE,)
BESIDE_THE_OTHERS = (*PRODUCT, NOTE)
