"""Which spans of a claim and of its evidence the page highlights, and the words for why."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from claims.models import Claim, Evidence
from claims.review.labels import REASONS, words_for
from sources.marking import Mark


class Reason(NamedTuple):
    """Why the machine thinks what it thinks of a claim: label, the deciding words, weight."""

    label: str
    words: tuple[str, ...]
    weight: float


def reason_marks(claim: Claim) -> list[Mark]:
    """The deciding words of a claim; a reason about the sentence as a whole marks nothing."""
    whole = len(claim.sentence.text)
    return [
        Mark(row["start"], row["end"], "reason", words_for(row["code"], REASONS))
        for row in spans(claim.reasons)
        if row["end"] - row["start"] < whole
    ]


def reasons_of(claim: Claim) -> list[Reason]:
    """The reasons in words, heaviest first, those with the same label in one line."""
    text, weights, words = claim.sentence.text, dict[str, float](), dict[str, list[str]]()
    for row in spans(claim.reasons):
        label = words_for(row["code"], REASONS)
        weights[label] = weights.get(label, 0.0) + float(row.get("weight", 0.0))
        said = text[row["start"] : row["end"]]
        words.setdefault(label, []).extend([said] if said and said != text else [])
    reasons = [Reason(k, tuple(dict.fromkeys(words[k])), w) for k, w in weights.items()]
    return sorted(reasons, key=lambda reason: -abs(reason.weight))


class Finding(NamedTuple):
    """Something the comparison of claim and evidence came to, in words."""

    style: str
    label: str
    words: str = ""


def evidence_marks(explanation: object) -> list[Mark]:
    """What a found sentence shares with the claim and where they part."""
    return []


def findings(evidence: Evidence) -> list[Finding]:
    return []


def spans(rows: object) -> Iterator[dict[str, Any]]:
    """The rows of stored JSON that have a code and a span; what else lies there is left alone."""
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and isinstance(row.get("code"), str):
            start, end = row.get("start", 0), row.get("end", 0)
            if isinstance(start, int) and isinstance(end, int):
                yield {**row, "start": start, "end": end}
