"""How well speculative sentences are told from factual ones."""

from pathlib import Path

from claims.triage import assess
from tests.evaluation import Options
from tests.evaluation.judged_units import FACTUAL, FURNITURE, SPECULATIVE, read


def measure(path: Path, options: Options) -> dict[str, float]:
    """Precision, recall and F1 of "speculative" over the units labelled F or S.

    All units but furniture are assessed together in document order, as in the product, so that
    a list under "possible outcomes" has its heading above it.
    """
    del options
    right = suggested = gold = 0
    for _, judged in read(path):
        units = [unit for unit in judged if unit.label != FURNITURE]
        for unit, found in zip(units, assess([unit.text for unit in units]), strict=True):
            if unit.label not in {FACTUAL, SPECULATIVE}:
                continue
            is_gold = unit.label == SPECULATIVE
            suggested += found.speculative
            gold += is_gold
            right += found.speculative and is_gold
    return {
        "precision": right / suggested if suggested else 1.0,
        "recall": right / gold if gold else 1.0,
        "f1": 2 * right / (suggested + gold) if suggested + gold else 1.0,
    }
