import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

import numpy as np
from django.core.management.base import BaseCommand

from claims.comparing import stance
from claims.comparing.aligning import align
from claims.comparing.comparison import findings
from claims.comparing.reading import read as read_text
from claims.comparing.stance_features import Features, features
from tests.evaluation.stance import JudgedPair, cosines_of, read

STRENGTH: Final = 0.2  # inverse L2 penalty, by cross-validation over groups of linked headlines
SEEN: Final = 4  # pairs a word must occur in before it gets a weight


class Command(BaseCommand):
    """Learn the weights of comparing from judged pairs; needs scikit-learn, a development tool."""

    help = "Learn stance weights from CSV files of s1,s2,stance and write them into the package."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--output",
            type=Path,
            default=Path(stance.__file__).with_name("stance_weights.json"),
            help="Where to write the weights; by default into the package.",
        )

    def handle(self, *_args: object, **told: Any) -> None:
        pairs = read(told["file"])
        weights = {
            "lexical": learned(pairs, [None] * len(pairs)),
            "hybrid": learned(pairs, cosines_of(pairs)),
        }
        lines = [f"{json.dumps(mode)}: {{\n{_table(table)}\n}}" for mode, table in weights.items()]
        told["output"].write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
        self.stdout.write(f"{len(weights['hybrid'])} weights")


def learned(pairs: list[JudgedPair], cosines: list[float] | list[None]) -> dict[str, list[float]]:
    """Weights by feature name, three each in the order of `stance.CLASSES`, and the bias."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    rows = [_row(pair, cosine) for pair, cosine in zip(pairs, cosines, strict=True)]
    vectorizer = DictVectorizer(sparse=False)
    table = vectorizer.fit_transform(rows)
    names = vectorizer.get_feature_names_out()
    of_word = np.array([name[:2] in {"1:", "2:"} for name in names])
    kept = ~of_word | ((table > 0).sum(axis=0) >= SEEN)
    table, names, of_word = table[:, kept], names[kept], of_word[kept]
    mean = np.where(of_word, 0.0, table.mean(axis=0))
    width = np.where(of_word, 1.0, np.maximum(table.std(axis=0), 1e-9))
    gold = np.array([stance.CLASSES.index(pair.stance) for pair in pairs])
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((table - mean) / width, gold)
    weights = model.coef_ / width
    bias = model.intercept_ - weights @ mean
    return {"bias": _short(bias), **dict(zip(names, map(_short, weights.T), strict=True))}


def _row(pair: JudgedPair, cosine: float | None) -> Features:
    claim, found = read_text(pair.claim), read_text(pair.found)
    words = align(claim, found)
    return features(claim, found, words, findings=findings(claim, found, words), cosine=cosine)


def _short(values: np.ndarray) -> list[float]:
    return [round(float(value), 4) for value in values]


def _table(weights: dict[str, list[float]]) -> str:
    return ",\n".join(f"{json.dumps(k, ensure_ascii=False)}: {v}" for k, v in weights.items())
