"""How a found text stands to a claim: agrees, disagrees or speaks of something else; learned.

A logistic regression over what comparing already explains (overlap, figures, dates, negation,
opposite words, places) and over the words only one of the texts has. The weights in
`stance_weights.json` are learned by `manage.py train_stance` from ANS (Khouja, "Stance Prediction
and Claim Verification: An Arabic Perspective", 2020; Apache-2.0), one set without and one with the
cosine of the two texts' embeddings (`hybrid`).

The likelihoods alone never become a suggestion. `suggest` asks for a stated reason as well:
*disputes* needs a finding that disputes (a figure or date in conflict, a negation, opposite words)
on strongly overlapping text; *supports* needs a claim nearly covered, a finding that agrees and
none that disputes; *irrelevant* needs hardly any word in common, in texts of one script: Arabic and
English share none whatever they say. Otherwise nothing is suggested. On judged headlines kept out
of training 83 of 85 suggested *disputes* and all 19 *supports* were right; most pairs get no
suggestion, and should.
"""

import json
import math
from collections.abc import Mapping, Sequence, Set
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from claims.comparing.differences import (
    AGREEING,
    ALTERING,
    CALLED_UNTRUE,
    DISPUTING,
    FIGURE_AGREES,
    FIGURE_CONFLICTS,
    WORD_DIFFERS,
    Finding,
)
from claims.comparing.stance_features import COSINE, Features

AGREE: Final = "agree"
DISAGREE: Final = "disagree"
OTHER: Final = "other"
CLASSES: Final = (AGREE, DISAGREE, OTHER)
SUPPORTS: Final = "supports"
DISPUTES: Final = "disputes"
IRRELEVANT: Final = "irrelevant"

_OVERLAPPING: Final = 0.5  # of the claim's words: below, a difference may be about something else
_OVERLAPPED: Final = 0.45  # of the found text's words: a long one tells much besides
_FRAMED: Final = 0.3  # beside a figure of the same thing
_TOO_SHORT: Final = 3  # content words, below which a text tells too little to compare
_COVERED: Final = 0.7
_UNRELATED: Final = 0.2
_LIKELY: Final = 0.6
_SURELY: Final = 0.8
_WEIGHTS: Final = Path(__file__).with_name("stance_weights.json")

Weights = Mapping[str, Sequence[float]]


def likelihood(row: Features) -> dict[str, float]:
    """The learned shares of agree, disagree and other among such pairs; they sum to 1."""
    weights = _weights("hybrid" if COSINE in row else "lexical")
    agree, disagree, other = weights["bias"]
    for name, value in row.items():
        if value and (weight := weights.get(name)):
            agree += value * weight[0]
            disagree += value * weight[1]
            other += value * weight[2]
    highest = max(agree, disagree, other)
    powers = [math.exp(total - highest) for total in (agree, disagree, other)]
    return {name: power / sum(powers) for name, power in zip(CLASSES, powers, strict=True)}


@cache
def _weights(mode: str) -> Weights:
    weights: Weights = json.loads(_WEIGHTS.read_text("utf-8"))[mode]
    return weights


class Weighed(NamedTuple):
    """What a suggestion is weighed by, besides likelihoods and findings.

    `coverage` of the claim and of the found text; `framed`: codes of the findings about figures of
    one thing; `telling`: content words of the shorter text.
    """

    coverage: float
    of_found: float
    framed: frozenset[str] = frozenset()
    one_script: bool = True
    telling: int = _TOO_SHORT
    undated: bool = False


def suggest(likely: Mapping[str, float], findings: Sequence[Finding], weighed: Weighed) -> str:
    """The stance the explanation carries, or "" when it carries none."""
    codes = {finding.code for finding in findings}
    if weighed.undated or weighed.telling < _TOO_SHORT:
        return ""
    if _disputes(likely, codes, weighed):
        return DISPUTES
    if _supports(likely, codes, weighed):
        return SUPPORTS
    hardly = weighed.coverage < _UNRELATED and likely[OTHER] >= _LIKELY
    return IRRELEVANT if weighed.one_script and not codes and hardly else ""


def _disputes(likely: Mapping[str, float], codes: Set[str], weighed: Weighed) -> bool:
    """A difference in what both texts tell, or another figure of the same thing."""
    if CALLED_UNTRUE in codes:
        return weighed.coverage >= _OVERLAPPING
    if weighed.coverage >= _FRAMED and FIGURE_CONFLICTS in weighed.framed:
        return likely[AGREE] < _SURELY
    overlapping = weighed.coverage >= _OVERLAPPING and weighed.of_found >= _OVERLAPPED
    differing = codes & DISPUTING - {FIGURE_CONFLICTS}
    return bool(differing) and overlapping and likely[AGREE] < _SURELY


def _supports(likely: Mapping[str, float], codes: Set[str], weighed: Weighed) -> bool:
    """Nothing differs, and the claim is nearly covered or a figure of the same thing agrees."""
    if codes & (ALTERING | {WORD_DIFFERS}):
        return False
    if weighed.coverage >= _FRAMED and FIGURE_AGREES in weighed.framed:
        return True
    covered = weighed.coverage >= _COVERED and likely[AGREE] >= _LIKELY
    return bool(codes & AGREEING) and covered
