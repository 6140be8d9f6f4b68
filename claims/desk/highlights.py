"""Which spans of a claim and of its evidence the page highlights, and the words for why."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claims.comparing import Comparison
from claims.comparing.differences import AGREEING, DISPUTING, Finding
from claims.desk.labels import FINDINGS, REASONS, words_for
from claims.models import Claim, Evidence, Stance
from sources.text.highlighting import Highlight


class ShownReason(NamedTuple):
    """Why the machine thinks what it thinks of a claim: label, the deciding words, weight."""

    label: str
    words: tuple[str, ...]
    weight: float


def reason_marks(claim: Claim) -> list[Highlight]:
    """The deciding words of a claim; a reason about the sentence as a whole marks nothing."""
    whole = len(claim.sentence.text)
    return [
        Highlight(row["start"], row["end"], "reason", words_for(row["code"], REASONS))
        for row in spans(claim.reasons)
        if row["end"] - row["start"] < whole
    ]


def reasons_of(claim: Claim) -> list[ShownReason]:
    """The reasons in words, heaviest first, those with the same label in one line."""
    text, weights, words = claim.sentence.text, dict[str, float](), dict[str, list[str]]()
    for row in spans(claim.reasons):
        label = words_for(row["code"], REASONS)
        weights[label] = weights.get(label, 0.0) + float(row.get("weight", 0.0))
        said = text[row["start"] : row["end"]]
        words.setdefault(label, []).extend([said] if said and said != text else [])
    reasons = [ShownReason(k, tuple(dict.fromkeys(words[k])), w) for k, w in weights.items()]
    return sorted(reasons, key=lambda reason: -abs(reason.weight))


class ShownFinding(NamedTuple):
    """Something the comparison of claim and evidence came to: in words, and theirs beside ours."""

    style: str
    label: str
    mine: str = ""
    theirs: str = ""


def evidence_marks(compared: Comparison, side: str) -> list[Highlight]:
    """What claim and found sentence share and where they part, in one of the two: its `side`."""
    shared = [(getattr(pair, side), "shared", "") for pair in compared.shared]
    parted = [(getattr(f, side), style_of(f), label_of(f)) for f in compared.findings]
    return [
        Highlight(span[0], span[1], style, title) for span, style, title in shared + parted if span
    ]


def quote_mark(evidence: Evidence) -> Highlight:
    """The words that somebody quoted of it; an empty mark, which nobody sees, where none were."""
    return Highlight(evidence.quote_start, evidence.quote_end, "quoted", _("quoted words"))


def findings(compared: Comparison, mine: str, theirs: str) -> list[ShownFinding]:
    """The findings with the words of both texts that they rest on, each once."""
    found = [
        ShownFinding(style_of(f), label_of(f), words_at(mine, f.claim), words_at(theirs, f.found))
        for f in compared.findings
    ]
    return list(dict.fromkeys([*found, *attribution(compared)]))


def attribution(compared: Comparison) -> list[ShownFinding]:
    """Who says it here and who in the claim, where a text names somebody."""
    speakers = (compared.claim_speaker, compared.found_speaker)
    mine, theirs = (speaker.who if speaker else "" for speaker in speakers)
    return [ShownFinding("said", _("who says it"), mine, theirs)] if mine or theirs else []


def suggestion_reasons(evidence: Evidence) -> list[str]:
    """What the suggested stance rests on, in words."""
    if evidence.suggested_stance == Stance.IRRELEVANT:
        return [_("hardly a word in common")]
    carrying = DISPUTING if evidence.suggested_stance == Stance.DISPUTES else AGREEING
    found = evidence.compared.findings
    return list(dict.fromkeys(label_of(f) for f in found if f.code in carrying))


STYLES = {
    "figure_agrees": "agrees",
    "date_agrees": "agrees",
    "same_speaker": "agrees",
    "score_agrees": "agrees",
    "figure_conflicts": "conflicts",
    "date_conflicts": "conflicts",
    "score_differs": "conflicts",
}


def style_of(finding: Finding) -> str:
    return STYLES.get(finding.code, "differs")


def label_of(finding: Finding) -> str:
    return words_for(finding.code, FINDINGS)


def words_at(text: str, span: tuple[int, int] | None) -> str:
    return text[span[0] : span[1]] if span else ""


def spans(rows: object) -> Iterator[dict[str, Any]]:
    """The rows of stored JSON that have a code and a span; what else lies there is left alone."""
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and isinstance(row.get("code"), str):
            start, end = row.get("start", 0), row.get("end", 0)
            if isinstance(start, int) and isinstance(end, int):
                yield {**row, "start": start, "end": end}
