"""What a stance is learned from: how far two texts overlap, agree and differ, as numbers."""

import math
from collections.abc import Sequence
from typing import Final

from claims.comparing.aligning import Alignment
from claims.comparing.differences import Finding
from claims.comparing.reading import ReadText

COSINE: Final = "cosine"

Features = dict[str, float]


def features(
    claim: ReadText,
    found: ReadText,
    words: Alignment,
    *,
    findings: Sequence[Finding],
    cosine: float | None = None,
) -> Features:
    """What the model looks at, by name; word features are 1 for a stem only one text has."""
    row = {
        **_overlap(claim, found, words),
        **_order(words),
        **_sets(claim, found),
        **_sayings(claim, found, words),
        **{f"said_{finding.code}": 1.0 for finding in findings},
        **{f"1:{claim.tokens[at].stem}": 1.0 for at in words.only_claim},
        **{f"2:{found.tokens[at].stem}": 1.0 for at in words.only_found},
    }
    if cosine is not None:
        row[COSINE] = cosine
    return row


def _overlap(claim: ReadText, found: ReadText, words: Alignment) -> Features:
    of_claim, of_found = max(len(claim.content), 1), max(len(found.content), 1)
    exact = sum(pair.exact for pair in words.pairs)
    only = (len(words.only_claim), len(words.only_found))
    covered = (len(words.pairs) / of_claim, len(words.pairs) / of_found)
    letters = len(claim.letters & found.letters)
    return {
        "covered_claim": covered[0],
        "covered_found": covered[1],
        "covered_least": min(covered),
        "covered_most": max(covered),
        "exact_claim": exact / of_claim,
        "exact_found": exact / of_found,
        "only_claim": only[0],
        "only_found": only[1],
        "only_least": min(only),
        "only_sum": sum(only),
        "contained": float(min(only) == 0),
        "words_claim": of_claim,
        "words_found": of_found,
        "length_ratio": math.log(of_found / of_claim),
        "letters": letters / max(len(claim.letters) + len(found.letters) - letters, 1),
        "letters_claim": letters / max(len(claim.letters), 1),
        "letters_found": letters / max(len(found.letters), 1),
    }


def _order(words: Alignment) -> Features:
    """Whether the shared words keep their order and stay together."""
    steps = list(zip(words.pairs, words.pairs[1:], strict=False))
    turned = sum(b.found < a.found for a, b in steps)
    together = sum(b.found == a.found + 1 and b.claim == a.claim + 1 for a, b in steps)
    return {"turned": turned / max(len(steps), 1), "together": together / max(len(steps), 1)}


def _sets(claim: ReadText, found: ReadText) -> Features:
    """Places, figures and dates as sets: shared, only in one text, exchanged."""
    row: Features = {}
    for name, mine, theirs in (
        ("place", set(claim.places.values()), set(found.places.values())),
        ("figure", {f.value for f in claim.figures}, {f.value for f in found.figures}),
        ("date", {d[2:4] for d in claim.dates}, {d[2:4] for d in found.dates}),
    ):
        row[f"{name}_shared"] = len(mine & theirs)
        row[f"{name}_only_claim"] = len(mine - theirs)
        row[f"{name}_only_found"] = len(theirs - mine)
        row[f"{name}_exchanged"] = float(bool(mine - theirs and theirs - mine))
    return row


def _sayings(claim: ReadText, found: ReadText, words: Alignment) -> Features:
    """Negations, questions and the poles of words."""
    no_claim, no_found = len(claim.negations), len(found.negations)
    mine, theirs = _poles(claim, claim.content), _poles(found, found.content)
    alone = _poles(claim, words.only_claim), _poles(found, words.only_found)
    return {
        "no_claim": no_claim,
        "no_found": no_found,
        "no_in_one": float((no_claim > 0) != (no_found > 0)),
        "no_more_found": float(no_found > no_claim),
        "no_more_claim": float(no_found < no_claim),
        "asks_claim": float(claim.asks),
        "asks_found": float(found.asks),
        "opposed": _opposed(mine - theirs, theirs - mine),
        "opposed_alone": float(bool(_opposed(*alone))),
        "one_pole": len(mine & theirs),
        "one_pole_alone": float(bool(alone[0] & alone[1])),
    }


def _poles(reading: ReadText, positions: Sequence[int]) -> set[tuple[str, int]]:
    return {pole for at, named in reading.poles.items() if at in positions for pole in named}


def _opposed(mine: set[tuple[str, int]], theirs: set[tuple[str, int]]) -> int:
    return sum((axis, 1 - pole) in theirs for axis, pole in mine)
