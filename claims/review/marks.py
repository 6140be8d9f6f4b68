"""Which spans of a claim and of its evidence the page highlights, and the words for why."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claims.comparing.findings import AGREEING, DISPUTING
from claims.models import Claim, Evidence, Stance
from claims.review.labels import FINDINGS, REASONS, words_for
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
    """Something the comparison of claim and evidence came to: in words, and theirs beside ours."""

    style: str
    label: str
    mine: str = ""
    theirs: str = ""


def evidence_marks(explanation: object, side: str) -> list[Mark]:
    """What claim and found sentence share and where they part, in one of the two: its `side`."""
    shared = [(pair.get(side), "shared", "") for pair in rows_of(explanation, "shared")]
    told = [
        (row.get(side), STYLES.get(row.get("code", ""), "differs"), label_of(row))
        for row in rows_of(explanation, "findings")
    ]
    spanned = [(span_of(where), style, title) for where, style, title in [*shared, *told]]
    return [Mark(*span, style, title) for span, style, title in spanned if span]


def findings(evidence: Evidence, claim: Claim) -> list[Finding]:
    """The findings with the words of both texts that they rest on, each once."""
    found = [
        Finding(
            STYLES.get(row.get("code", ""), "differs"),
            label_of(row),
            words_at(claim.sentence.text, row.get("claim")),
            words_at(evidence.sentence.text, row.get("found")),
        )
        for row in rows_of(evidence.explanation, "findings")
    ]
    return list(dict.fromkeys([*found, *attribution(evidence.explanation)]))


def attribution(explanation: object) -> list[Finding]:
    """Who says it here and who in the claim, where a text names somebody."""
    speakers = explanation.get("speakers") if isinstance(explanation, dict) else None
    if not isinstance(speakers, dict):
        return []
    mine, theirs = (name_of(speakers.get(side)) for side in ("claim", "found"))
    return [Finding("said", _("who says it"), mine, theirs)] if mine or theirs else []


def name_of(speaker: object) -> str:
    return str(speaker.get("who", "")) if isinstance(speaker, dict) else ""


def suggestion_reasons(evidence: Evidence) -> list[str]:
    """What the suggested stance rests on, in words."""
    if evidence.suggested_stance == Stance.IRRELEVANT:
        return [_("hardly a word in common")]
    carrying = DISPUTING if evidence.suggested_stance == Stance.DISPUTES else AGREEING
    rows = rows_of(evidence.explanation, "findings")
    return list(dict.fromkeys(label_of(row) for row in rows if row.get("code") in carrying))


STYLES = {
    "figure_agrees": "agrees",
    "date_agrees": "agrees",
    "same_speaker": "agrees",
    "figure_conflicts": "conflicts",
    "date_conflicts": "conflicts",
}


def label_of(row: dict[str, Any]) -> str:
    return words_for(str(row.get("code", "")), FINDINGS)


def rows_of(explanation: object, name: str) -> list[dict[str, Any]]:
    """A list of objects in stored JSON; nothing where there is none."""
    rows = explanation.get(name) if isinstance(explanation, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def span_of(where: object) -> tuple[int, int] | None:
    """A stored [start, end]; None for anything else."""
    if isinstance(where, list) and len(where) == 2 and all(isinstance(n, int) for n in where):
        return where[0], where[1]
    return None


def words_at(text: str, where: object) -> str:
    span = span_of(where)
    return text[span[0] : span[1]] if span else ""


def spans(rows: object) -> Iterator[dict[str, Any]]:
    """The rows of stored JSON that have a code and a span; what else lies there is left alone."""
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and isinstance(row.get("code"), str):
            start, end = row.get("start", 0), row.get("end", 0)
            if isinstance(start, int) and isinstance(end, int):
                yield {**row, "start": start, "end": end}
