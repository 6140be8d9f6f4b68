"""The figures once reached on data kept outside the project are not to fall again.

Those with embeddings take minutes; `FACTCHECK_SLOW=1` holds them too.
"""

import importlib
import json
import os
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from tests.evaluation import Options

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("FACTCHECK_DATA", ROOT / "../shared/data"))
COMMITTED = json.loads((Path(__file__).parent / "figures_committed.json").read_text("utf-8"))
HELD = [row for row in COMMITTED if row["mode"] == "lexical" or "FACTCHECK_SLOW" in os.environ]

pytestmark = pytest.mark.figures


@cache
def measured(what, file, mode, train, folder):
    options = Options(
        mode=mode, train=DATA / train if train else None, folder=DATA / folder if folder else None
    )
    return importlib.import_module(f"tests.evaluation.{what}").measure(DATA / file, options)


@pytest.mark.parametrize(
    "row", HELD, ids=lambda row: "-".join([row["what"], Path(row["file"]).stem, row["metric"]])
)
def test_a_figure_has_not_fallen_below_the_committed_one(row):
    if not (DATA / row["file"]).exists():
        pytest.skip(f"no {row['file']} in the data folder: set FACTCHECK_DATA to where it is")
    metrics = measured(row["what"], row["file"], row["mode"], row.get("train"), row.get("folder"))
    assert metrics[row["metric"]] >= row["at_least"]


def test_no_figure_is_committed_twice():
    def key(row):
        return row["what"], row["file"], row["mode"], row["metric"], row.get("train") or ""

    assert all(len([*rows]) == 1 for _, rows in groupby(sorted(COMMITTED, key=key), key=key))
