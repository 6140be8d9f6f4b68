"""Stance measured on files, and its weights learned from them."""

import json

import pytest
from django.core.management import call_command

from claims.comparing import stance
from claims.comparing.stance_features import COSINE
from tests.evaluation import MalformedFileError, Options
from tests.evaluation.stance import f1, measure, read

ROWS = [
    ("البنك يرفع سعر الفائدة", "البنك رفع سعر الفائدة", "agree"),
    ("البنك يرفع سعر الفائدة", "البنك يخفض سعر الفائدة", "disagree"),
    ("البنك يرفع سعر الفائدة", "مهرجان للأفلام القصيرة يفتتح في الجنوب", "other"),
]


@pytest.fixture
def judged(tmp_path):
    path = tmp_path / "pairs.csv"
    lines = ["s1,s2,stance", *(",".join(row) for row in ROWS)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_clear_pairs_are_told_apart(judged):
    metrics = measure(judged, Options())
    assert set(metrics) == {"macro_f1", "f1_agree", "f1_disagree", "f1_other"}
    assert metrics["f1_other"] == metrics["f1_disagree"] == 1


def test_a_class_nobody_names_has_no_f1():
    assert f1("other", ["agree"], ["agree"]) == 0


def test_the_mean_counts_every_class_alike():
    assert f1("agree", ["agree", "agree", "other"], ["agree", "other", "other"]) == pytest.approx(
        2 / 3
    )


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "s1,s2,stance\nx,y,perhaps\n"])
def test_another_shape_is_refused(tmp_path, content):
    path = tmp_path / "pairs.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(MalformedFileError):
        read(path)


def test_weights_are_learned_from_a_file(judged, tmp_path, monkeypatch):
    pytest.importorskip("sklearn", reason="scikit-learn is a development tool")
    monkeypatch.setattr(
        "tests.evaluation.management.commands.train_stance.cosines_of",
        lambda pairs: [0.9, 0.8, 0.7],
    )
    output = tmp_path / "weights.json"
    call_command("train_stance", str(judged), "--output", str(output))
    weights = json.loads(output.read_text("utf-8"))
    assert COSINE in weights["hybrid"]
    assert COSINE not in weights["lexical"]
    assert all(len(row) == len(stance.CLASSES) for row in weights["lexical"].values())


def test_hybrid_gives_the_cosine_to_the_comparison(judged, monkeypatch):
    given = []

    def cosines(pairs):
        given.extend(pairs)
        return [0.95, 0.9, 0.75]

    monkeypatch.setattr("tests.evaluation.stance.cosines_of", cosines)
    assert measure(judged, Options(mode="hybrid"))["f1_other"] == 1
    assert len(given) == len(ROWS)
