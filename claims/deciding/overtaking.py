"""Whether somebody decided the same thing again after a step, whatever they decided.

Values do not tell: a colleague who came to the same answer anew decided it, too.
"""

from typing import Final

from claims.models import Claim, Decision

# What lies beside the claim and is named by its number in a decision; all else is the claim's own.
BESIDE: Final = ("evidence", "original")


def is_decided_anew(claim: Claim, step: Decision) -> bool:
    """Whether a later decision on the same thing stands."""
    later = list(claim.decisions.filter(pk__gt=step.pk))
    undone = {row.after["undoes"] for row in later if row.action == Decision.Action.UNDO}
    standing = (row for row in later if row.action != Decision.Action.UNDO)
    return any(row.pk not in undone and is_on_the_same(row, step) for row in standing)


def is_on_the_same(one: Decision, other: Decision) -> bool:
    shared = one.before.keys() & other.before.keys()
    return bool(shared) and all(one.before.get(name) == other.before.get(name) for name in BESIDE)
